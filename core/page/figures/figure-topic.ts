import type { Quantity } from '../../quantity/quantity.ts';
import { measuresIn, type Measure } from './measures.ts';

/** What a number is about. */
export interface Topic {
  readonly name: string;
  /** Where its name stands in the sentence. */
  readonly start: number;
  readonly isPrice: boolean;
  /** A group of people or things, counted or shared, rather than a measure. */
  readonly isGroup: boolean;
  /** The number is a share of the group: `45% of customers`, 七成受访者. */
  readonly isShare: boolean;
}

/** How far before a number its measure may stand, and how far behind. */
const BEFORE = 110;
const BEHIND = 48;
const HAN = /\p{Script=Han}/u;
const BEHIND_HAN = 10;
/** `27% increase in conversion rates`: the measure that moved stands behind. */
const MOVE_IN = /^ (?:[a-z-]+ ){0,3}(?:increase|decrease|rise|drop|growth|decline|reduction|improvement|uplift|gain|jump|boost|fall|lift) in (?:[a-z]+ ){0,2}$/i;
/** `280% revenue growth`: the measure stands right behind, with the word that moves it. */
const MOVED_BEHIND = /^ (?:growth|increase|decrease|rise|drop|decline|reduction|improvement|uplift|gain|jump|boost|fall|lift)(?![a-z])/i;
/** What moved by a share, where its name is no measure that is known here: `a 12% increase in organic impressions`, `用电量同比增长 8%`. */
const NAMED_BEHIND = /^ (?:[a-z-]+ ){0,2}(?:increase|decrease|rise|drop|growth|decline|reduction|improvement|uplift|gain|jump|boost|fall|lift) in ((?:[a-z-]+ ){0,2}[a-z-]{3,})(?= (?:for|from|through|by|with|and|to|at|on|over|since|in|during|after|year)\b|[,.;)]|$)/i;
const NAMED_BEFORE = /(?<![a-z])((?:[a-z-]+ ){0,2}[a-z-]{4,})(?: has| have| had)? (?:grew|rose|increased|climbed|jumped|surged|soared|fell|declined|dropped|decreased|shrank|plunged)(?: by)?(?: (?:more than|nearly|about|around|almost|over|some))? $/i;
const NAMED_BEFORE_HAN = /([\p{Script=Han}A-Za-z]{2,9}?)(?:同比|环比|较上年|较去年|大幅|快速|平均|已经?)*(?:增长|上升|提升|提高|上涨|下降|下滑|下跌|减少|降低)(?:了|约|近|超过?|至)*\s?$/u;
const NOT_NAMED = /^(?:it|they|which|that|this|these|those|and|but|who|has|have|the|we|you|i|what|average)$/i;
const OF = /^ ?(?:of|的)\s?(?:all |its |their |our |the |total |surveyed )?/i;
/** Words that begin a new statement: a measure behind them is not that of the number before. */
const TURN = /[，。；;：]|, (?:and|while|but|with)|(?<![a-z])(?:while|whereas|compared|from|to)(?![a-z])/i;

/**
 * What a number is about: the group that it counts or is a share of, right behind it; else the last measure named before it;
 * else the first one behind it in its clause. Null where the sentence names none near enough.
 */
export function topicOf(sentence: string, quantity: Quantity, { previousEnd, nextStart }: { previousEnd: number; nextStart: number }): Topic | null {
  const measures = measuresIn(sentence);
  const end = quantity.start + quantity.text.length;
  const own = measures.find((measure) => measure.start >= quantity.start && measure.end <= end);
  if (own !== undefined && quantity.kind === 'number') return topic(own, false);

  const rest = sentence.slice(end, nextStart);
  const of = OF.exec(rest)?.[0].length ?? 0;
  const next = measures.find((measure) => measure.start >= end);
  const gap = next === undefined ? '' : sentence.slice(end + of, next.start);
  const isAdjacent = next !== undefined && next.start < nextStart && next.start - end - of <= (HAN.test(gap) ? 4 : 24) && !TURN.test(gap) && !/\d/.test(gap);
  if (isAdjacent && next.isGroup && (quantity.kind === 'percent' ? of > 0 || HAN.test(next.name) : quantity.kind === 'number')) return topic(next, quantity.kind === 'percent');

  if (next !== undefined && next.start === end + 1 && MOVED_BEHIND.test(sentence.slice(next.end))) return topic(next, false);
  if (next !== undefined && MOVE_IN.test(sentence.slice(end, next.start))) return topic(next, false);
  const before = measures.findLast((measure) => measure.end <= quantity.start && quantity.start - measure.end <= BEFORE);
  const isNear = before !== undefined && before.start >= previousEnd;
  if (isNear) return topic(before, false);
  const behind = next !== undefined && next.start < nextStart && next.start - end <= (HAN.test(rest.slice(0, 6)) ? BEHIND_HAN : BEHIND) && !TURN.test(sentence.slice(end, next.start)) ? next : undefined;
  if (behind !== undefined && !(behind.isGroup && quantity.kind === 'percent')) return topic(behind, false);
  const countsOthers = quantity.kind === 'number' && /^[a-z ]{3,}$/i.test(quantity.unit ?? '');
  const moved = movedTopic(sentence.slice(0, quantity.start), rest, quantity);
  return moved ?? (before === undefined || countsOthers ? null : topic(before, false));
}

