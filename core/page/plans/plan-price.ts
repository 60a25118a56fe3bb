import type { Money, PlanPeriod } from '../../clip/clip.ts';
import { FREE } from '../prices/price-words.ts';
import type { ShownPrice } from '../prices/shown-prices.ts';

/** A price of a plan with the time it pays for. */
export interface PeriodPrice {
  readonly price: Money;
  readonly period: PlanPeriod | null;
  /** What it is counted by: `user`, `seat`, `host`; null for the plan as a whole. */
  readonly per: string | null;
}

/** What Chinese prices are counted by. */
const COUNTED_HAN = '(?:坐席|席位|席|用户|账号|账户|成员|人|门店|店铺|店|终端|设备|台)';

const PERIODS: readonly (readonly [RegExp, PlanPeriod])[] = [
  [period('mo|mth|month|monthly|mois|monat|mes', '月'), 'month'],
  [period('yr|year|yearly|annum|annually|an|jahr|año', '年'), 'year'],
  [period('wk|week|weekly', '周'), 'week'],
  [period('day|daily', '[天日]'), 'day'],
  [period('hr|hour|hourly', '(?:小时|时)'), 'hour'],
];

/** A period right after an amount, or after few words on its line: `/month`, `USD per seat per month`, `元/月`. */
function period(words: string, han: string): RegExp {
  return new RegExp(`^\\s*(?:[^\\d\\n]{0,28}[\\s/(])?(?:\\/ ?|per |a |each |every )?(?:${words})\\b(?! +(?:financing|payments?|installments?|instalments?))|^ ?元?(?:\\s?[/每]\\s?${COUNTED_HAN})?\\s?[/每]?\\s?个?${han}`, 'i');
}

const COUNTED = new RegExp(`(?:\\/|\\bper\\s|\\ba\\s|\\beach\\s|每)\\s?(user|seat|member|person|editor|agent|license|device|host|site|employee|contact|${COUNTED_HAN})`, 'i');
const REACH = 48;
const BESIDE = 6;

/** The prices of a plan in the order shown, each with its period; amounts struck out and savings left aside. */
export function periodPrices(text: string, prices: readonly ShownPrice[]): PeriodPrice[] {
  return prices.flatMap((price, index) => {
    if (price.sense !== 'asked' && price.sense !== 'rate' && price.sense !== 'former') return [];
    const next = prices[index + 1];
    const told = trailOf(text, price, next);
    if (told.period !== null || next === undefined || next.start - price.end > BESIDE) return [{ price: price.money, ...told }];
    const beside = trailOf(text, next, prices[index + 2]);
    // `$999 or $83.25/mo.`: two ways to pay, and only the second is by the month.
    if (OR.test(text.slice(price.end, next.start))) return [{ price: price.money, period: wholeOf(text, price, next, beside.period), per: beside.per }];
    // `$15 $20/month`: the period stands after the amount asked before.
    const { period, per } = beside;
    return [{ price: price.money, period, per }];
  });
}

const OR = /\bor\b|或/i;
const MONTHS = 12;
/** What rounding to cents may take from a twelfth, as a part of it. */
const ROUNDED = 0.005;

/** The year that an amount pays for as a whole, where the words before it say so or the one after `or` is a twelfth of it; else null. */
function wholeOf(text: string, { start, money }: ShownPrice, next: ShownPrice, nextPeriod: PlanPeriod | null): PlanPeriod | null {
  const before = text.slice(Math.max(0, start - REACH), start).split('\n').at(-1) ?? '';
  if (periodIn(before) === 'year') return 'year';
  const twelfth = Number(money.amount) / MONTHS;
  return nextPeriod === 'month' && Math.abs(Number(next.money.amount) / twelfth - 1) <= ROUNDED ? 'year' : null;
}

function trailOf(text: string, { end }: ShownPrice, next: ShownPrice | undefined): Omit<PeriodPrice, 'price'> {
  const trail = text.slice(end, Math.min(end + REACH, next?.start ?? text.length));
  return { period: PERIODS.find(([words]) => words.test(trail))?.[1] ?? null, per: countedIn(trail) };
}

/** What a price is counted by, as written: `user` of `per user`, `坐席` of `元/坐席/月`. */
export function countedIn(text: string): string | null {
  return COUNTED.exec(text)?.[1]?.toLowerCase() ?? null;
}

const PERIOD_WORDS: readonly (readonly [RegExp, PlanPeriod])[] = [
  [/\bmonth|monthly|\/ ?mo\b|[/每]\s?个?月|月费|元\s?月|月付价/i, 'month'],
  [/\byear|annual|\/ ?yr\b|[/每]\s?年|年费/i, 'year'],
];

/** The period that a label says for the prices under it: `Price per month`, `价格（元/坐席/月）`. */
export function periodIn(text: string): PlanPeriod | null {
  return PERIOD_WORDS.find(([words]) => words.test(text))?.[1] ?? null;
}

const CONTACT = /\b(?:custom(?: pricing| quote| price)?|contact (?:us|sales)|talk to (?:us|sales|an expert)|get (?:a|your) (?:quote|custom quote)|request (?:a )?(?:quote|pricing)|let'?s talk|price on request)\b|联系我们|联系销售|咨询|询价|定制|面议/i;

/** True for a plan whose price is had by asking. */
export function isByContact(lines: readonly string[]): boolean {
  return lines.some((line) => line.length < 60 && CONTACT.test(line));
}

/** True for a plan that says in a line of its own that it is free. */
export function isFree(lines: readonly string[]): boolean {
  return lines.some((line) => FREE.test(line) || /^(?:free forever|always free|永久免费|免费版?)$/i.test(line));
}
