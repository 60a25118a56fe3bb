/** Rows of a team's news, as a hub reads them. Moments are ISO date-times. */
export interface NewClip {
  readonly title: string;
  readonly url: string;
  /** Who clipped it; null where that is not known any more. */
  readonly who: string | null;
  readonly project: string | null;
  readonly at: string;
}

/** A price as a new clip has it, beside the clip of that page before. Amounts are exact decimals. */
export interface PriceStep {
  /** The same for the same product of the same page in the same currency. */
  readonly product: string;
  readonly name: string;
  readonly currency: string | null;
  readonly before: string;
  readonly now: string;
  readonly url: string;
  readonly at: string;
}

export interface NewFigure {
  /** The sentence that says it, as its page does. */
  readonly sentence: string;
  readonly url: string;
  readonly at: string;
}

/** A value that a report published. */
export interface NewKpi {
  readonly label: string;
  readonly period: string | null;
  /** Null for a text. */
  readonly value: number | null;
  readonly unit: string;
  readonly shown: string;
  readonly report: string;
  readonly workbook: string;
  readonly who: string | null;
  /** The first of the cells or pages that it comes from; empty where it names none. */
  readonly source: string;
  readonly url: string | null;
  /** The value of this metric before it. */
  readonly before: { readonly period: string | null; readonly value: number | null; readonly shown: string } | null;
}

export interface News {
  readonly clips: readonly NewClip[];
  readonly prices: readonly PriceStep[];
  readonly figures: readonly NewFigure[];
  readonly kpis: readonly NewKpi[];
}

export interface PriceChange extends Omit<PriceStep, 'product'> {
  /** 0.1 is 10 % more; null where the price was nothing before. */
  readonly ratio: number | null;
}

/** What matters most of a list, and how much more there is. */
export interface Part<Item> {
  readonly items: readonly Item[];
  readonly more: number;
}

/** What changed in a team's library between two moments: short, what matters most first. */
export interface Digest {
  readonly team: string;
  readonly since: string;
  readonly until: string;
  readonly prices: Part<PriceChange>;
  readonly kpis: Part<NewKpi>;
  readonly clips: Part<NewClip>;
  readonly figures: Part<NewFigure>;
}

const MOST = { prices: 10, kpis: 10, clips: 8, figures: 5 } as const;
/** Of one page no more figures than these are told before those of others. */
const MOST_FIGURES_OF_A_PAGE = 2;

export function makeDigest(news: News, { team, since, until }: Pick<Digest, 'team' | 'since' | 'until'>): Digest {
  return {
    team,
    since,
    until,
    prices: part(priceChanges(news.prices), MOST.prices),
    kpis: part(byChange(news.kpis), MOST.kpis),
    clips: part(newest(news.clips), MOST.clips),
    figures: part(spread(newest(news.figures)), MOST.figures),
  };
}

export function isEmpty({ prices, kpis, clips, figures }: Digest): boolean {
  return [prices, kpis, clips, figures].every(({ items }) => items.length === 0);
}

/** By how much a KPI's value changed: a share of the value before, or a difference of percents. Null where neither says anything. */
export function kpiChange({ value, unit, before }: NewKpi): { readonly kind: 'ratio' | 'points'; readonly by: number } | null {
  if (value === null || before?.value === null || before?.value === undefined) return null;
  if (unit === 'percent' || unit === 'points') return { kind: 'points', by: value - before.value };
  return unit === 'date' || before.value <= 0 ? null : { kind: 'ratio', by: value / before.value - 1 };
}

/** A product's steps as one change, from before the first to after the last; none where it came back to what it was. */
function priceChanges(steps: readonly PriceStep[]): PriceChange[] {
  const products = new Map<string, PriceStep>();
  for (const step of steps.toSorted((one, other) => one.at.localeCompare(other.at))) {
    products.set(step.product, { ...step, before: products.get(step.product)?.before ?? step.before });
  }
  const changes = [...products.values()].flatMap(({ name, currency, before, now, url, at }): PriceChange[] => {
    const [was, is] = [Number(before), Number(now)];
    return was === is ? [] : [{ name, currency, before, now, url, at, ratio: was > 0 ? is / was - 1 : null }];
  });
  return changes.toSorted((one, other) => Math.abs(other.ratio ?? 0) - Math.abs(one.ratio ?? 0));
}

function byChange(kpis: readonly NewKpi[]): NewKpi[] {
  const size = (kpi: NewKpi) => {
    const change = kpiChange(kpi);
    return change === null ? -1 : Math.abs(change.by);
  };
  return kpis.toSorted((one, other) => size(other) - size(one));
}

function newest<Row extends { readonly at: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => other.at.localeCompare(one.at));
}

function spread(figures: readonly NewFigure[]): NewFigure[] {
  const told = new Map<string, number>();
  const [first, rest]: [NewFigure[], NewFigure[]] = [[], []];
  for (const figure of figures) {
    const count = told.get(figure.url) ?? 0;
    told.set(figure.url, count + 1);
    (count < MOST_FIGURES_OF_A_PAGE ? first : rest).push(figure);
  }
  return [...first, ...rest];
}

function part<Item>(items: readonly Item[], most: number): Part<Item> {
  return { items: items.slice(0, most), more: Math.max(0, items.length - most) };
}
