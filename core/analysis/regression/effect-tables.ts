import type { Block, TableBlock } from '../../fact/block.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { formatNumber } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { at } from '../../statistics/at.ts';
import { baselineOf, isCalendar, levelsOf } from './effect-facts.ts';
import type { FactorEffects } from './effect-facts.ts';
import { numberUnit } from './factor-step.ts';
import { CERTAIN, LIKELY } from './fit-factors.ts';
import type { FittedFactor } from './fit-factors.ts';
import type { RegressionFinding } from './regression.ts';
import { factorText, keyOf, memberText } from './regression-facts.ts';
import type { RegressionFacts } from './regression-facts.ts';

const MOST_BARS = 12;
const MOST_POINTS = 300;
const STRENGTH = { kind: 'number', noun: null, digits: 2 } as const;

type Row = TableBlock['rows'][number];

/** Whether chance would hardly ever show a factor that strong. */
export function isRelated({ adjustedP }: FittedFactor): boolean {
  return adjustedP < LIKELY;
}

/** How strong the factors are, the strongest one drawn, and every effect with its interval. */
export function effectBlocks(finding: RegressionFinding, effects: FactorEffects): Block[] {
  const strongest = finding.result.factors.find(isRelated);
  const drawn = strongest === undefined ? [] : strongest.factor.kind === 'number' && !strongest.factor.isYesNo ? scatter(finding, strongest, effects) : members(strongest, effects);
  return [...strengths(finding, effects.facts), ...drawn, effectTable(finding, effects)];
}

function effectTable({ result }: RegressionFinding, effects: FactorEffects): Block {
  const { facts } = effects;
  const outcome = facts.outcomeText();
  const rows = result.factors.flatMap((one) => {
    const lines = effectRows(one, effects);
    const sure = facts.words(`sure.${keyOf(one.factor)}`, regressionTexts.sure, surenessOf(one), one.factor.column.name);
    return lines.map((line, index): Row => ({ label: line.label, facts: [...line.facts, index === 0 ? sure : null, index === 0 ? strength(one, facts) : null] }));
  });
  const hasSteps = result.factors.some((one) => effects.step(one) !== null);
  return {
    kind: 'table',
    id: facts.id('effects'),
    hasOneScale: true,
    title: regressionTexts.tableTitle(outcome),
    subtitle: regressionTexts.tableSubtitle(outcome, hasSteps),
    columns: [
      { label: regressionTexts.compared, wide: 2, mixed: true },
      { label: regressionTexts.average },
      { label: regressionTexts.effect },
      { label: regressionTexts.low },
      { label: regressionTexts.high },
      { label: regressionTexts.sure, wide: 2 },
      { label: regressionTexts.strength },
    ],
    rows,
  };
}

/** A number takes a row with its step; a dimension one for every member, the baseline among them. */
function effectRows(one: FittedFactor, effects: FactorEffects): Row[] {
  const { facts } = effects;
  const { factor } = one;
  const step = effects.step(one);
  const [only] = one.effects;
  if (step !== null && only !== undefined) {
    const { value, low, high } = effects.effect(one, only);
    return [{ label: facts.factorName(factor), facts: [step, null, value, low, high] }];
  }
  const baseline = baselineOf(one);
  return levelsOf(one).map(({ member, effect }): Row => {
    const name = regressionTexts.member(factorText(factor), memberText(factor, member));
    const label = facts.words(`level.${keyOf(factor)}.${String(member)}`, regressionTexts.factor, name, factor.column.name);
    if (effect === null) return { label, facts: [facts.words(`baseline.${keyOf(factor)}`, regressionTexts.compared, regressionTexts.isBaseline), effects.average(one, member), null, null, null] };
    const { value, low, high } = effects.effect(one, effect);
    return { label, facts: [facts.memberName(factor, baseline), effects.average(one, member), value, low, high] };
  });
}

function surenessOf({ adjustedP }: FittedFactor): Text {
  return adjustedP < CERTAIN ? regressionTexts.certain : adjustedP < LIKELY ? regressionTexts.likely : regressionTexts.unclear;
}

function strength(one: FittedFactor, facts: RegressionFacts): Fact {
  return { ...facts.number(`strength.${keyOf(one.factor)}`, regressionTexts.strength, one.strength, STRENGTH, one.factor.column.name), method: regressionTexts.methodStrength };
}

