/**
 * Digits that count nothing: addresses of the web, telephone numbers, times of day, versions, sizes, ordinals, names of
 * sales. All patterns are bounded, so that a long text costs time in proportion to its length.
 */
const PATTERNS: readonly RegExp[] = [
  /\bhttps?:\/\/[^\s<>"]{1,500}|\bwww\.[^\s<>"]{1,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/gi,
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b)?(?!\d)|(?<!\d)\d{1,4}:\d{1,4}(?!\d)/gi,
  /(?<!\d)\d{1,2}\s?[ap]\.?m\b/gi,
  /(?:上午|早上|凌晨|中午|下午|傍晚|晚上|晚|每日|每天)\s?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})[点时]/g,
  /(?<![\d.,])\d{1,2}点(?:半|\d{1,2}分|整|钟|前|后|至|到|-)/g,
  /(?<![\d-])(?:\+\d{1,3}[- ]?\(?\d{1,4}\)?[- ]?\d{3,4}[- ]?\d{3,4}|\(\d{2,4}\) ?\d{3,4}[- ]?\d{3,4}|\d{3,4}-\d{3,4}-\d{3,4}|0\d{2,3}-\d{7,8}|[48]00-?\d{7})(?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]\d{4}[- ]\d{4}(?!\d)|(?<![\d.,])1[3-9]\d{9}(?![\d.])/g,
  /(?<![a-z\u00c0-\u04ff\d])(?:v|ver\.?|version|release) ?\d{1,4}(?:\.\d{1,4}){0,4}/gi,
  /(?<![\d.])\d{1,5}(?:\.\d{1,3})?(?: ?(?:cm|mm|m|in|"))? ?[x×*] ?\d{1,5}(?:\.\d{1,3})?(?: ?(?:cm|mm|m|in|"))?(?: ?[x×*] ?\d{1,5}(?:\.\d{1,3})?)?(?: ?(?:cm|mm|m|inch(?:es)?|in|px|"|厘米|毫米|米))?(?![a-z\u00c0-\u04ff\d])/gi,
  /第\s?(?:\d{1,6}|[零一二两三四五六七八九十百千万]{1,8})/g,
  /(?<![a-z\u00c0-\u04ff\d])\d{1,4}(?:st|nd|rd|th)(?![a-z\u00c0-\u04ff])/gi,
  /(?<![a-z\u00c0-\u04ff\d])(?:no\.?|nr\.?|number|top|chapter|section|article|figure|fig\.|table|page|step|part|level|phase|series|act|rule|route|highway|room|suite|windows|iphone|covid|generation|gen) ?#?\d{1,5}(?![\d.,]*\d|[%[a-z\u00c0-\u04ff]])/gi,
  /#\d{1,6}/g,
  /(?<![\d.])(?:6\.18|11\.11|12\.12|9\.9|3\.8)(?=大促|狂欢|购物|促销|节)|Fortune (?:100|500|1000)|\d{1,3}[- ]min(?:ute)?s? read|双\s?(?:11|12|十一|十二)|618(?=大促|活动|期间|年中|狂欢|购物|预售|促|电商|$)|十四五|十三五|(?<=[世界国中全])500强|24 ?\/ ?7(?!\d)/g,
  /(?<![\d.,/])\d{1,2}\/\d{1,2}(?![\d.,/]*\d)/g,
  /(?<![\d.,])\d{9,}(?![\d.,]*\d|\s?[\p{Sc}元万亿%])/gu,
  /(?<![A-Za-z\d])[A-Za-z]{1,8}-\d{1,6}[A-Za-z]{0,4}(?![\d.,]*\d)/g,
  /^\s{0,8}(?:\(?\d{1,2}[.)、](?=\s{0,3}\p{L})|\(\d{1,2}\)(?=\s{0,3}\p{L}))/gmu,
  /\[\d{1,3}\]/g,
];

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a text with plain digits has digits that are no quantity. */
export function notCounted(plain: string): Span[] {
  return PATTERNS.flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })));
}
