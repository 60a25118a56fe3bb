import type { Figure, FigureTime, PageType } from '../../clip/clip.ts';
import { quoteAt } from '../../clip/quote.ts';
import { readQuantities } from '../../quantity/quantities.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { directionOf, saysMovement } from './direction.ts';
import { subjectBefore, topicOf, type Topic } from './figure-topic.ts';
import { timeInSentence, timeOf } from './figure-time.ts';
import { hasMeasure } from './measures.ts';
import { sentencesOf, type Sentence } from './sentences.ts';

export interface FiguresContext {
  readonly lang: string | null;
  readonly pageType: PageType;
  readonly title: string;
  /** ISO 8601; relative dates count from it, and from the capture where the page has none. */
  readonly publishedAt: string | null;
  /** ISO 8601 time of the capture, or null where it is not known. */
  readonly capturedAt: string | null;
}

interface Candidate {
  readonly figure: Figure;
  readonly score: number;
}

/** Figures kept of a page: more than a person reads, and few enough to stay figures. */
const MOST_FIGURES = 40;
/** Numbers in one sentence above which it is a table or a list rather than a statement. */
const MOST_IN_SENTENCE = 10;
const SHORTEST = 8;
const LONGEST = 600;
/** Joins where a measure came from, or by how much it moved, to where it went: `12.5% to $3.2 billion`. */
const TO = /^[^，。；,;]{0,3}(?:to|至|到)[^，。；,;]{0,4}$/;
const LEGAL = /©|copyright|all rights reserved|terms of (?:use|service)|privacy policy|cookies?\b|版权所有|备案|ICP|隐私政策|用户协议|免责声明|未经许可|客服电话|联系电话|subject to|defaults? to|warranty|保修|delivery within|shipping|free returns|包邮|运费|退换/i;
const OFFER = /\boff\b|discount|coupon|promo|save \$|折扣|优惠|立减|满减|券|折(?![线叠射合])|到手价|现价|原价|秒杀/i;
/** Pages that list things: their prices and counts belong to the records. */
/** Sentences without a measure are read only where they may say the time of what follows. */
const MAY_DATE = /(?:19|20)\d{2}|[年月季周]|quarter|month|year/;
const LISTS: readonly PageType[] = ['product', 'collection', 'listing'];

/**
 * The key figures of a page's main text: numbers that a sentence states of a measure (revenue, growth, share, users, price
 * changes), each with what it is about, whose, when and which way it moved, and a quote that finds it again. Numbers
 * without a measure are no figures, nor are offers, legal lines, and on pages that list things prices and counts.
 * In the order of the page; the strongest forty where there are more. Works by vocabulary and places, never by sites.
 */
export function pageFigures(text: string, context: FiguresContext): Figure[] {
  const today = context.publishedAt ?? context.capturedAt;
  const inTitle = readQuantities(context.title, { lang: context.lang, today }).find(({ kind }) => kind === 'date');
  const titleTime = inTitle === undefined ? null : timeOf(inTitle, 'title');
  const published: FigureTime | null = context.publishedAt === null ? null : { from: context.publishedAt.slice(0, 10), to: null, text: context.publishedAt.slice(0, 10), by: 'published' };
  const found: Candidate[] = [];
  let earlier: { time: FigureTime; paragraph: number } | null = null;
  for (const sentence of sentencesOf(text)) {
    if (!mayCarry(sentence.text) || (!hasMeasure(sentence.text) && !saysMovement(sentence.text) && !MAY_DATE.test(sentence.text))) continue;
    const quantities = readQuantities(sentence.text, { lang: context.lang, today });
    const inherited: FigureTime | null = earlier !== null && sentence.paragraph - earlier.paragraph <= 1 ? { ...earlier.time, by: 'earlier-sentence' } : (titleTime ?? published);
    found.push(...figuresIn(text, sentence, quantities, inherited, context));
    const lastDate = quantities.findLast(({ kind }) => kind === 'date');
    if (lastDate !== undefined) {
      const time = timeInSentence(sentence.text, [lastDate], sentence.text.length);
      if (time !== null) earlier = { time, paragraph: sentence.paragraph };
    }
  }
  return strongest(withoutRepeats(found)).map(({ figure }) => figure);
}

function mayCarry(sentence: string): boolean {
  return sentence.length >= SHORTEST && sentence.length <= LONGEST && /\d|[一二两三四五六七八九十百千万亿]|翻|doubled|tripled|million|percent|half/i.test(sentence) && !LEGAL.test(sentence);
}

