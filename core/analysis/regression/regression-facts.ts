import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { say, verbatim } from '../../language/language.ts';
import { formatMonth } from '../../language/format.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { serialOf } from '../../metric/calendar.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { columnLabel } from '../column-label.ts';
import { columnSources } from '../metric-fact.ts';
import { OTHERS } from './factor-columns.ts';
import type { Factor } from './factor-columns.ts';
import { numberUnit } from './factor-step.ts';
import { CONFIDENCE } from './fit-factors.ts';

/** Makes the facts of one regression, in one language where words of ours stand for a value. */
export class RegressionFacts {
  readonly outcomeUnit: Unit;
  /** Of differences between outcomes. */
  readonly effectUnit: Unit;

  constructor(
    readonly table: TypedTable,
    readonly outcome: TypedColumn,
    private readonly isYesNo: boolean,
    readonly language: Language | null,
    /** Of the table's amounts. */
    readonly currency: string | null,
  ) {
    this.outcomeUnit = isYesNo ? { kind: 'percent' } : numberUnit(outcome, currency);
    this.effectUnit = this.outcomeUnit.kind === 'percent' ? { kind: 'points' } : this.outcomeUnit;
  }

  id(...parts: readonly string[]): string {
    return ['regression', this.table.name, ...parts].join('.');
  }

  number(id: string, label: Text, value: number, unit: Unit, ...columns: readonly string[]): Fact {
    return { id: this.id(id), label, value, unit, use: null, sources: columnSources(this.table, [this.outcome.name, ...columns]), method: regressionTexts.method };
  }

  words(id: string, label: Text, words: Text, ...columns: readonly string[]): Fact {
    return { id: this.id(id), label, value: say(words, this.language ?? 'en'), words, unit: { kind: 'name' }, use: null, sources: columnSources(this.table, [this.outcome.name, ...columns]), method: verbatim('') };
  }

  outcomeName(): Fact {
    return this.words('outcome', regressionTexts.factor, this.outcomeText());
  }

  /** What is high or low: the outcome, of yes or no the share of yes. */
  measured(): Fact {
    return this.isYesNo ? this.words('measured', regressionTexts.factor, regressionTexts.rateOf(this.outcomeText())) : this.outcomeName();
  }

  outcomeText(): Text {
    return verbatim(columnLabel(this.outcome.name));
  }

  factorName(factor: Factor): Fact {
    return this.words(`factor.${keyOf(factor)}`, regressionTexts.factor, factorText(factor), factor.column.name);
  }

  memberName(factor: Factor, member: number): Fact {
    return this.words(`member.${keyOf(factor)}.${String(member)}`, factorText(factor), memberText(factor, member), factor.column.name);
  }

  confidence(): Fact {
    return this.number('confidence', regressionTexts.confidence, CONFIDENCE, { kind: 'percent' });
  }
}

/** The member of a number that holds nothing but yes and no. */
export const YES = 1;

export function keyOf(factor: Factor): string {
  return factor.kind === 'number' || factor.of === 'text' ? factor.column.name : `${factor.column.name}.${factor.of}`;
}

export function factorText(factor: Factor): Text {
  return factor.kind === 'number' || factor.of === 'text' ? verbatim(columnLabel(factor.column.name)) : regressionTexts[factor.of];
}

export function memberText(factor: Factor, member: number): Text {
  const name = factor.kind === 'group' ? (factor.members[member] ?? OTHERS) : OTHERS;
  if (factor.kind === 'number') return member === YES ? regressionTexts.yes : regressionTexts.no;
  if (name === OTHERS) return regressionTexts.others;
  if (factor.of === 'weekday') return regressionTexts.weekdays[Number(name)] ?? verbatim(name);
  if (factor.of === 'month') {
    const serial = serialOf(2000, Number(name), 1);
    return { zh: formatMonth(serial, 'zh').replace('2000年', ''), en: formatMonth(serial, 'en').replace(' 2000', '') };
  }
  return verbatim(name);
}
