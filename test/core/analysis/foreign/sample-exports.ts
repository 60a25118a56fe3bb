/** Answers that every survey export below holds: sex, products used, how satisfied, how likely to recommend, what is missing. */
const PEOPLE = Array.from({ length: 60 }, (_, place) => ({
  place,
  sex: place % 2 === 0 ? '男' : '女',
  uses: ['手机', '平板', '手表'].filter((_product, index) => (place + index) % 3 !== 0 || index === 0),
  satisfied: [5, 4, 4, 3, 2][place % 5] ?? 5,
  likely: [10, 9, 9, 8, 7, 6, 3, 10, 9, 2][place % 10] ?? 10,
  missing: `${['希望增加夜间模式', '配送太慢了', '客服回复很快', '价格再便宜一点就好'][place % 4] ?? ''}，${'很'.repeat(1 + (place % 15))}需要`,
}));

/** What they hold: promoters, detractors, and how many use each product. */
export const ANSWERS = {
  count: PEOPLE.length,
  promoters: PEOPLE.filter(({ likely }) => likely >= 9).length,
  detractors: PEOPLE.filter(({ likely }) => likely <= 6).length,
  uses: Object.fromEntries(['手机', '平板', '手表'].map((product) => [product, PEOPLE.filter(({ uses }) => uses.includes(product)).length])),
};

const two = (number: number) => String(number).padStart(2, '0');
const csv = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(',')).join('\r\n');

/** 问卷星, answers by text: choices of several joined by ┋ in one cell. */
export const WJX_TEXT = csv([
  ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP', '1、您的性别', '2、您用过哪些产品？(多选题)', '3、总体满意度', '4、您有多大可能向朋友推荐我们（0-10）', '5、您还有什么建议？'],
  ...PEOPLE.map(({ place, sex, uses, satisfied, likely, missing }) => [place + 1, `2025/9/${String(1 + (place % 28))} 10:${two(place)}:05`, `${String(40 + place)}秒`, '微信', 'N/A', `10.0.0.${String(place)}(上海-上海)`, sex, uses.join('┋'), satisfied, likely, missing]),
]);

/** 问卷星, answers by number: a column with 1 or 0 for each choice. */
export const WJX_TICKED = csv([
  ['序号', '提交答卷时间', '所用时间', '来源', '1、您的性别', '2、您用过哪些产品？(手机)', '2、您用过哪些产品？(平板)', '2、您用过哪些产品？(手表)', '3、总体满意度', '4、您有多大可能向朋友推荐我们（0-10）'],
  ...PEOPLE.map(({ place, sex, uses, satisfied, likely }) => [place + 1, `2025/9/${String(1 + (place % 28))} 10:${two(place)}:05`, `${String(40 + place)}秒`, '微信', sex, ...['手机', '平板', '手表'].map((product) => Number(uses.includes(product))), satisfied, likely]),
]);

/** Tencent's survey: a column for each choice that holds its text where it was chosen. */
export const TENCENT = csv([
  ['编号', '开始答题时间', '结束答题时间', '答题时长', '1.您的性别', '2.您用过哪些产品？:手机', '2.您用过哪些产品？:平板', '2.您用过哪些产品？:手表', '3.总体满意度', '4.您有多大可能向朋友推荐我们？（0-10分）', '5.您还有什么建议？'],
  ...PEOPLE.map(({ place, sex, uses, satisfied, likely, missing }) => [place + 1, `2025-09-${two(1 + (place % 28))} 10:${two(place)}:05`, `2025-09-${two(1 + (place % 28))} 10:${two(place)}:55`, '50秒', sex, ...['手机', '平板', '手表'].map((product) => (uses.includes(product) ? product : '')), satisfied, likely, missing]),
]);

const ENGLISH: Readonly<Record<string, string>> = { 男: 'Male', 女: 'Female', 手机: 'Phone', 平板: 'Tablet', 手表: 'Watch' };

/** Google Forms: a timestamp with its zone, choices of several joined by a comma and a blank. */
export const GOOGLE_FORMS = csv([
  ['Timestamp', 'What is your gender?', 'Which of our products do you use? (Select all that apply)', 'How satisfied are you overall?', 'How likely are you to recommend us to a friend?', 'What could we do better?'],
  ...PEOPLE.map(({ place, sex, uses, satisfied, likely, missing }) => [`2025/09/${two(1 + (place % 28))} 2:${two(place)}:04 PM GMT+8`, ENGLISH[sex] ?? '', uses.map((product) => ENGLISH[product] ?? '').join(', '), satisfied, likely, missing]),
]);

const TICKETS = Array.from({ length: 240 }, (_, place) => ({
  id: 35_000 + place,
  created: `2025-${two(3 + Math.floor(place / 40))}-${two(1 + (place % 27))} ${two(8 + (place % 10))}:15`,
  solved: `2025-${two(3 + Math.floor(place / 40))}-${two(1 + (place % 27))} ${two(10 + (place % 10))}:15`,
  isOpen: place % 20 === 0,
  group: ['Support', 'Billing', 'Returns'][place % 3] ?? '',
  assignee: ['Ann', 'Bob', 'Cid', 'Dee'][place % 4] ?? '',
  score: ['Good', 'Good', 'Bad', 'Offered', 'Unoffered', 'Good'][place % 6] ?? '',
}));

/** Of the tickets of a month that were rated, those rated good. */
function goodIn(month: string): number {
  const rated = TICKETS.filter(({ created, score }) => created.startsWith(month) && ['Good', 'Bad'].includes(score));
  return rated.filter(({ score }) => score === 'Good').length / rated.length;
}

/** What the tickets hold. */
export const TICKET_TRUTH = { all: TICKETS.length, good: goodIn('2025-07') };

/** Zendesk's export of tickets. */
export const ZENDESK = csv([
  ['Ticket ID', 'Subject', 'Status', 'Priority', 'Via', 'Group', 'Assignee', 'Requester', 'Ticket type', 'Created at', 'Updated at', 'Initially assigned at', 'Solved at', 'Satisfaction Score', 'First reply time in minutes', 'Full resolution time in minutes'],
  ...TICKETS.map(({ id, created, solved, isOpen, group, assignee, score }) => [id, `Question ${String(id)}, please`, isOpen ? 'Open' : 'Closed', id % 3 === 0 ? 'High' : 'Normal', id % 2 === 0 ? 'Mail' : 'Chat', group, assignee, `Person ${String(id)}`, 'Question', created, solved, created, isOpen ? '' : solved, score, 10 + (id % 30), isOpen ? '' : 120]),
]);
