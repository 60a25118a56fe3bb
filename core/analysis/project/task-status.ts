/** What a status comes to. `cancelled` is no work any more, `blocked` is open but stands still. */
export const TASK_STATES = ['todo', 'doing', 'blocked', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/**
 * Words of statuses and board columns, asked in this order: 未完成 is not 完成, and `blocked by review` is blocked.
 */
const WORDS: readonly (readonly [TaskState, RegExp])[] = [
  ['cancelled', /取消|作废|废弃|终止|中止|不做|关闭不处理|已归档|\b(?:cancel+ed|dropped|abandoned|rejected|won'?t (?:do|fix)|obsolete|archived?|duplicate)\b/i],
  ['blocked', /阻塞|受阻|卡住|挂起|暂停|搁置|等待(?:外部|他人|确认|反馈)|\b(?:block(?:ed|er|ers)?|on[ -]?hold|stuck|paused|suspended|impeded|impediment|waiting)\b/i],
  ['todo', /未开始|未启动|未完成|没开始|尚未|待(?:开始|办|处理|做|启动|排期|分配|领取|规划)|计划中|需求池|新建|\b(?:to[ -]?dos?|not (?:started|done|complete|completed|yet started)|incomplete|backlog|open|new|planned|pending|ready|queued?|upcoming|next|ideas?|inbox)\b/i],
  ['doing', /进行|执行中|处理中|开发中|测试中|设计中|实施中|审核中|评审|验收中|跟进|延期|逾期|滞后|正常|已开始|已启动|[^未]启动|\b(?:doing|in[ -]?progress|in[ -]?review|review(?:ing)?|ongoing|started|active|wip|working(?: on it)?|in[ -]?(?:development|testing|work)|testing|delayed|late|overdue|at risk|on track)\b/i],
  ['done', /完成|完工|结束|已解决|已关闭|已上线|已交付|已验收|已通过|竣工|办结|\b(?:done|complete[d]?|closed|finished|resolved|delivered|shipped|released|live|accepted)\b|^✓$|^✔$/i],
];

/** What a word of a status column means; null where nobody knows it, as the name of a list that a team made up. */
export function stateOf(word: string): TaskState | null {
  const text = word.trim();
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
