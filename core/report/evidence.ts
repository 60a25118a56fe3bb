import type { Fact, Source } from '../fact/fact.ts';
import { factText } from '../fact/fact-text.ts';
import { shortMoment } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { formatArea } from '../workbook/address.ts';
import type { PlannedLink } from '../workbook/sheet-plan.ts';
import type { EvidencePart } from './evidence-xml.ts';
import type { Look } from './look.ts';
import type { SheetDraft } from './sheet-draft.ts';

/** Hashes by source key: of a range's values, or of the clip's content. */
export type SourceHashes = ReadonlyMap<string, string>;

const FIRST_FIGURE = 5;

/** The sources sheet: every card and finding with how it was computed, and every range and clip behind them. */
export class EvidenceDraft {
  readonly #figures: { readonly facts: readonly [Fact, ...Fact[]]; readonly words: string; readonly place: PlannedLink | null }[] = [];
  readonly #sources = new Map<string, { readonly source: Source; readonly number: number }>();

  constructor(
    readonly sheet: SheetDraft,
    private readonly look: Look,
    private readonly language: Language,
  ) {}

  /** Lists a card or finding and gives the link to its line. `facts` are all that it says; the first is the one shown. */
  cite(facts: readonly [Fact, ...Fact[]], words: string, place: PlannedLink | null): PlannedLink {
    const row = FIRST_FIGURE + this.#figures.length;
    this.#figures.push({ facts, words, place });
    for (const fact of facts) for (const source of fact.sources) this.#number(source);
    return { kind: 'place', ref: this.sheet.at(row, 1), tip: say(reportTexts.evidenceTip, this.language) };
  }

  /** The link to a source's own line. Its place is known once everything is cited, so it is asked for late. */
  sourceLink(source: Source): () => PlannedLink {
    const number = this.#number(source);
    return () => ({
      kind: 'place',
      ref: this.sheet.at(this.#sourcesTop + number, 1),
      tip: say(reportTexts.evidenceTip, this.language),
    });
  }

  get #sourcesTop(): number {
    return FIRST_FIGURE + this.#figures.length + 2;
  }