function strengths({ result }: RegressionFinding, facts: RegressionFacts): Block[] {
  const rows = result.factors.slice(0, MOST_BARS).map((one): Row => ({ label: facts.factorName(one.factor), facts: [strength(one, facts)] }));
  return drawnTable(facts, 'strengths', 'bar', { title: regressionTexts.strengthTitle, subtitle: regressionTexts.strengthSubtitle, column: regressionTexts.strength, rows });
}

/** What the outcome is on average for every member of the strongest factor. */
function members(one: FittedFactor, effects: FactorEffects): Block[] {
  const { facts } = effects;
  const { factor } = one;
  const rows = levelsOf(one).map(({ member }): Row => ({ label: facts.memberName(factor, member), facts: [effects.average(one, member)] }));
  const [name, outcome] = [factorText(factor), facts.outcomeText()];
  return drawnTable(facts, 'members', isCalendar(factor) ? 'column' : 'bar', { title: regressionTexts.membersTitle(name, outcome), subtitle: regressionTexts.membersSubtitle, column: outcome, rows });
}

function drawnTable(facts: RegressionFacts, name: string, chart: 'bar' | 'column', { title, subtitle, column, rows }: { readonly title: Text; readonly subtitle: Text; readonly column: Text; readonly rows: readonly Row[] }): Block[] {
  const table: Block = { kind: 'table', id: facts.id(name), isBehindChart: true, title, subtitle, columns: [{ label: column }], rows };
  return [table, { kind: 'chart', id: facts.id(name, 'chart'), chart, title, subtitle, table: table.id, series: [{ column: 0, look: 'actual' }] }];
}

/** Rows at even distances as points of the strongest number and the outcome, with the line of all else at average. */
function scatter({ chosen, result }: RegressionFinding, strongest: FittedFactor, { facts }: FactorEffects): Block[] {
  const [effect] = strongest.effects;
  const { factor } = strongest;
  if (factor.kind !== 'number' || effect === undefined) return [];
  const used = result.design.rows;
  const every = Math.max(1, Math.ceil(used.length / MOST_POINTS));
  const sample = used.filter((_, index) => index % every === 0).sort((a, b) => at(factor.values, a) - at(factor.values, b));
  const name = factorText(factor);
  const unit = axisUnit(numberUnit(factor.column, facts.currency), factor.isWhole, strongest.deviation);
  const rows = Array.from(sample, (row): Row => {
    const key = `point.${String(row)}`;
    const x = at(factor.values, row);
    const point = (part: string, label: Text, value: number, as: Fact['unit']): Fact => ({ ...facts.number(`${key}.${part}`, label, value, as, factor.column.name), method: regressionTexts.methodPoint });
    return {
      label: facts.number(`${key}.row`, regressionTexts.methodPoint, at(facts.table.sourceRows, row) + 1, { kind: 'name' }),
      facts: [
        point('x', name, x, unit),
        point('y', facts.outcomeText(), at(chosen.values, row), facts.outcomeUnit),
        facts.number(`${key}.line`, regressionTexts.fitted, result.average + effect.coefficient * (x - strongest.mean), facts.outcomeUnit, factor.column.name),
      ],
    };
  });
  const counted = (count: number) => formatNumber(count, 'en');
  const title = regressionTexts.scatterTitle(name, facts.outcomeText());
  const subtitle = regressionTexts.scatterSubtitle(name, counted(sample.length), counted(used.length));
  const table: Block = { kind: 'table', id: facts.id('points'), isBehindChart: true, title, subtitle, columns: [{ label: name }, { label: facts.outcomeText() }, { label: regressionTexts.fitted }], rows };
  return [table, { kind: 'chart', id: facts.id('points', 'chart'), chart: 'scatter', title, subtitle, table: table.id, x: 0, series: [{ column: 1, look: 'actual' }, { column: 2, look: 'accent', draw: 'line', labels: 'none' }] }];
}

/** With as many digits as tell points of an axis apart. */
function axisUnit(unit: Unit, isWhole: boolean, deviation: number): Unit {
  return unit.kind === 'number' ? { ...unit, digits: isWhole ? 0 : Math.max(0, 1 - Math.floor(Math.log10(deviation))) } : unit;
}
