/** Words that every text holds, whatever it is about. Verbs of wishing are among them: surveys ask for wishes. */
const CHINESE =
  '我们 你们 他们 她们 它们 自己 大家 什么 怎么 怎样 为什么 这个 那个 这些 那些 这样 那样 这里 那里 一个 一些 一下 一点 有点 有些 一直 一样 没有 没什么 不是 就是 还是 也是 都是 但是 可是 不过 而且 因为 所以 如果 虽然 或者 以及 还有 并且 然后 可以 能够 能 不能 应该 需要 希望 建议 觉得 感觉 认为 比较 非常 特别 真的 十分 其他 其它 目前 现在 时候 已经 进行 方面 问题 东西 暂无 谢谢 意见 无';
const ENGLISH =
  'a an the and or but if then so because as at by for from in into of on onto to with without about over under up down out off again i me my we us our you your he him his she her it its they them their this that these those there here who whom which what when where why how all any both each few more most other some such no nor not only own same than too very can could will would shall should may might must do does did done doing be am is are was were been being have has had having just also really quite get got one like want need please think feel make made thing lot much many bit nothing none n/a na s t don doesn didn isn wasn ve ll re m';
/** Lone characters that tell something; all others are particles or pieces. */
const TELLING = new Set('慢快贵差好难少多脏乱坏旧吵冷热远近新');
const STOP = new Set([...CHINESE.split(' '), ...ENGLISH.split(' ')]);

/** Whether a word, in lower case, tells nothing of what a text is about. */
export function isStopWord(word: string): boolean {
  if (STOP.has(word) || /^[\p{N}.,%]+$/u.test(word) || /^[一二三四五六七八九十两几百千万]+[天个次年月日周时分点]?$/u.test(word)) return true;
  return [...word].length === 1 && !TELLING.has(word);
}

/** `太慢` and `很慢` as `慢`. */
export function withoutDegree(word: string): string {
  const rest = word.replace(/^(?:非常|特别|十分|[很太真挺更最好])/u, '');
  return TELLING.has(rest) ? rest : word;
}