  #number(source: Source): number {
    const key = sourceKey(source);
    const known = this.#sources.get(key);
    if (known !== undefined) return known.number;
    const number = this.#sources.size + 1;
    this.#sources.set(key, { source, number });
    return number;
  }

  get sources(): readonly Source[] {
    return [...this.#sources.values()].map(({ source }) => source);
  }

  /** The lines of cards and findings, for whoever looks for what they say. */
  get parts(): readonly EvidencePart[] {
    return this.#figures.map(({ facts }, index) => ({ kind: 'line', ref: this.sheet.area(FIRST_FIGURE + index, 1, FIRST_FIGURE + index, 5), facts }));
  }

  /** Fills the sheet once everything is cited. `readAt` is when ranges were read. */
  lay(hashes: SourceHashes, readAt: string): void {
    const { sheet, look } = this;
    const t = (text: { zh: string; en: string }) => say(text, this.language);
    for (const [column, width] of [3, 6, 72, 14, 58, 18, 20, 44].entries()) sheet.widths.set(column, width);
    sheet.text(1, 1, t(reportTexts.sourcesTitle), look.title());
    sheet.heights.set(1, 28);
    sheet.text(3, 1, t(reportTexts.figures), look.style({ size: 12, bold: true }));
    const figureHead = [reportTexts.number, reportTexts.figure, reportTexts.value, reportTexts.howComputed, reportTexts.sources];
    for (const [index, head] of figureHead.entries()) sheet.text(FIRST_FIGURE - 1, index + 1, t(head), look.header(index === 2 ? { horizontal: 'right' } : index === 3 ? { indent: 1 } : {}));
    for (const [index, { facts: [fact], words, place }] of this.#figures.entries()) {
      const row = FIRST_FIGURE + index;
      sheet.rowKeys.set(row, `figure ${index}`);
      sheet.put(row, 1, { kind: 'number', number: index + 1 }, look.quiet({ horizontal: 'left', vertical: 'top' }));
      sheet.text(row, 2, words, place === null ? look.body(undefined, TOP) : look.style({ underline: true }, { align: TOP }), place === null ? {} : { link: place });
      sheet.text(row, 3, factText(fact, this.language), look.body(undefined, { horizontal: 'right', vertical: 'top' }));
      sheet.text(row, 4, t(fact.method), look.body(undefined, { ...TOP, indent: 1 }));
      sheet.text(row, 5, fact.sources.map((source) => `S${this.#number(source)}`).join(' '), look.body(undefined, TOP));
      sheet.heights.set(row, 3 + 14 * Math.max(lines(words, 72), lines(t(fact.method), 56)));
    }
    this.#laySources(this.#sourcesTop, hashes, readAt);
    sheet.freeze = { rows: 2, columns: 0 };
    sheet.print = { area: formatArea({ top: 0, left: 0, bottom: sheet.lastRow, right: 7 }), orientation: 'landscape', titleRows: null };
  }

  #laySources(top: number, hashes: SourceHashes, readAt: string): void {
    const { sheet, look } = this;
    const t = (text: { zh: string; en: string }) => say(text, this.language);
    sheet.rowKeys.set(top - 2, 'sources');
    sheet.text(top - 1, 1, t(reportTexts.sources), look.style({ size: 12, bold: true }));
    const heads = [reportTexts.number, reportTexts.from_, reportTexts.kind, reportTexts.quote, reportTexts.readAt, reportTexts.hash, reportTexts.address];
    for (const [index, head] of heads.entries()) sheet.text(top, index + 1, t(head), look.header());
    for (const { source, number } of this.#sources.values()) {
      const row = top + number;
      sheet.rowKeys.set(row, `source ${number}`);
      sheet.text(row, 1, `S${number}`, look.quiet({ vertical: 'top' }));
      const hash = hashes.get(sourceKey(source)) ?? '';
      sheet.text(row, 6, hash.slice(0, 16), look.quiet({ vertical: 'top' }), hash === '' ? {} : { comment: `sha256 ${hash}` });
      if (source.kind === 'range') {
        sheet.text(row, 2, `${source.ref.sheet}!${source.ref.range}`, look.style({ underline: true }, { align: TOP }), {
          link: { kind: 'place', ref: source.ref, tip: t(reportTexts.goToCells) },
        });
        sheet.text(row, 3, t(reportTexts.kindRange), look.quiet({ vertical: 'top' }));
        sheet.text(row, 5, shortMoment(readAt), look.quiet({ vertical: 'top' }));
        continue;
      }
      const host = URL.canParse(source.url) ? new URL(source.url).host : source.url;
      const isWeb = /^https?:\/\//i.test(source.url);
      sheet.text(row, 2, host, look.style({ underline: isWeb }, { align: TOP }), isWeb ? { link: { kind: 'url', url: source.url, tip: t(reportTexts.openPage) } } : {});
      sheet.text(row, 3, t(reportTexts.kindClip), look.quiet({ vertical: 'top' }));
      sheet.text(row, 4, source.quote === null ? '' : `${source.quote.prefix}${source.quote.exact}${source.quote.suffix}`.replace(/\s+/g, ' ').trim(), look.body(undefined, TOP));
      sheet.text(row, 5, shortMoment(source.capturedAt), look.quiet({ vertical: 'top' }));
      sheet.text(row, 7, source.url, look.quiet({ vertical: 'top' }));
    }
  }
}

const TOP = { vertical: 'top', wrap: true } as const;

/** Equal keys mean the same cells or the same passage of the same clip. */
export function sourceKey(source: Source): string {
  return source.kind === 'range' ? `${source.ref.sheet}!${source.ref.range}` : `${source.clipId}#${source.quote?.exact ?? ''}`;
}

/** How many lines words take in so many characters of width; a Chinese character is as wide as two. */
export function lines(words: string, width: number): number {
  let total = 0;
  for (const line of words.split('\n')) total += Math.max(1, Math.ceil(textWidth(line) / width));
  return total;
}

export function textWidth(words: string): number {
  let width = 0;
  for (const letter of words) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(letter) ? 2 : 1;
  return width;
}
