import type { Block, CaveatBlock, FindingBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Language, Text } from '../../language/language.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { at } from '../../statistics/at.ts';
import { predictRow } from '../../statistics/column-fit.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { FittedFactor } from './fit-factors.ts';
import type { RegressionFinding } from './regression.ts';
import { factorText, keyOf, RegressionFacts } from './regression-facts.ts';

const MOST_POINTS = 300;
const MOVES_A_LOT = 0.5;
const LIKE_NEIGHBOURS = 1.5;
const FEW_ROWS = 100;
const CERTAIN = 0.01;
const LIKELY = 0.1;
const COUNT = { kind: 'number', noun: null } as const;
const STRENGTH = { kind: 'number', noun: null, digits: 2 } as const;

type Row = TableBlock['rows'][number];

export function regressionBlocks(finding: RegressionFinding, language: Language): readonly Block[] {
  const facts = factsOf(finding, language);
  const card = (value: Fact): Block => ({ kind: 'kpi', value, good: null, target: null, comparisons: [], trend: null });
  const [strongest] = finding.result.factors;
  const cards = [explained(finding, facts), rowsUsed(finding, facts), ...(strongest === undefined ? [] : [facts.words('strongest', regressionTexts.strongest, factorText(strongest.factor), strongest.factor.column.name)])].map(card);
  return [...cards, ...findings(finding, facts), ...caveats(finding, facts), ...tables(finding, facts)];
}

/** How much all factors together account for. */
export function explainedSentence(finding: RegressionFinding, language: Language | null): Sentence {
  const facts = factsOf(finding, language);
  const said = { outcome: facts.outcomeName(), share: explained(finding, facts), rows: rowsUsed(finding, facts) };
  return sentence((finding.result.fit.fP ?? 0) < LIKELY ? regressionTexts.explained : regressionTexts.notExplained, said);
}

function factsOf({ binding, chosen }: RegressionFinding, language: Language | null): RegressionFacts {
  return new RegressionFacts(binding.table, chosen.outcome, chosen.isYesNo, language);
}

function explained({ result }: RegressionFinding, facts: RegressionFacts): Fact {
  return facts.number('explained', regressionTexts.shareExplained, Math.max(0, result.fit.r2), { kind: 'percent' });
}

function rowsUsed({ result }: RegressionFinding, facts: RegressionFacts): Fact {
  return facts.number('rows', regressionTexts.rowsUsed, result.fit.rows, COUNT);
}

function findings(finding: RegressionFinding, facts: RegressionFacts): FindingBlock[] {
  const { fit, factors } = finding.result;
  const typical = predictRow(fit, [...fit.means]);
  const [low, high] = [typical.lower, typical.upper].map((value, index) => facts.number(`typical.${index === 0 ? 'low' : 'high'}`, index === 0 ? regressionTexts.low : regressionTexts.high, value, facts.outcomeUnit));
  const range = low === undefined || high === undefined || finding.chosen.isYesNo ? [] : [{ sentence: sentence(regressionTexts.typical, { outcome: facts.outcomeName(), low, high, confidence: facts.confidence() }), tone: 'neutral' as const, impact: 0.2, p: null }];
  return rankFindings([{ sentence: explainedSentence(finding, facts.language), tone: 'neutral', impact: 1, p: null }, ...factors.flatMap((one) => factorFinding(one, facts)), ...range]);
}

/** A number by its step; a dimension by the member that differs most from the largest. */
function factorFinding(fitted: FittedFactor, facts: RegressionFacts): FindingCandidate[] {
  const [most] = [...fitted.effects].sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient));
  if (most === undefined) return [];
  const { size, low, high } = facts.effect(fitted, most);
  const shared = { factor: facts.factorName(fitted.factor), outcome: facts.outcomeName(), effect: size, low, high, confidence: facts.confidence() };
  const isMore = most.coefficient > 0;
  const said =
    fitted.factor.kind === 'number'
      ? sentence(isMore ? regressionTexts.more : regressionTexts.less, { ...shared, step: facts.step(fitted) })
      : sentence(isMore ? regressionTexts.memberMore : regressionTexts.memberLess, { ...shared, member: facts.memberName(fitted.factor, most.member), baseline: facts.memberName(fitted.factor, fitted.baseline) });
  return [{ sentence: said, tone: 'neutral', impact: 0.3 + 0.6 * Math.min(1, Math.abs(fitted.strength)), p: fitted.p }];
}

function caveats({ binding, chosen, result, byDate }: RegressionFinding, facts: RegressionFacts): CaveatBlock[] {
  const { fit } = result;
  const { durbinWatson, jarqueBera, influential } = fit.diagnostics;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  say('not-cause', regressionTexts.notCause);
  if (fit.rows < binding.table.rowCount) say('rows-left-out', regressionTexts.missingRows(binding.table.rowCount - fit.rows));
  for (const why of ['part-of-outcome', 'missing', 'too-many'] as const) {
    const names = chosen.leftOut.filter((one) => one.why === why).map(({ factor }) => factorText(factor));
    if (names.length > 0) say(why, regressionTexts.leftOut(why, names, facts.outcomeText()));
  }
  for (const { factor, like } of result.repeated) say('repeated-factor', regressionTexts.repeated(factorText(factor), like === null ? null : factorText(like)));
  if (fit.r2 > 0.9999) say('exact', regressionTexts.exact);
  if (chosen.isYesNo) say('yes-no', regressionTexts.yesNo);
  else if (result.isRobust) say('uneven', regressionTexts.uneven);
  const moving = influential.filter(({ cook }) => cook > MOVES_A_LOT).slice(0, 3);
  if (moving.length > 0) say('influential', regressionTexts.influential(moving.map(({ row }) => at(binding.table.sourceRows, at(result.design.rows, row)) + 1)));
  if (byDate && durbinWatson !== null && durbinWatson < LIKE_NEIGHBOURS) say('serial', regressionTexts.serial);
  if (!chosen.isYesNo && fit.rows < FEW_ROWS && (jarqueBera?.p ?? 1) < CERTAIN) say('skewed', regressionTexts.skewed);
  return found;
}

