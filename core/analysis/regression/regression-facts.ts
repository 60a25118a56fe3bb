import type { Fact, Unit } from '../../fact/fact.ts';
import { factText } from '../../fact/fact-text.ts';
import type { Language, Text } from '../../language/language.ts';
import { say, verbatim } from '../../language/language.ts';
import { formatMonth } from '../../language/format.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { serialOf } from '../../metric/calendar.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { columnLabel, measureUnit } from '../column-label.ts';
import { columnSources } from '../metric-fact.ts';
import { OTHERS } from './factor-columns.ts';
import type { Factor } from './factor-columns.ts';
import type { Effect, FittedFactor } from './fit-factors.ts';
import { CONFIDENCE } from './fit-factors.ts';

/** Makes the facts of one regression, in one language where words of ours stand for a value. */
export class RegressionFacts {
  readonly outcomeUnit: Unit;
  /** Of differences between outcomes. */
  readonly effectUnit: Unit;

  constructor(
    readonly table: TypedTable,
    readonly outcome: TypedColumn,
    isYesNo: boolean,
    readonly language: Language | null,
  ) {
    this.outcomeUnit = isYesNo ? { kind: 'percent' } : unitOf(outcome);
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

  outcomeText(): Text {
    return verbatim(columnLabel(this.outcome.name));
  }

  factorName(factor: Factor): Fact {
    return this.words(`factor.${keyOf(factor)}`, regressionTexts.factor, factorText(factor), factor.column.name);
  }

  memberName(factor: Factor, member: number): Fact {
    return this.words(`member.${keyOf(factor)}.${String(member)}`, factorText(factor), memberText(factor, member), factor.column.name);
  }

  /** By how much a number is said to grow: about a tenth to one standard deviation, a round amount. */
  step({ factor, deviation }: FittedFactor): Fact {
    const unit = unitOf(factor.column);
    const isShare = unit.kind === 'percent';
    const size = 10 ** Math.floor(Math.log10(deviation));
    const isWhole = factor.kind === 'number' && factor.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
    const value = isShare ? 0.01 : isWhole ? Math.max(1, size) : size;
    return this.number(`step.${keyOf(factor)}`, regressionTexts.step, value, isShare ? { kind: 'points' } : unit, factor.column.name);
  }

  /** An effect over a step, with the ends of its interval. */
  effect(fitted: FittedFactor, effect: Effect): { readonly name: Fact; readonly value: Fact; readonly low: Fact; readonly high: Fact; readonly size: Fact } {
    const { factor } = fitted;
    const step = factor.kind === 'number' ? this.step(fitted) : null;
    const times = typeof step?.value === 'number' ? step.value : 1;
    const key = `effect.${keyOf(factor)}.${String(effect.member)}`;
    const called =
      step === null
        ? regressionTexts.against(factorText(factor), memberText(factor, effect.member), memberText(factor, fitted.baseline))
        : regressionTexts.perStep(factorText(factor), { zh: factText(step, 'zh'), en: factText(step, 'en') });
    const fact = (part: string, value: number) => this.number(`${key}${part}`, called, value * times, this.effectUnit, factor.column.name);
    return {
      name: this.words(`${key}.name`, regressionTexts.factor, called, factor.column.name),
      value: fact('', effect.coefficient),
      low: fact('.low', effect.lower),
      high: fact('.high', effect.upper),
      size: fact('.size', Math.abs(effect.coefficient)),
    };
  }

  confidence(): Fact {
    return this.number('confidence', regressionTexts.confidence, CONFIDENCE, { kind: 'percent' });
  }
}

export function keyOf(factor: Factor): string {
  return factor.kind === 'number' || factor.of === 'text' ? factor.column.name : `${factor.column.name}.${factor.of}`;
}

export function factorText(factor: Factor): Text {
  return factor.kind === 'number' || factor.of === 'text' ? verbatim(columnLabel(factor.column.name)) : regressionTexts[factor.of];
}

export function memberText(factor: Factor, member: number): Text {
  const name = factor.kind === 'group' ? (factor.members[member] ?? OTHERS) : OTHERS;
  if (factor.kind === 'number' || name === OTHERS) return regressionTexts.others;
  if (factor.of === 'weekday') return regressionTexts.weekdays[Number(name)] ?? verbatim(name);
  if (factor.of === 'month') {
    const serial = serialOf(2000, Number(name), 1);
    return { zh: formatMonth(serial, 'zh').replace('2000年', ''), en: formatMonth(serial, 'en').replace(' 2000', '') };
  }
  return verbatim(name);
}

function unitOf(column: TypedColumn): Unit {
  return column.unit === '%' || column.numberFormat.includes('%') ? { kind: 'percent' } : measureUnit(column, null);
}
