import type { Bound } from './quantity.ts';

const BEFORE: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不低于|不少于|至少|起码|at least|a minimum of|minimum(?: of)?|≥|>=) ?$/i, 'at-least'],
  [/(?:不超过?|不高于|不多于|至多|最多|最高|上限|高达|封顶|up to|at most|no more than|as (?:much|many|high) as|a maximum of|maximum(?: of)?|≤|<=) ?$/i, 'at-most'],
  [/(?:不足|不到|少于|低于|小于|未满|less than|fewer than|under|below|<) ?$/i, 'less-than'],
  [/(?:超过|超出|超|逾|多于|大于|高于|突破|破|more than|greater than|upwards of|over|above|exceed(?:s|ed|ing)?|north of|surpass(?:es|ed|ing)?|>) ?$/i, 'more-than'],
  [/(?:大约|大概|约合|约为|约|将近|接近|近|估计|预计约|about|around|approximately|approx\.?|nearly|almost|roughly|some|an estimated|circa|~|≈|ca\.) ?$/i, 'about'],
  [/(?:低至|最低|起价|起步价|起售价|(?<![a-z])from|(?<![a-z])ab|desde|à partir de|a partir(?:e da| de)|starting (?:price|at|from)|starts (?:at|from)|as low as|as little as)[: ]{0,2}$/i, 'from'],
];
const AFTER: readonly (readonly [RegExp, Bound])[] = [
  [/^ ?起(?!来|码|步|初|到|源|飞|诉)/, 'from'],
  [/^ ?(?:及|\(含\))?以上/, 'at-least'],
  [/^ ?(?:or|and) (?:more|above|over|up|higher)\b/i, 'at-least'],
  [/^ ?(?:及|\(含\))?(?:以[下内]|之内)/, 'at-most'],
  [/^ ?(?:封顶|or (?:less|fewer|below|lower)\b)/i, 'at-most'],
  [/^ ?(?:左右|上下|前后|or so\b)/i, 'about'],
  [/^ ?(?:余|多|有余|出头|\+(?![\d ]*[\d]))/, 'more-than'],
];

/** How exactly a number is meant, by the words before it and, in that order of weight, right behind it or behind its unit. */
export function boundOf(before: string, ...behind: readonly string[]): Bound {
  for (const rest of behind) {
    const bound = AFTER.find(([pattern]) => pattern.test(rest))?.[1];
    if (bound !== undefined) return bound;
  }
  return BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? 'exact';
}
