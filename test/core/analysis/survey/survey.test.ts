import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';

type Cell = string | number | null;

async function book(header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Survey');
  sheet.addRow([...header]);
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id === `survey.Survey.${id}`)?.value;
const said = ({ report }: Composed, language: 'zh' | 'en' = 'en') => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
/** The rows of a table of answers, by the name of the answer. */
const answersOf = ({ report }: Composed, title: string) => {
  const table = report.blocks.find((block) => block.kind === 'table' && block.title.en === title && block.id.includes('.answers.'));
  return table?.kind === 'table' ? Object.fromEntries(table.rows.map(({ label, facts }) => [String(label.value), Number(facts[0]?.value)])) : null;
};

/** Gender and party, General Social Survey: Agresti, An Introduction to Categorical Data Analysis (2007), table 2.5. */
const PARTIES = { Democrat: [762, 484], Independent: [327, 239], Republican: [468, 477] } as const;

describe('a survey of two questions that go together', () => {
  let survey: Composed;
  beforeAll(async () => {
    const rows = Object.entries(PARTIES).flatMap(([party, [women, men]]) => [...Array.from({ length: women }, () => ['Female', party]), ...Array.from({ length: men }, () => ['Male', party])]);
    survey = await compose(await book(['Timestamp', 'What is your gender?', 'Which party do you identify with?'], rows.map((row) => ['2025/09/01 10:00:00', ...row])), 'survey');
  });

  it('has the published chi-square of gender and party', () => {
    expect(valueOf(survey, 'cross.0.1.chi')).toBeCloseTo(30.07, 2);
    expect(valueOf(survey, 'cross.0.1.effect')).toBeCloseTo(Math.sqrt(30.07 / 2757), 4);
    // One pair is tested, so there is nothing to correct for.
    expect(valueOf(survey, 'cross.0.1.p')).toBeCloseTo(2.954e-7, 10);
  });

  it('says it by the cell furthest over chance: men who are Republicans', () => {
    expect(said(survey)).toContain('“Which party do you identify with?” differs by “What is your gender?”: 39.8% of Male chose Republican, against 34.3% of all (strength 0.1).');
    expect(caveats(survey)).toEqual(['self-selected']);
  });
});

/** As 问卷星 writes it: questions numbered, what the tool knows beside, several answers in one cell and in many columns. */
const STAR = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP', '总分', '1、您的性别', '2、您有多大可能向朋友推荐我们？（0-10）', '3、您对物流满意吗？', '4、您看重哪些方面？【多选题】', '5、您用过哪些产品？(手环)', '5、您用过哪些产品？(耳机)', '6、您有什么建议？'];
const WISHES = ['物流太慢了，等了五天', '希望物流快一点', '价格有点贵', 'The delivery was slow', '(空)', '发货很慢'];
const starRow = (index: number): Cell[] => [
  index + 1,
  `2025/9/${String(1 + (index % 28))} 10:10:00`,
  `${String(30 + (index % 50))}秒`,
  '微信',
  '直接访问',
  `113.1.2.${String(index % 200)}(广东-深圳)`,
  0,
  index % 2 === 0 ? '男' : '女',
  // Of every six: two promoters, one passive, three detractors.
  [10, 9, 8, 6, 3, 0][index % 6] ?? 0,
  ['很满意', '满意', '一般', '不满意'][index % 4] ?? '',
  ['价格┋物流', '物流', '质量┋物流〖要快〗', '(空)'][index % 4] ?? '',
  index % 3 === 0 ? 1 : 0,
  index % 3 === 1 ? 1 : 0,
  WISHES[index % 6] ?? '',
];

describe('an export of 问卷星', () => {
  let bytes: Uint8Array;
  let survey: Composed;
  beforeAll(async () => {
    bytes = await book(STAR, Array.from({ length: 120 }, (_, index) => starRow(index)));
    survey = await compose(bytes, 'survey');
  });

  it('is read without what the tool writes beside the answers, and without the numbers of its questions', () => {
    const titles = survey.report.blocks.flatMap((block) => (block.kind === 'table' && block.id.includes('.answers.') ? [block.title.zh] : []));
    expect(titles).toEqual(['您有多大可能向朋友推荐我们？', '您的性别', '您对物流满意吗？', '您看重哪些方面？', '您用过哪些产品？']);
  });

  it('gives the score and its interval', () => {
    const half = 196 * Math.sqrt((2 / 6 + 3 / 6 - (1 / 6) ** 2) / 120);
    expect(valueOf(survey, 'q1.nps')).toBeCloseTo(-100 / 6, 10);
    expect([valueOf(survey, 'q1.nps.lower'), valueOf(survey, 'q1.nps.upper')].map((end) => Number(end).toFixed(2))).toEqual([(-100 / 6 - half).toFixed(2), (-100 / 6 + half).toFixed(2)]);
  });

  it('counts several answers of a cell one by one, whatever was typed beside them, and nobody who left it empty', () => {
    expect(answersOf(survey, '您看重哪些方面？')).toEqual({ 物流: 90, 价格: 30, 质量: 30 });
    expect(valueOf(survey, 'q3.answered')).toBe(90);
  });

  it('puts the answers together that have a column each', () => {
    expect(answersOf(survey, '您用过哪些产品？')).toEqual({ 手环: 40, 耳机: 40 });
  });

  it('knows a scale by its words, and how many chose the best two', () => {
    expect(answersOf(survey, '您对物流满意吗？')).toEqual({ 很满意: 30, 满意: 30, 一般: 30, 不满意: 30 });
    expect(valueOf(survey, 'q2.top.share')).toBe(0.5);
    expect(valueOf(survey, 'q2.mean')).toBe((5 + 4 + 3 + 2) / 4);
  });

  it('groups open answers by their words, Chinese and English, without those that tell nothing', () => {
    const table = survey.report.blocks.find((block) => block.kind === 'table' && block.id.includes('.words.'));
    const words = table?.kind === 'table' ? Object.fromEntries(table.rows.map(({ label, facts }) => [String(label.value), facts[0]?.value])) : {};
    expect(words).toMatchObject({ 物流: 40, 慢: 40, 贵: 20, 价格: 20, delivery: 20, slow: 20 });
    expect(Object.keys(words)).not.toEqual(expect.arrayContaining(['希望']));
    expect(words['the']).toBeUndefined();
  });

  it('says so in Chinese', () => {
    expect(said(survey, 'zh')[0]).toBe('NPS 为 -16.7（区间 -32.7 到 -0.6）：120 份回答里 40 人推荐，60 人不推荐。');
  });
});

