import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { cellFunctionTexts } from '../../core/language/texts/cell-functions.ts';
import { askedDay, askedFilters, askedPeriod, askedText } from '../../core/report/cell-functions/cell-arguments.ts';
import type { CellArgument } from '../../core/report/cell-functions/cell-arguments.ts';
import { clipField } from '../../core/report/cell-functions/clip-field.ts';
import { figureValue } from '../../core/report/cell-functions/figure-value.ts';
import { findFigure } from '../../core/report/cell-functions/find-figure.ts';
import { priceAt } from '../../core/report/cell-functions/price-at.ts';
import { officeLanguage } from '../excel/excel-host.ts';
import { openExcelWorkbook } from '../excel/excel-workbook.ts';
import type { FunctionId } from './function-list.ts';
import { SharedReading } from './shared-reading.ts';

const reading = new SharedReading(openExcelWorkbook());

/** The value of a formula's cell. Rejects with the error that the cell shows, its sentence in Excel's language. */
export async function answer(id: FunctionId, given: readonly unknown[]): Promise<string | number> {
  const { cells, signal } = callOf(given);
  try {
    return await ANSWERS[id](cells, signal);
  } catch (error) {
    throw cellError(error);
  }
}

const ANSWERS: Readonly<Record<FunctionId, (cells: readonly Given[], signal: AbortSignal) => Promise<string | number>>> = {
  async CLIP([clip, field]) {
    const language = officeLanguage();
    const value = clipField(await reading.clips(), askedText(single(clip)), askedText(single(field)), language);
    if (value === null) throw new Problem('field-empty', cellFunctionTexts.fieldEmpty(askedText(single(field))));
    return value;
  },
  async PRICE([product, competitor, date]) {
    const day = askedDay(single(date));
    return priceAt(await reading.clips(), askedText(single(product)), askedText(single(competitor)), day);
  },
  async KPI([metric, period, filters], signal) {
    const question = { metric: askedText(single(metric)), period: askedPeriod(single(period)), filters: askedFilters(block(filters)) };
    const figure = findFigure(await reading.figures(), question);
    return figureValue(figure, figure.cell === null ? null : await reading.cell(figure.cell, signal));
  },
};

type Given = CellArgument | readonly (readonly CellArgument[])[];

/** Excel hands over the arguments, then the call itself, which tells when nobody waits for its value any more. */
function callOf(given: readonly unknown[]): { readonly cells: readonly Given[]; readonly signal: AbortSignal } {
  const stop = new AbortController();
  const call = given.at(-1);
  const isCall = typeof call === 'object' && call !== null && !Array.isArray(call);
  if (isCall) Reflect.set(call, 'onCanceled', () => stop.abort());
  return { cells: (isCall ? given.slice(0, -1) : given).map(asGiven), signal: stop.signal };
}

function asGiven(argument: unknown): Given {
  if (!Array.isArray(argument)) return asCell(argument);
  return argument.map((row: unknown) => (Array.isArray(row) ? row.map(asCell) : [asCell(row)]));
}

function asCell(content: unknown): CellArgument {
  return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean' ? content : null;
}

function single(given: Given): CellArgument {
  return typeof given === 'object' && given !== null ? given[0]?.[0] : given;
}

function block(given: Given): readonly (readonly CellArgument[])[] {
  return typeof given === 'object' && given !== null ? given : [[given]];
}

/** What a person wrote wrongly is a #VALUE!, what is not there a #N/A: those are the errors that show a sentence. */
const WRITTEN_WRONGLY: ReadonlySet<string> = new Set(['field-unknown', 'date-unknown']);

function cellError(error: unknown): CustomFunctions.Error {
  const code = error instanceof Problem && WRITTEN_WRONGLY.has(error.code) ? CustomFunctions.ErrorCode.invalidValue : CustomFunctions.ErrorCode.notAvailable;
  return new CustomFunctions.Error(code, say(sentenceOf(error), officeLanguage()));
}

function sentenceOf(error: unknown) {
  if (error instanceof Problem) return error.sentence;
  return error instanceof DOMException && error.name === 'AbortError' ? cellFunctionTexts.stopped : cellFunctionTexts.failed;
}
