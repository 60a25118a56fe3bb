import type { PageType, Plan } from '../../clip/clip.ts';
import { collapseSpace } from '../dom/nodes.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { textStream } from '../prices/text-stream.ts';
import { itemParts, type ItemParts, type NameSource } from '../records/item-parts.ts';
import type { FoundTable } from '../tables/page-tables.ts';
import { columnPlans } from './column-plans.ts';
import { isByContact, isFree, periodPrices } from './plan-price.ts';
import { pricedSiblings } from './priced-siblings.ts';
import { rowPlans } from './row-plans.ts';

const FEWEST = 2;
const LARGEST_PLAN = 800;
const MOST_FEATURES = 60;
const PLAN_NAMES = /pric(?:e|ing)|plan|tier|package|subscription|membership|套餐|版本/i;
const CHOOSING = /^(?:get started|start(?: (?:free|now|your|for free).{0,20})?|choose|select|buy(?: now)?|sign up|subscribe|try|try .{0,20}free.{0,20}|contact (?:us|sales)|order(?: now)?|get .{0,24}|join|upgrade|立即购买|立即开通|免费试用|联系我们|订阅|选择)\b/i;

/** Where plans have their names, the likeliest first: many stand in no heading but on the first line. */
const NAMING: readonly NameSource[] = ['heading', 'named', 'line', 'strong', 'label', 'link'];
const LONGEST_NAME = 60;

/** What a page is read with for its plans. */
export interface PlanPage {
  readonly body: Element;
  readonly baseUrl: string;
  readonly tables: readonly FoundTable[];
  readonly pageType: PageType;
}

/**
 * The plans of a pricing page: what each costs, for how long and per what, and what is in it. From cards that stand side by side, else
 * from a table with a column or a row for each. Goods in a list are not plans: a plan names a period, is chosen by a button, or stands under "pricing".
 */
export function pagePlans({ body, baseUrl, tables, pageType }: PlanPage, reader: PriceReader): Plan[] {
  let best: { plans: Plan[]; score: number } = { plans: [], score: 0 };
  for (const siblings of pricedSiblings(body)) {
    const parts = siblings.map((element) => itemParts([element], baseUrl, reader)).filter((item) => item !== null);
    if (parts.length < FEWEST || parts.filter((item) => item.prices.length > 0).length * 2 < parts.length) continue;
    const source = NAMING.find((candidate) => namesAll(parts, candidate));
    const plans = source === undefined ? [] : parts.flatMap((item) => planOf(item.names.get(source)?.text ?? '', item, reader));
    const score = worthOf(plans, parts, pageType);
    if (score > best.score) best = { plans, score };
  }
  if (best.plans.length > 0) return best.plans;
  for (const read of [columnPlans, rowPlans]) {
    for (const { table } of tables) {
      const plans = read(table, reader);
      if (plans.length >= FEWEST) return plans;
    }
  }
  return [];
}

function namesAll(parts: readonly ItemParts[], source: NameSource): boolean {
  const names = parts.flatMap((item) => item.names.get(source)?.text ?? []).filter((name) => name.length <= LONGEST_NAME);
  return names.length === parts.length && new Set(names).size === names.length;
}

function planOf(name: string, item: ItemParts, reader: PriceReader): Plan[] {
  const stream = textStream(item.roots, LARGEST_PLAN);
  if (stream === null) return [];
  const prices = periodPrices(stream.text, item.prices);
  const [first, ...others] = prices;
  const lines = item.texts;
  const free = first === undefined && isFree(lines);
  if (first === undefined && !free && !isByContact(lines)) return [];
  const struck = item.prices.find(({ sense, money }) => sense === 'struck' && first !== undefined && Number(money.amount) > Number(first.price.amount));
  const otherPrices = others.filter(({ period, price }) => price.amount !== first?.price.amount && period !== null);
  const featured = featuresOf(item, name);
  return [{
    name, price: first?.price ?? (free ? (reader.read('free') ?? null) : null), oldPrice: struck?.money ?? null, period: first?.period ?? null, per: first?.per ?? null, features: featured,
    ...(otherPrices.length === 0 ? {} : { otherPrices: otherPrices.map(({ price, period }) => ({ price, period })) }),
  }];
}

/** What is in a plan: its list items, else its lines beside name and price. */
function featuresOf({ roots }: ItemParts, name: string): string[] {
  const listed = roots.flatMap((root) => [...root.querySelectorAll('li')]).filter((item) => item.querySelector('li') === null).map((item) => collapseSpace(item.textContent ?? ''));
  return [...new Set(listed)].filter((text) => text !== '' && text !== name && text.length <= 200).slice(0, MOST_FEATURES);
}

/** More plans, each with a name of its own, that look like plans rather than goods. */
function worthOf(plans: readonly Plan[], parts: readonly ItemParts[], pageType: PageType): number {
  if (plans.length < FEWEST || plans.length < parts.length * 0.7 || new Set(plans.map(({ name }) => name)).size < plans.length) return 0;
  const share = (has: (item: ItemParts) => boolean): number => parts.filter(has).length / parts.length;
  const periodic = plans.filter(({ period }) => period !== null).length / plans.length;
  const chosen = share((item) => item.texts.some((text) => text.length < 40 && CHOOSING.test(text)));
  const named = share((item) => item.roots.some((root) => [root, root.parentElement, root.parentElement?.parentElement].some((node) => PLAN_NAMES.test(`${node?.getAttribute('class') ?? ''} ${node?.id ?? ''}`))));
  const goods = share((item) => item.image !== null && item.links.length > 0 && /^(?:add to|buy)/i.test(item.texts.join('\n')));
  const signs = periodic + chosen * 0.6 + named * 0.6 + (pageType === 'service' ? 0.4 : 0) - goods;
  // Of real plans all name a period, or none does.
  const timed = plans.filter(({ price }) => price !== null && Number(price.amount) > 0);
  const even = Math.max(timed.filter(({ period }) => period !== null).length, timed.filter(({ period }) => period === null).length) / Math.max(timed.length, 1);
  const several = share((item) => new Set(item.prices.map(({ money }) => money.amount)).size <= 5);
  const told = 1 + 0.3 * Math.min(plans.reduce((sum, { features }) => sum + features.length, 0) / plans.length, 4);
  return signs < 0.7 ? 0 : signs * even * even * several * told * plans.length ** 0.75;
}