describe('exports of other tools', () => {
  it('Google Forms: a timestamp, commas between answers, and numbers for a scale', async () => {
    const aspects = ['Price, Delivery', 'Delivery', 'Price, Quality', 'Quality'];
    const rows = Array.from({ length: 40 }, (_, index): Cell[] => ['2025/09/01 10:00:00 AM GMT+8', 1 + (index % 5), aspects[index % 4] ?? '', index % 2 === 0 ? 'Strongly agree' : 'Disagree']);
    const survey = await compose(await book(['Timestamp', 'How satisfied are you with the service?', 'What do you like? Select all that apply', 'It is easy to use'], rows), 'survey');
    expect(answersOf(survey, 'What do you like? Select all that apply')).toEqual({ Price: 20, Delivery: 20, Quality: 20 });
    expect(valueOf(survey, 'q0.top.share')).toBeCloseTo(0.4, 12);
    expect(valueOf(survey, 'q2.mean')).toBe((5 + 2) / 2);
  });

  it('Tencent: an answer a column, ticked by its own text or left empty', async () => {
    const rows = Array.from({ length: 40 }, (_, index): Cell[] => [index + 1, '2025-09-01 10:00:00', '广东', index % 2 === 0 ? '物流' : null, index % 4 === 1 ? '客服' : null, 5 - (index % 4)]);
    const survey = await compose(await book(['编号', '开始答题时间', 'IP省份', 'Q1.您满意的方面:物流', 'Q1.您满意的方面:客服', 'Q2.您对服务的评分'], rows), 'survey');
    expect(answersOf(survey, '您满意的方面')).toEqual({ 物流: 20, 客服: 10 });
    // A quarter ticked nothing: they did not answer.
    expect(valueOf(survey, 'q0.answered')).toBe(30);
  });
});

describe('a survey with little to go by', () => {
  it('says that few answered, tests nothing on them, and that whoever answers chose to', async () => {
    const rows = Array.from({ length: 8 }, (_, index): Cell[] => [['男', '女'][index % 2] ?? '', index, ['满意', '一般', '不满意'][index % 3] ?? '']);
    const survey = await compose(await book(['1、您的性别', '2、您有多大可能推荐我们？(0-10)', '3、您满意吗？'], rows), 'survey');
    expect(new Set(caveats(survey))).toEqual(new Set(['self-selected', 'few-answers', 'untested']));
    expect(said(survey).filter((line) => line.includes('differs by'))).toEqual([]);
  });

  it('claims nothing of questions that have nothing to do with each other', async () => {
    const rows = Array.from({ length: 240 }, (_, index): Cell[] => [['A', 'B'][index % 2] ?? '', ['满意', '一般', '不满意'][Math.floor(index / 2) % 3] ?? '']);
    const survey = await compose(await book(['1、您来自哪个城市？', '2、您满意吗？'], rows), 'survey');
    expect(said(survey)).toContain('Of 1 pairs of questions tested, none go together more than chance explains.');
  });
});

describe('tables that are no surveys', () => {
  it('are not taken for one, though they have words of rating, properties that end in a question mark, or a score', async () => {
    const tickets = Array.from({ length: 60 }, (_, index): Cell[] => [`T-${String(index)}`, ['退款', '物流'][index % 2] ?? '', ['满意', '一般', '不满意'][index % 3] ?? '']);
    const attributes = Array.from({ length: 60 }, (_, index): Cell[] => [`attribute ${String(index)}`, ['Yes', 'No'][index % 2] ?? '', ['Yes', 'No'][index % 2] ?? '', ['Yes', 'No'][index % 3] ?? 'Yes']);
    for (const bytes of [await book(['工单号', '问题分类', '满意度'], tickets), await book(['Attribute', 'Searchable?', 'Displayable?', 'Required for publish from the master? (Yes/No)'], attributes)]) {
      await expect(compose(bytes, 'survey')).rejects.toThrow(/nothing-chosen/);
    }
  });
});

describeWith(['libreoffice'], 'a report on a survey recalculated by a spreadsheet', () => {
  it('gives what the engine gave', async () => {
    const bytes = await book(STAR, Array.from({ length: 60 }, (_, index) => starRow(index)));
    const { report } = await compose(bytes, 'survey');
    const [seen] = await recalculate(bytes, [report.plan]);
    const formulas = formulasOf(report.plan);
    expect(formulas.length).toBeGreaterThan(0);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
