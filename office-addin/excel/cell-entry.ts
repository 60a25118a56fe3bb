import type { CellContent } from '../../core/workbook/sheet-plan.ts';
import { DAYS_TO_1904 } from '../../core/workbook/cell-text.ts';

/** What Excel is given for a cell; null leaves it empty. */
export type CellEntry = string | number | boolean | null;

/**
 * Turns planned content into what is handed to `range.formulas`: the one place where anything becomes a formula.
 * Excel reads strings there as if they were typed, so a text that it could take for something else gets the
 * apostrophe that makes it text; Excel keeps that as the cell's prefix and not as part of the text.
 */
export function cellEntry(content: CellContent, date1904: boolean): CellEntry {
  switch (content.kind) {
    case 'text':
      return textEntry(content.text);
    case 'number':
      return content.number;
    case 'boolean':
      return content.boolean;
    case 'date':
      return date1904 ? content.serial - DAYS_TO_1904 : content.serial;
    case 'formula':
      return content.formula;
    case 'blank':
      return null;
  }
}

function textEntry(text: string): CellEntry {
  if (text === '') return null;
  return isSurelyText(text) ? text : `'${text}`;
}

/**
 * Whether no Excel in any language takes the text for a formula, number, date, time, boolean or error. Only what
 * begins with a letter and holds no digit can be sure: `May 5`, `1-2` and `三月五日` all turn into dates.
 */
function isSurelyText(text: string): boolean {
  if (!/^\p{L}/u.test(text) || /\p{N}/u.test(text)) return false;
  if (/[一二三四五六七八九十百].*[年月日号號时時分秒点點]/u.test(text)) return false;
  return !BOOLEAN_WORDS.has(text.trim().toUpperCase());
}

/** TRUE and FALSE in the languages Excel speaks. */
const BOOLEAN_WORDS = new Set(
  (
    'TRUE FALSE WAHR FALSCH VRAI FAUX VERDADERO FALSO VERO VERDADEIRO WAAR ONWAAR SANT FALSKT SAND FALSK ' +
    'SANN USANN TOSI EPÄTOSI PRAWDA FAŁSZ PRAVDA NEPRAVDA LOŽ ИСТИНА ЛОЖЬ IGAZ HAMIS DOĞRU YANLIŞ ADEVĂRAT ' +
    'ISTINA LAŽ RESNIČNO TIESA ΑΛΗΘΗΣ ΨΕΥΔΗΣ BENAR SALAH'
  ).split(' '),
);
