const LIKED = '满意|同意|赞同|认同|认可|重要|可能|愿意|喜欢|容易|方便|清楚|了解|推荐|符合|信任';
const CHINESE = new RegExp(`^(?<strong>非常|很|十分|极其|完全|极|特别)?(?<mild>比较|较|基本|有点)?(?<not>不太|不大|不|没有?)?(?<strongAfter>非常|很)?(?:${LIKED})$`, 'u');
const MIDDLE = /^(?:一般|中立|普通|说不清|不确定|尚可|还行|还可以|无所谓|neutral|neither .+|undecided|unsure|not sure|average|fair|ok(?:ay)?|so[- ]so|sometimes|有时(?:候)?|偶尔)$/i;
const ENGLISH: readonly (readonly [RegExp, number])[] = [
  [/^(?:strongly|very|extremely|completely|totally|not at all) (?:disagree|dissatisfied|unsatisfied|unlikely|unimportant|difficult|poor|bad|satisfied|likely|important|helpful)$/i, 1],
  [/^(?:strongly|very|extremely|completely|totally|highly) (?:agree|satisfied|likely|important|easy|good|helpful)$/i, 5],
  [/^(?:(?:somewhat |slightly |rather )?(?:disagree|dissatisfied|unsatisfied|unlikely|unimportant|difficult)|not (?:so |very )?(?:satisfied|likely|important|helpful))$/i, 2],
  [/^(?:somewhat |slightly |rather |moderately |fairly )?(?:agree|satisfied|likely|important|easy|helpful)$/i, 4],
];
/** Words for how good or how often, from the best to the worst. */
const LADDERS: readonly (readonly (readonly string[])[])[] = [
  [['很好', '非常好', 'excellent', 'very good'], ['好', '较好', '比较好', '不错', 'good'], [], ['差', '较差', '比较差', '不好', 'poor', 'bad'], ['很差', '非常差', 'very poor', 'terrible', 'very bad']],
  [['总是', '一直', 'always'], ['经常', '常常', 'often', 'usually'], [], ['很少', 'rarely', 'seldom'], ['从不', '从来不', 'never']],
];
const BEST = 5;

/** Numbers that people put beside the words: `5 - 非常满意`, `非常满意(5)`, `4分`. */
const NUMBERED = /^[\s(（]*\d+\s*(?:分|[-–—.、:：)）])?\s*|\s*[（(]?\d+\s*分?[)）]?\s*$/gu;

/** From 1, the worst, to 5, the best: what a word of a rating scale says; null for other words. */
export function scoreOfWord(written: string): number | null {
  const word = written.replace(NUMBERED, '').trim().toLowerCase();
  if (MIDDLE.test(word)) return 3;
  for (const ladder of LADDERS) {
    const rung = ladder.findIndex((words) => words.includes(word));
    if (rung >= 0) return BEST - rung;
  }
  const chinese = CHINESE.exec(word)?.groups;
  if (chinese !== undefined) {
    const isStrong = chinese['strong'] !== undefined || chinese['strongAfter'] !== undefined;
    if (chinese['not'] === undefined) return isStrong ? 5 : 4;
    return isStrong ? 1 : 2;
  }
  // `not at all satisfied` is the worst, `very satisfied` the best: both begin with a word of degree.
  for (const [pattern, score] of ENGLISH) {
    if (!pattern.test(word)) continue;
    return score === 1 && !/^not at all |dis|un|difficult|poor|bad/.test(word) ? 5 : score;
  }
  return null;
}