/** What a share is about that only says what moved; null for other quantities. */
function movedTopic(before: string, rest: string, { kind, start, text, unit }: Quantity): Topic | null {
  if (kind !== 'percent' && kind !== 'percentage-point' && unit !== 'x' && unit !== '倍') return null;
  const behind = NAMED_BEHIND.exec(rest);
  if (behind?.[1] !== undefined) return { name: behind[1], start: start + text.length + behind.index, isPrice: false, isGroup: false, isShare: false };
  const lead = NAMED_BEFORE.exec(before) ?? NAMED_BEFORE_HAN.exec(before.split(/[，。；：:,]/u).at(-1) ?? '');
  const name = trimmed(lead?.[1] ?? '').split(' ').filter((word, index, words) => index === words.length - 1 || !NOT_NAMED.test(word)).join(' ').replace(/^(?:the|its|our|their) /i, '');
  if (name === '' || NOT_NAMED.test(name) || (HAN.test(name) && NO_SUBJECT.test(name))) return null;
  return { name, start: Math.max(0, before.lastIndexOf(name)), isPrice: false, isGroup: false, isShare: false };
}

function topic({ name, start, isPrice, isGroup }: Measure, isShare: boolean): Topic {
  return { name, start, isPrice, isGroup, isShare };
}

/** Capitalised words that only open a sentence. */
const NOT_A_NAME = /^(?:The|In|On|At|By|For|From|To|Of|And|But|With|While|Our|We|You|Your|He|She|It|Its|They|Their|This|That|These|Those|As|If|When|After|Before|During|Since|More|Most|Many|Some|All|Over|About|Nearly|Almost|Total|Global|Net|Average|Annual|Monthly|Also|However|According|Last|First|Second|Third|Fourth|One|Two|Three|Between|Both|Overall|Online|Retail|Gross|Operating|Customer|Customers|Users|What|How|Why|Q[1-4]|FY|January|February|March|April|May|June|July|August|September|October|November|December)$/;
/** A name counts where something is said of it: `Acme's …`, `Acme cut …`, `Acme customers …`. */
const NAME = /(?<![\p{L}\d])(\p{Lu}[\p{L}\d&.-]*(?: (?:of |& )?\p{Lu}[\p{L}\d&.-]*){0,3})(?=['’]s |,? (?:Inc|Corp|Ltd)|(?: also| now| has| have| had)? (?:grew|reported|report|raised|posted|saw|cut|increased|reduced|plans|said|announced|recorded|reached|generated|earned|lost|sold|shipped|serves|expects|employs|controls|holds|customers|users|stores|revenues?|sales|shares?|prices?|profits?)(?!\p{L}))/gu;
const FILLER = /^(?:截至|截止|据|根据|其中|此外|同时|目前|预计|预期|今年以来|数据显示|报告显示|财报显示|公告显示|显示|公司|本公司|我们|全年|当期|报告期内?|期内|一季度|第?[一二三四]季度|上半年|下半年|全国|实现|总|的|在|年|月|日|底|末|，|、|,|\s)+/u;

const NO_SUBJECT = /[是为达到增降较比约超等了以对从由被把占近成\d]|期间|发稿|计划|^[该此本其各]|表示|认为/u;

/** Whose measure it is, where the sentence names it before its first measure and number, up to `end`: `星河科技` of `星河科技上半年营收…`. */
export function subjectBefore(sentence: string, end: number, dates: readonly Quantity[]): string | null {
  const stop = Math.min(end, measuresIn(sentence)[0]?.start ?? end);
  let lead = sentence.slice(0, stop);
  for (const date of [...dates].reverse()) {
    if (date.start < stop) lead = `${lead.slice(0, date.start)}，${lead.slice(date.start + date.text.length)}`;
  }
  if (HAN.test(sentence.slice(stop, stop + 2)) || HAN.test(lead)) {
    const clause = lead.split(/[，。；：:,、“”（）()]/u).map(trimmed).filter((part) => part !== '').at(-1);
    return clause !== undefined && /^[\p{Script=Han}A-Za-z·& -]{2,14}$/u.test(clause) && !NO_SUBJECT.test(clause) ? clause : null;
  }
  const names = [...lead.matchAll(NAME)].map((match) => withoutOpening(match[1] ?? ''));
  return names.findLast((name) => name.length >= 2) ?? null;
}

/** A clause without the words that lead to a name and from it to a measure. */
function trimmed(clause: string): string {
  return clause.replace(FILLER, '').replace(/(?:的|在|实现|全年|当季|期内|同期|整体|总|累计|单季|年度|预计|将|已|其|完成|获得|宣布|拟|单日|平均)+$/u, '').trim();
}

/** A run of capitalised words without those that only open a sentence. */
function withoutOpening(name: string): string {
  const words = name.replace(/['’]s$/, '').split(' ');
  const first = words.findIndex((word) => !NOT_A_NAME.test(word));
  return first < 0 ? '' : words.slice(first).join(' ');
}
