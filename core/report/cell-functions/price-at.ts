import { nameLikeness, SAME_PRODUCT } from '../../analysis/competitors/name-match.ts';
import { Problem } from '../../language/problem.ts';
import { cellFunctionTexts } from '../../language/texts/cell-functions.ts';
import type { KeptClip, KeptPrice } from './kept-clip.ts';
import { distinct, plain } from './same-words.ts';

interface DatedPrice extends KeptPrice {
  readonly capturedAt: string;
  readonly url: string;
}

/**
 * A product's price at a competitor as it was last clipped, by the end of `day` (ISO, UTC) where one is given. Names are matched
 * as the price comparison matches them. Throws Problem `no-clips-kept`, `competitor-unknown`, `competitor-ambiguous`,
 * `product-unknown`, `product-ambiguous`, `no-price-yet`.
 */
export function priceAt(clips: readonly KeptClip[], product: string, competitor: string, day: string | null): number {
  if (clips.length === 0) throw new Problem('no-clips-kept', cellFunctionTexts.noClipsKept);
  const all = clips.flatMap(({ prices, capturedAt, url }) => prices.map((price): DatedPrice => ({ ...price, capturedAt, url })));
  const named = ofProduct(ofCompetitor(all, competitor.trim()), product.trim(), competitor.trim());
  const [first] = named.toSorted((one, other) => one.capturedAt.localeCompare(other.capturedAt));
  const inTime = day === null ? named : named.filter(({ capturedAt }) => capturedAt.slice(0, 10) <= day);
  const latest = inTime.reduce<DatedPrice | null>((best, one) => (best === null || one.capturedAt > best.capturedAt ? one : best), null);
  if (latest === null) throw new Problem('no-price-yet', cellFunctionTexts.noPriceYet(product.trim(), day ?? '', first?.capturedAt.slice(0, 10) ?? ''));
  return latest.price;
}

/** A seller of exactly that name or host, else the only one whose name or host holds the words. */
function ofCompetitor(prices: readonly DatedPrice[], competitor: string): readonly DatedPrice[] {
  const wanted = plain(competitor);
  const namesOf = ({ seller, url }: DatedPrice) => [plain(seller), hostOf(url)];
  const same = prices.filter((price) => namesOf(price).includes(wanted));
  if (same.length > 0) return same;
  const like = wanted === '' ? [] : prices.filter((price) => namesOf(price).some((name) => name.includes(wanted)));
  const sellers = distinct(like.map(({ seller }) => seller));
  if (sellers.length > 1) throw new Problem('competitor-ambiguous', cellFunctionTexts.competitorAmbiguous(competitor, sellers));
  if (like.length === 0) throw new Problem('competitor-unknown', cellFunctionTexts.competitorUnknown(competitor, distinct(prices.map(({ seller }) => seller))));
  return like;
}

/** The product of exactly that name, else the one that is most like it. */
function ofProduct(prices: readonly DatedPrice[], product: string, competitor: string): readonly DatedPrice[] {
  const same = prices.filter(({ name }) => plain(name) === plain(product));
  if (same.length > 0) return same;
  const likeness = new Map(distinct(prices.map(({ name }) => name)).map((name) => [name, nameLikeness(product, name)]));
  const best = Math.max(0, ...likeness.values());
  const names = [...likeness].filter(([, like]) => like === best && like >= SAME_PRODUCT).map(([name]) => name);
  if (names.length > 1) throw new Problem('product-ambiguous', cellFunctionTexts.productAmbiguous(product, names));
  if (names.length === 0) throw new Problem('product-unknown', cellFunctionTexts.productUnknown(product, competitor));
  return prices.filter(({ name }) => names.includes(name));
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '';
}
