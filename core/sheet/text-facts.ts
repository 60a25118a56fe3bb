import { halfWidth, isPlaceholder } from './cell-text.ts';
import { parseDateText, type DateText } from './date-text.ts';
import type { SheetGrid } from './grid.ts';
import { parseNumberText, type NumberText } from './number-text.ts';
import { rowLabel, type RowLabel } from './row-labels.ts';

export interface TextFact {
  readonly placeholder: boolean;
  readonly number: NumberText | null;
  readonly date: DateText | null;
  /** `GD2025001` -> `A9`: letters and digits by kind, so that codes look alike. Null without digits. */
  readonly shape: string | null;
}

/** What each text of a sheet is, worked out once however many cells hold it. */
export class TextFacts {
  readonly #grid: SheetGrid;
  readonly #facts: (TextFact | undefined)[] = [];
  readonly #labels: (RowLabel | undefined)[] = [];

  constructor(grid: SheetGrid) {
    this.#grid = grid;
  }

  of(textId: number): TextFact {
    const known = this.#facts[textId];
    if (known) return known;
    const text = this.#grid.texts[textId] ?? '';
    const fact = {
      placeholder: isPlaceholder(text),
      number: parseNumberText(text),
      date: parseDateText(text),
      shape: shapeOf(text),
    };
    this.#facts[textId] = fact;
    return fact;
  }

  label(textId: number): RowLabel {
    const known = this.#labels[textId];
    if (known !== undefined) return known;
    const label = rowLabel(this.#grid.texts[textId] ?? '');
    this.#labels[textId] = label;
    return label;
  }
}

function shapeOf(text: string): string | null {
  if (text.length > 32 || !/\d/.test(text)) return null;
  return halfWidth(text)
    .replace(/\d+/g, '9')
    .replace(/\p{Script=Han}+/gu, '汉')
    .replace(/[A-Za-z]+/g, 'A');
}
