import type { Block, CaveatBlock, FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import type { Language, Text } from '../../language/language.ts';
import { formatNumber, formatPercent } from '../../language/format.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { at } from '../../statistics/at.ts';
import { predictRow } from '../../statistics/column-fit.ts';
import { plainCard } from '../plain-card.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { FactorEffects } from './effect-facts.ts';
import { effectFinding } from './effect-sentences.ts';
import { effectBlocks, isRelated } from './effect-tables.ts';
import { CERTAIN, LIKELY } from './fit-factors.ts';
import type { RegressionFinding } from './regression.ts';
import { factorText, RegressionFacts } from './regression-facts.ts';

const MOVES_A_LOT = 0.5;
const LIKE_NEIGHBOURS = 1.5;
const FEW_ROWS = 100;
/** More than this much of what is accounted for would be so by chance. */
const FLATTERING = 0.05;
const COUNT = { kind: 'number', noun: null } as const;

export function regressionBlocks(finding: RegressionFinding, language: Language): readonly Block[] {
  const facts = factsOf(finding, language);
  const strongest = finding.result.factors.find(isRelated);
  const cards = [explained(finding, facts), rowsUsed(finding, facts), ...(strongest === undefined ? [] : [facts.words('strongest', regressionTexts.strongest, factorText(strongest.factor), strongest.factor.column.name)])].map((value) => plainCard(value));
  const effects = new FactorEffects(facts, finding.result);
  return [...cards, ...findings(finding, effects), ...caveats(finding, facts), ...effectBlocks(finding, effects)];
}

/** How much all factors together account for. */
export function explainedSentence(finding: RegressionFinding, language: Language | null): Sentence {
  const facts = factsOf(finding, language);
  const said = { outcome: facts.outcomeName(), share: explained(finding, facts), rows: rowsUsed(finding, facts) };
  return sentence((finding.result.fit.fP ?? 0) < LIKELY ? regressionTexts.explained : regressionTexts.notExplained, said);
}

function factsOf({ binding, chosen, currencies }: RegressionFinding, language: Language | null): RegressionFacts {
  return new RegressionFacts(binding.table, chosen.outcome, chosen.isYesNo, language, currencies[0] ?? null);
}

function explained({ result }: RegressionFinding, facts: RegressionFacts): Fact {
  return facts.number('explained', regressionTexts.shareExplained, Math.max(0, result.fit.r2), { kind: 'percent' });
}

function rowsUsed({ result }: RegressionFinding, facts: RegressionFacts): Fact {
  return facts.number('rows', regressionTexts.rowsUsed, result.fit.rows, COUNT);
}

function findings(finding: RegressionFinding, effects: FactorEffects): FindingBlock[] {
  const explained: FindingCandidate = { sentence: explainedSentence(finding, effects.facts.language), tone: 'neutral', impact: 1, p: null };
  return rankFindings([explained, ...finding.result.factors.flatMap((one) => effectFinding(one, effects)), ...typicalRow(finding, effects.facts)]);
}

/** Where a single row mostly lies; nothing of yes and no, nor of what reaches beyond every value seen. */
function typicalRow({ chosen, result }: RegressionFinding, facts: RegressionFacts): FindingCandidate[] {
  const { lower, upper } = predictRow(result.fit, [...result.fit.means]);
  let [least, most] = [Infinity, -Infinity];
  for (const row of result.design.rows) [least, most] = [Math.min(least, at(chosen.values, row)), Math.max(most, at(chosen.values, row))];
  if (chosen.isYesNo || lower < least || upper > most) return [];
  const low = facts.number('typical.low', regressionTexts.low, lower, facts.outcomeUnit);
  const high = facts.number('typical.high', regressionTexts.high, upper, facts.outcomeUnit);
  return [{ sentence: sentence(regressionTexts.typical, { outcome: facts.outcomeName(), low, high, confidence: facts.confidence() }), tone: 'neutral', impact: 0.2, p: null }];
}

function caveats({ binding, chosen, result, byDate, currencies, rowsThere, rowsLookedAt }: RegressionFinding, facts: RegressionFacts): CaveatBlock[] {
  const { fit } = result;
  const { durbinWatson, jarqueBera, influential } = fit.diagnostics;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  say('not-cause', regressionTexts.notCause);
  const [kept, ...others] = currencies;
  if (kept !== undefined && others.length > 0) say('mixed-currencies', salesTexts.mixedCurrencies(kept, others));
  if (rowsLookedAt < rowsThere) say('sampled', regressionTexts.sampled(formatNumber(rowsLookedAt, 'en', { digits: 0 }), formatNumber(rowsThere, 'en', { digits: 0 })));
  if (fit.rows < rowsLookedAt) say('rows-left-out', regressionTexts.missingRows(rowsLookedAt - fit.rows));
  for (const { parts, arithmetic } of chosen.definitions) say('part-of-outcome', regressionTexts.defined(facts.outcomeText(), arithmetic, parts.map(factorText)));
  for (const why of ['attainment', 'constant', 'missing', 'too-many'] as const) {
    const names = chosen.leftOut.filter((one) => one.why === why).map(({ factor }) => factorText(factor));
    if (names.length > 0) say(why, regressionTexts.leftOut(why, names, facts.outcomeText()));
  }
  for (const { factor, like } of result.repeated) say('repeated-factor', regressionTexts.repeated(factorText(factor), like === null ? null : factorText(like)));
  if (fit.r2 - fit.adjustedR2 > FLATTERING) say('few-rows', regressionTexts.flattering(formatPercent(Math.max(0, fit.adjustedR2), 'en', { digits: 0 })));
  if (fit.r2 > 0.9999) say('exact', regressionTexts.exact);
  if (chosen.isYesNo) say('yes-no', regressionTexts.yesNo);
  else if (result.isRobust) say('uneven', regressionTexts.uneven);
  const moving = influential.filter(({ cook }) => cook > MOVES_A_LOT).slice(0, 3);
  if (moving.length > 0) say('influential', regressionTexts.influential(moving.map(({ row }) => at(binding.table.sourceRows, at(result.design.rows, row)) + 1)));
  if (byDate && durbinWatson !== null && durbinWatson < LIKE_NEIGHBOURS) say('serial', regressionTexts.serial);
  if (!chosen.isYesNo && fit.rows < FEW_ROWS && (jarqueBera?.p ?? 1) < CERTAIN) say('skewed', regressionTexts.skewed);
  return found;
}
