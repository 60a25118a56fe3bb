import { formatNumber, formatPercent, formatPrice } from '../language/format.ts';
import { say, type Language } from '../language/language.ts';
import { digestTexts as texts } from '../language/texts/digest.ts';
import { factTexts } from '../language/texts/fact.ts';
import { hostOf } from '../library/entry.ts';
import { kpiChange, type Digest, type NewClip, type NewFigure, type NewKpi, type Part, type PriceChange } from './digest.ts';
import { oneLine, webAddress } from './harmless-text.ts';
import { momentIn } from './schedule.ts';

/** A piece of a line. All of it may be strangers’ words, which no format may take for its own signs. */
export type Span = { readonly kind: 'text' | 'strong'; readonly text: string } | { readonly kind: 'link'; readonly text: string; readonly url: string };

export interface Line {
  readonly kind: 'heading' | 'item' | 'more' | 'note';
  readonly spans: readonly Span[];
  /** How much news it stands for. */
  readonly news: number;
}

/** A digest in a language’s words, before any format. */
export interface DigestText {
  readonly language: Language;
  readonly title: string;
  readonly lines: readonly Line[];
}

const MOST = { name: 60, title: 100, sentence: 160, word: 60 } as const;

/** @param zone the time zone (IANA) that moments are told in */
export function digestText(digest: Digest, language: Language, zone: string): DigestText {
  const span = texts.span(momentIn(zone, digest.since), momentIn(zone, digest.until), zone);
  const parts = [
    ...section(say(texts.prices, language), digest.prices, (price) => priceSpans(price, language), language),
    ...section(say(texts.kpis, language), digest.kpis, (kpi) => kpiSpans(kpi, language), language),
    ...section(say(texts.clips, language), digest.clips, clipSpans, language),
    ...section(say(texts.figures, language), digest.figures, figureSpans, language),
  ];
  return {
    language,
    title: say(texts.title(oneLine(digest.team, MOST.word)), language),
    lines: [note(say(span, language)), ...(parts.length === 0 ? [note(say(texts.nothing, language))] : parts)],
  };
}

export function note(text: string): Line {
  return { kind: 'note', spans: [{ kind: 'text', text }], news: 0 };
}

export function moreLine(count: number, language: Language): Line {
  return { kind: 'more', spans: [{ kind: 'text', text: say(texts.more(count), language) }], news: count };
}

function section<Item>(title: string, { items, more }: Part<Item>, spansOf: (item: Item) => readonly Span[], language: Language): Line[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', spans: [{ kind: 'text', text: `${title} (${items.length + more})` }], news: 0 },
    ...items.map((item): Line => ({ kind: 'item', spans: spansOf(item), news: 1 })),
    ...(more === 0 ? [] : [moreLine(more, language)]),
  ];
}

function priceSpans({ name, before, now, currency, ratio, url }: PriceChange, language: Language): Span[] {
  const price = (amount: string) => formatPrice(Number(amount), currency, language);
  const change = ratio === null ? null : formatPercent(ratio, language, { signed: true });
  return [{ kind: 'strong', text: oneLine(name, MOST.name) }, text(` ${say(texts.priceStep(price(before), price(now), change), language)} · `), pageOf(url)];
}

function kpiSpans(kpi: NewKpi, language: Language): Span[] {
  const { label, period, shown, before, report, workbook, who, source, url } = kpi;
  const word = (words: string) => oneLine(words, MOST.word);
  const compared = before === null ? '' : say(texts.kpiBefore(before.period === null ? null : word(before.period), word(before.shown), changeWords(kpi, language)), language);
  const evidence = [say(texts.reportIn(word(report), word(workbook)), language), ...(source === '' ? [] : [word(source)]), ...(who === null ? [] : [word(who)])].join(' · ');
  return [
    { kind: 'strong', text: word(label) },
    text(` ${period === null ? '' : `${word(period)} `}${word(shown)}${compared} · ${evidence}`),
    ...(url === null ? [] : [text(' · '), pageOf(url)]),
  ];
}

function changeWords(kpi: NewKpi, language: Language): string | null {
  const change = kpiChange(kpi);
  if (change === null) return null;
  return change.kind === 'ratio' ? formatPercent(change.by, language, { signed: true }) : say(factTexts.points(formatNumber(change.by * 100, language, { signed: true, digits: 1 })), language);
}

function clipSpans({ title, url, who, project }: NewClip): Span[] {
  const said = [hostOf(url), who, project].flatMap((words) => (words === null || words === '' ? [] : [oneLine(words, MOST.word)]));
  return [linked(oneLine(title, MOST.title) || hostOf(url), url), text(` · ${said.join(' · ')}`)];
}

function figureSpans({ sentence, url }: NewFigure): Span[] {
  return [text(`${oneLine(sentence, MOST.sentence)} · `), pageOf(url)];
}

function pageOf(url: string): Span {
  return linked(oneLine(hostOf(url), MOST.word), url);
}

function linked(words: string, address: string): Span {
  const url = webAddress(address);
  return url === null ? text(words) : { kind: 'link', text: words, url };
}

function text(words: string): Span {
  return { kind: 'text', text: words };
}
