import type { PeriodsBlock } from '../fact/block.ts';
import { formatDay } from '../language/format.ts';
import type { Text } from '../language/language.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { BusinessCalendar } from '../metric/business-calendar.ts';
import { periodLabel } from '../metric/period-label.ts';
import type { PeriodBounds } from '../metric/formula-condition.ts';
import { choosablePeriods } from '../metric/reporting-periods.ts';
import type { ReportingPeriod } from '../metric/reporting-periods.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent } from '../workbook/sheet-plan.ts';
import { reference } from './cell-reference.ts';
import { INK } from './look.ts';
import { DATE_FORMAT } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';

/** What the period chosen on the summary comes down to: cells that formulas point at. */
export interface ChosenPeriod {
  /** The labels to choose from. */
  readonly choices: RangeRef;
  /** Cell of the chosen period's ends, and of those it is compared with; empty where there is nothing. */
  readonly now: PeriodBounds;
  readonly previous: PeriodBounds & { readonly guard: string };
  readonly yearBefore: PeriodBounds & { readonly guard: string };
  readonly previousName: RangeRef;
  readonly yearName: RangeRef;
  /** The same a year before is what periods are compared with first, where there is one: it stands under `previous`. */
  readonly yearsFirst: boolean;
  /** The next free row of the calculation sheet. */
  readonly nextRow: number;
}

const COLUMNS: readonly Text[] = [
  reportTexts.period,
  reportTexts.from,
  reportTexts.to,
  reportTexts.previousFrom,
  reportTexts.previousTo,
  reportTexts.yearFrom,
  reportTexts.yearTo,
  reportTexts.previousName,
  reportTexts.yearName,
];

/** Columns before it hold dates, from it on names. */
const NAMES_FROM = 7;

/**
 * Lays the periods out on the calculation sheet from `top` on, with the chosen one looked up in the first line.
 * A period still running is compared with as many days of the one before.
 */
export function layPeriods(draft: ReportDraft, block: PeriodsBlock, selector: RangeRef, top: number): ChosenPeriod {
  const { calc, look } = draft;
  const { periods, focus } = block;
  const { calendar } = periods;
  calc.rowKeys.set(top, `periods ${selector.sheet}`);
  calc.text(top, 1, words(draft, reportTexts.periods), look.style({ size: 12, bold: true }));
  for (const [index, column] of COLUMNS.entries()) calc.text(top + 1, index + 1, words(draft, column), look.header(index === 0 ? {} : { horizontal: 'right' }));
  const first = top + 3;
  const choosable = choosablePeriods(periods);
  const last = first + choosable.length - 1;
  calc.rowKeys.set(last + 1, `below periods ${selector.sheet}`);
  for (const [index, each] of choosable.entries()) {
    calc.rowKeys.set(first + index, `period ${selector.sheet} ${choiceLabel(draft, each, calendar)}`);
    for (const [column, content] of periodCells(draft, each, calendar).entries()) {
      if (content !== null) calc.put(first + index, column + 1, content, look.body(column === 0 || column >= NAMES_FROM ? undefined : DATE_FORMAT, { horizontal: column === 0 ? 'left' : 'right' }));
    }
  }
  const choices = calc.area(first, 1, last, 1);
  calc.put(
    top + 2,
    1,
    { kind: 'formula', formula: `=${reference(selector, calc.name)}`, cached: choiceLabel(draft, focus, calendar) },
    look.style({ bold: true }, { fill: INK.soft }),
  );
  const chosen = periodCells(draft, focus, calendar);
  const position = `MATCH(${reference(selector, calc.name)},${reference(choices, calc.name)},0)`;
  for (let column = 1; column < COLUMNS.length; column += 1) {
    const list = reference(calc.area(first, column + 1, last, column + 1), calc.name);
    const found = `INDEX(${list},${position})`;
    calc.put(
      top + 2,
      column + 1,
      { kind: 'formula', formula: column <= 2 ? `=${found}` : `=IF(${found}="","",${found})`, cached: plainValue(chosen[column] ?? null) },
      look.style({ bold: true }, { fill: INK.soft, align: { horizontal: 'right' }, ...(column < NAMES_FROM ? { numberFormat: DATE_FORMAT } : {}) }),
    );
  }
  const cell = (column: number) => reference(calc.at(top + 2, column + 1), '');
  return {
    choices,
    now: { from: cell(1), to: cell(2) },
    previous: { from: cell(3), to: cell(4), guard: cell(3) },
    yearBefore: { from: cell(5), to: cell(6), guard: cell(5) },
    previousName: calc.at(top + 2, 8),
    yearName: calc.at(top + 2, 9),
    yearsFirst: calendar.compareWith === 'year-before',
    nextRow: last + 2,
  };
}

/** How a period is called in the list: one that is not whole says so. */
export function choiceLabel(draft: ReportDraft, each: ReportingPeriod, calendar: BusinessCalendar): string {
  const name = say(periodLabel(each.period, calendar), draft.language);
  if (each.isComplete) return name;
  if (each.covered.from > each.period.from) return words(draft, reportTexts.runningFrom(name));
  return words(draft, reportTexts.runningThrough(name, formatDay(each.covered.to - 1, draft.language)));
}

function periodCells(draft: ReportDraft, each: ReportingPeriod, calendar: BusinessCalendar): (CellContent | null)[] {
  const label = (words: string): CellContent => ({ kind: 'text', text: words });
  const date = (serial: number | undefined): CellContent | null => (serial === undefined ? null : { kind: 'date', serial });
  const name = (period: ReportingPeriod['previous']): CellContent | null => {
    if (period === null) return null;
    return label(say(periodLabel(period, calendar), draft.language));
  };
  return [
    label(choiceLabel(draft, each, calendar)),
    date(each.covered.from),
    date(each.covered.to),
    date(each.previous?.from),
    date(each.previous?.to),
    date(each.yearBefore?.from),
    date(each.yearBefore?.to),
    name(each.previous),
    name(each.yearBefore),
  ];
}

function plainValue(content: CellContent | null): number | string {
  if (content?.kind === 'date') return content.serial;
  return content?.kind === 'text' ? content.text : '';
}
