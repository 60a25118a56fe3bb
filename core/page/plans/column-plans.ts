import type { PageTable, Plan } from '../../clip/clip.ts';
import { collapseSpace } from '../dom/nodes.ts';
import { MONEY_IN_TEXT } from '../prices/price-words.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { isByContact, isFree, periodPrices } from './plan-price.ts';

const NO = /^(?:|[-–—✗✘×x]|no|none|n\/a|否|不支持|无)$/i;
const YES = /^(?:[✓✔●•y]|yes|included|是|支持|有)$/i;
/** What the row of prices or the corner over it says. */
const OF_PRICES = /\b(?:pric(?:e|es|ing)|costs?|fees?|monthly|per month|plans?|subscription|rates?)\b|价|费|套餐|版本/i;
const MOST_PLANS = 12;

/** The plans of a table that compares them, a column for each, a row with their prices; none where it is no such table. */
export function columnPlans({ rows, headerRows }: PageTable, reader: PriceReader): Plan[] {
  const head = rows[Math.max(headerRows, 1) - 1] ?? [];
  if (head.length < 3 || head.length > MOST_PLANS + 1) return [];
  const body = rows.slice(Math.max(headerRows, 1));
  const columns = head.map((_, column) => column).slice(1);
  const priced = (text: string): boolean => [...text.matchAll(MONEY_IN_TEXT)].length > 0 || isFree([text]) || isByContact([text]);
  const row = body.find((cells) => OF_PRICES.test(`${cells[0]?.text ?? ''} ${head[0]?.text ?? ''}`) && columns.filter((column) => priced(cells[column]?.text ?? '')).length >= columns.length * 0.6 && /\d/.test(cells.map(({ text }) => text).join('')));
  if (row === undefined) return [];
  return columns.flatMap((column) => {
    const name = collapseSpace(head[column]?.text ?? '');
    const written = row[column]?.text ?? '';
    if (name === '' || !priced(written)) return [];
    const [first] = periodPrices(written, [...written.matchAll(MONEY_IN_TEXT)].flatMap((match) => {
      const money = reader.read(match[0]);
      return money === null ? [] : [{ money, upTo: null, isFrom: false, sense: 'asked' as const, text: match[0], start: match.index, end: match.index + match[0].length, path: '', isAlone: true }];
    }));
    const features = body.filter((cells) => cells !== row).flatMap((cells) => featureOf(cells[0]?.text ?? '', cells[column]?.text ?? ''));
    return [{ name, price: first?.price ?? (isFree([written]) ? (reader.read('free') ?? null) : null), oldPrice: null, period: first?.period ?? periodOf(row[0]?.text ?? ''), per: first?.per ?? null, features }];
  });
}

/** What a cell says to be in a plan: its label alone where it says yes. */
export function featureOf(label: string, value: string): string[] {
  return label === '' || NO.test(value) ? [] : [YES.test(value) ? label : `${label}: ${value}`];
}

/** `Price per month` at the beginning of a row says it for all of its cells. */
function periodOf(label: string): Plan['period'] {
  return /month|\/mo\b|月/i.test(label) ? 'month' : /year|annual|年/i.test(label) ? 'year' : null;
}
