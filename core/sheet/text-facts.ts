import { halfWidth } from '../quantity/half-width.ts';
import { isPlaceholder } from '../quantity/placeholder.ts';
import { parseDateText, type DateText } from './date-text.ts';
import type { SheetGrid } from './grid.ts';
import { parseNumberText, type NumberText } from './number-text.ts';
import { rowLabel, type RowLabel } from './row-labels.ts';
import { parseYearlessDate, type YearlessDate } from './yearless-date.ts';

/** What each text of a sheet is, worked out when asked, once however many cells hold it. */
export class TextFacts {
  readonly #grid: SheetGrid;
  readonly #numbers: Remembered<NumberText | null>;
  readonly #dates: Remembered<DateText | null>;
  readonly #yearless: Remembered<YearlessDate | null>;
  readonly #placeholders: Remembered<boolean>;
  readonly #labels: Remembered<RowLabel>;

  /** The grid must hold all its cells by now. */
  constructor(grid: SheetGrid) {
    const { texts } = grid;
    this.#grid = grid;
    this.#numbers = new Remembered<NumberText | null>(texts, null, (text) => parseNumberText(text));
    this.#dates = new Remembered<DateText | null>(texts, null, parseDateText);
    this.#yearless = new Remembered<YearlessDate | null>(texts, null, parseYearlessDate);
    this.#placeholders = new Remembered(texts, false, isPlaceholder);
    this.#labels = new Remembered<RowLabel>(texts, null, rowLabel);
  }

  number(textId: number): NumberText | null {
    return this.#numbers.of(textId);
  }

  date(textId: number): DateText | null {
    return this.#dates.of(textId);
  }

  /** A date that leaves its year open. */
  yearless(textId: number): YearlessDate | null {
    return this.#yearless.of(textId);
  }

  isPlaceholder(textId: number): boolean {
    return this.#placeholders.of(textId);
  }

  label(textId: number): RowLabel {
    return this.#labels.of(textId);
  }

  /** `GD2025001` -> `A9`: letters and digits by kind, so that codes look alike. Null without digits. */
  shape(textId: number): string | null {
    return shapeOf(this.#grid.texts[textId] ?? '');
  }
}

/** Facts of texts by id. Only those that differ from what most texts are get room of their own. */
class Remembered<Fact> {
  readonly #texts: readonly string[];
  readonly #read: (text: string) => Fact;
  readonly #usual: Fact;
  readonly #asked: Uint8Array;
  readonly #facts = new Map<number, Fact>();

  constructor(texts: readonly string[], usual: Fact, read: (text: string) => Fact) {
    this.#texts = texts;
    this.#usual = usual;
    this.#read = read;
    this.#asked = new Uint8Array(texts.length);
  }

  of(textId: number): Fact {
    if (this.#asked[textId] === 1) return this.#facts.get(textId) ?? this.#usual;
    const fact = this.#read(this.#texts[textId] ?? '');
    this.#asked[textId] = 1;
    if (fact !== this.#usual) this.#facts.set(textId, fact);
    return fact;
  }
}

function shapeOf(text: string): string | null {
  if (text.length > 32 || !/\d/.test(text)) return null;
  return halfWidth(text)
    .replace(/\d+/g, '9')
    .replace(/\p{Script=Han}+/gu, '汉')
    .replace(/[A-Za-z]+/g, 'A');
}
