const UP = '增长|增加|上升|提升|提高|上涨|上浮|攀升|回升|扩大|飙升|激增|猛增|大涨|涨价|上调|增至|升至|涨至|增[长加]?了|净增|涨了|涨|同比增|环比增|新增|翻|高出|grew|grow(?:s|ing)?|growth|rose|rise[ns]?|rising|increas(?:e|ed|es|ing)|up(?! to)|climb(?:ed|s)?|jump(?:ed|s)?|surg(?:e|ed|es|ing)|gain(?:ed|s)?|soar(?:ed|s)?|improv(?:e|ed|es|ement|ing)|expand(?:ed|s)?|boost(?:ed|s)?|lift(?:ed|s)?|higher|doubl(?:ed|ing|es)|tripl(?:ed|ing|es)|quadrupled|hike[ds]?|accelerat(?:ed|es)|uplift';
const DOWN = '下降|下滑|下跌|减少|降低|降至|降到|跌至|跌到|下调|降价|萎缩|收窄|缩减|骤降|锐减|大跌|放缓|回落|缩水|裁减|少了|跌了|降了|跌|降|减|fell|fall(?:s|en|ing)?|declin(?:e|ed|es|ing)|drop(?:ped|s)?|decreas(?:e|ed|es|ing)|down|slip(?:ped|s)?|slid|shrank|shrunk|lower(?:ed)?|cut|reduc(?:e|ed|es|tion|ing)|narrow(?:ed|s)?|plung(?:e|ed)|plummet(?:ed)?|tumbl(?:ed|e)|sank|slowed|contract(?:ed|ion)|loss of';
const MOVE = new RegExp(`(?<![a-z])(?:(${UP})|(${DOWN}))(?![a-z])`, 'gi');
/** Nothing but these may stand between a number and the word behind it that moves it: `a 12% year-on-year increase`. */
const BEHIND = /^[\s的]*(?:(?:year[- ]over[- ]year|year[- ]on[- ]year|yoy|annual|quarterly|revenue|sales|traffic|user|price|percentage points?|in|from)\s*){0,3}$/i;

/** Whether a sentence says that something moved. */
export function saysMovement(sentence: string): boolean {
  return sentence.search(MOVE) >= 0;
}

/** Where words of movement stand, and which way they point. */
function movesIn(text: string): { direction: 'up' | 'down'; start: number; end: number }[] {
  return [...text.matchAll(MOVE)].map((match) => ({ direction: match[1] === undefined ? 'down' : 'up', start: match.index, end: match.index + match[0].length }));
}

/**
 * Which way the measure of a number moved: by the last word of movement before it in its clause, or by one right behind it;
 * null where neither is there.
 */
export function directionOf(clauseBefore: string, behind: string, quantity: { readonly value: string; readonly text: string }): 'up' | 'down' | null {
  if (quantity.value.startsWith('-')) return 'down';
  if (/翻|doubl|tripl|trebl|quadrupl|fold/i.test(quantity.text)) return 'up';
  const next = movesIn(behind.slice(0, 60))[0];
  if (next !== undefined && BEHIND.test(behind.slice(0, next.start))) return next.direction;
  const last = movesIn(clauseBefore.slice(-60)).at(-1);
  return last?.direction ?? null;
}