function tables(finding: RegressionFinding, facts: RegressionFacts): Block[] {
  const { factors } = finding.result;
  const outcome = facts.outcomeText();
  const sure = ({ adjustedP }: FittedFactor): Text => (adjustedP < CERTAIN ? regressionTexts.certain : adjustedP < LIKELY ? regressionTexts.likely : regressionTexts.unclear);
  const strength = (one: FittedFactor) => facts.number(`strength.${keyOf(one.factor)}`, regressionTexts.strength, one.strength, STRENGTH, one.factor.column.name);
  const rows = factors.flatMap((one) =>
    one.effects.map((effect, index): Row => {
      const { name, value, low, high } = facts.effect(one, effect);
      return { label: name, facts: [value, low, high, index === 0 ? facts.words(`sure.${keyOf(one.factor)}`, regressionTexts.sure, sure(one), one.factor.column.name) : null, index === 0 ? strength(one) : null] };
    }),
  );
  const effects: Block = {
    kind: 'table',
    id: facts.id('effects'),
    title: regressionTexts.tableTitle(outcome),
    subtitle: regressionTexts.tableSubtitle(outcome),
    columns: [{ label: regressionTexts.effect }, { label: regressionTexts.low }, { label: regressionTexts.high }, { label: regressionTexts.sure }, { label: regressionTexts.strength }],
    rows,
  };
  const behind: Block = {
    kind: 'table',
    id: facts.id('strengths'),
    isBehindChart: true,
    title: regressionTexts.strengthTitle,
    subtitle: regressionTexts.strengthSubtitle,
    columns: [{ label: regressionTexts.strength }],
    rows: factors.slice(0, 12).map((one): Row => ({ label: facts.factorName(one.factor), facts: [strength(one)] })),
  };
  const bars: Block = { kind: 'chart', id: facts.id('strengths', 'chart'), chart: 'bar', title: regressionTexts.strengthTitle, subtitle: regressionTexts.strengthSubtitle, table: behind.id, series: [{ column: 0, look: 'actual' }] };
  return [behind, bars, ...scatter(finding, facts), effects];
}

/** Rows at even distances as points of the strongest number and the outcome, with the line of all else at average. */
function scatter({ chosen, result }: RegressionFinding, facts: RegressionFacts): Block[] {
  const strongest = result.factors.find(({ factor }) => factor.kind === 'number');
  const [effect] = strongest?.effects ?? [];
  if (strongest?.factor.kind !== 'number' || effect === undefined) return [];
  const { factor } = strongest;
  const used = result.design.rows;
  const every = Math.max(1, Math.ceil(used.length / MOST_POINTS));
  const sample = used.filter((_, index) => index % every === 0).sort((a, b) => at(factor.values, a) - at(factor.values, b));
  const middle = result.fit.intercept + result.fit.coefficients.reduce((sum, value, index) => sum + value * at(result.fit.means, index), 0);
  const name = factorText(factor);
  const rows = Array.from(sample, (row): Row => {
    const key = `point.${String(row)}`;
    const x = at(factor.values, row);
    const point = (part: string, label: Text, value: number, unit: Fact['unit']): Fact => ({ ...facts.number(`${key}.${part}`, label, value, unit, factor.column.name), method: regressionTexts.methodPoint });
    return {
      label: facts.number(`${key}.row`, regressionTexts.methodPoint, at(facts.table.sourceRows, row) + 1, { kind: 'name' }),
      facts: [point('x', name, x, facts.step(strongest).unit.kind === 'points' ? { kind: 'percent' } : facts.step(strongest).unit), point('y', facts.outcomeText(), at(chosen.values, row), facts.outcomeUnit), facts.number(`${key}.line`, regressionTexts.fitted, middle + effect.coefficient * (x - strongest.mean), facts.outcomeUnit, factor.column.name)],
    };
  });
  const title = regressionTexts.scatterTitle(name, facts.outcomeText());
  const subtitle = regressionTexts.scatterSubtitle(name, sample.length);
  const table: Block = { kind: 'table', id: facts.id('points'), isBehindChart: true, title, subtitle, columns: [{ label: name }, { label: facts.outcomeText() }, { label: regressionTexts.fitted }], rows };
  return [table, { kind: 'chart', id: facts.id('points', 'chart'), chart: 'scatter', title, subtitle, table: table.id, x: 0, series: [{ column: 1, look: 'actual' }, { column: 2, look: 'accent', draw: 'line', labels: 'none' }] }];
}