function figuresIn(text: string, sentence: Sentence, quantities: readonly Quantity[], inherited: FigureTime | null, { pageType }: FiguresContext): Candidate[] {
  const dates = quantities.filter(({ kind }) => kind === 'date');
  const numbers = quantities.filter(({ kind }) => kind !== 'date' && kind !== 'duration');
  if (numbers.length === 0 || numbers.length > MOST_IN_SENTENCE || OFFER.test(sentence.text)) return [];
  let moved: 'up' | 'down' | null = null;
  return numbers.flatMap((quantity, index) => {
    const previousEnd = endOf(numbers[index - 1]);
    const end = endOf(quantity);
    const before = sentence.text.slice(0, quantity.start);
    const behind = sentence.text.slice(end, numbers[index + 1]?.start ?? sentence.text.length);
    const clause = before.slice(Math.max(previousEnd, clauseStart(before)));
    const isContinued = index > 0 && TO.test(before.slice(previousEnd));
    const direction: 'up' | 'down' | null = directionOf(clause, behind, quantity) ?? (isContinued ? moved : null);
    moved = direction;
    const topic = topicOf(sentence.text, quantity, { previousEnd, nextStart: numbers[index + 1]?.start ?? sentence.text.length });
    if (topic === null || isOfName(before, quantity) || !isWorthKeeping(quantity, topic, direction, pageType)) return [];
    const stated = timeInSentence(sentence.text, dates, quantity.start);
    const start = sentence.start + quantity.start;
    const figure: Figure = {
      text: quantity.text,
      value: quantity.value,
      upper: quantity.upper,
      unit: quantity.unit ?? '',
      bound: quantity.bound === 'exact' ? null : quantity.bound,
      about: topic.name,
      subject: subjectBefore(sentence.text, Math.min(topic.start, numbers[0]?.start ?? topic.start), dates),
      when: stated ?? inherited,
      direction,
      sentence: sentence.text,
      quote: quoteAt(text, start, start + quantity.text.length),
    };
    const score = (topic.isGroup ? 1 : 3) + (direction === null ? 0 : 2) + (stated === null ? 0 : 2) + (quantity.kind === 'number' ? 0 : 1) + (figure.subject === null ? 0 : 1);
    return [{ figure, score }];
  });
}

const endOf = (quantity: Quantity | undefined): number => (quantity === undefined ? 0 : quantity.start + quantity.text.length);

/** Where the clause begins in which a text ends. */
function clauseStart(before: string): number {
  return Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf(', '), before.lastIndexOf('; '), before.lastIndexOf('：')) + 1;
}

/** `Search 360`: a small number behind a capitalised word belongs to its name. */
function isOfName(before: string, { kind, value }: Quantity): boolean {
  return kind === 'number' && Number(value) < 10_000 && /[a-z] [A-Z][a-z]+ $/.test(` ${before}`) && !/(?:Over|About|Nearly|Almost|Around|Some) $/.test(before);
}

/** Groups that amounts of money are said of. */
const MONEY_OF_GROUP = /投资|出口|进口|资产|market|industry|transactions|orders/i;

function isWorthKeeping(quantity: Quantity, topic: Topic, direction: 'up' | 'down' | null, pageType: PageType): boolean {
  const { kind, unit, value } = quantity;
  if (quantity.per !== null && direction === null) return false;
  if (topic.isPrice && direction === null) return false;
  const magnitude = Math.abs(Number(value));
  if (kind === 'number') {
    const isFold = unit === '倍' || unit === 'x' || unit === 'times';
    if (isFold) return direction !== null || /翻|doubl|tripl/i.test(quantity.text);
    if (magnitude < (unit === null ? 10_000 : 100)) return false;
    if (/^\/\d/.test(unit ?? '') || (unit === null && !topic.isGroup && magnitude < 10_000)) return false;
  }
  if (kind === 'money' && direction === null && (quantity.bound === 'at-most' || (topic.isGroup && !MONEY_OF_GROUP.test(topic.name)))) return false;
  if (kind === 'percent' && topic.isGroup && direction === null && !topic.isShare) return false;
  return !LISTS.includes(pageType) || (!topic.isPrice && !topic.isGroup && direction !== null && kind !== 'number');
}

/** A figure said twice is kept where it is said best. */
function withoutRepeats(found: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of found) {
    const { value, unit, about } = candidate.figure;
    const key = `${value} ${unit} ${about ?? ''}`;
    const known = best.get(key);
    if (known === undefined || candidate.score > known.score) best.set(key, candidate);
  }
  const kept = new Set(best.values());
  return found.filter((candidate) => kept.has(candidate));
}

function strongest(found: readonly Candidate[]): readonly Candidate[] {
  if (found.length <= MOST_FIGURES) return found;
  const kept = new Set([...found].sort((one, other) => other.score - one.score).slice(0, MOST_FIGURES));
  return found.filter((candidate) => kept.has(candidate));
}
