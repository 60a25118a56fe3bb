import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { FindingBlock } from '../../fact/block.ts';
import type { Text } from '../../language/language.ts';
import { qualityTexts } from '../../language/texts/data-quality.ts';
import { rankFindings, type FindingCandidate } from '../rank-findings.ts';
import type { QualityProblem } from './assess-quality.ts';
import type { QualityFacts } from './quality-facts.ts';

/** Keeps what leaves figures as they are behind all that does not. */
const LIGHT = 1e-6;
/** A share that would read as 0 % says nothing. */
const LEAST_SAID = 0.0005;
/** One line is kept for what was put right already. */
const MOST_PROBLEMS = 8;

/** The problems that distort figures most, each with its cells and what to do; then what was put right in reading. */
export function qualityFindings(facts: QualityFacts, complete: Fact): FindingBlock[] {
  const { problems } = facts.finding.assessment;
  const told = problems.slice(0, MOST_PROBLEMS).map((problem, rank) => problemCandidate(facts, problem, rank === 0));
  const hasWeighty = problems.some(({ isWeighty }) => isWeighty);
  return rankFindings([...(hasWeighty ? [] : [cleanCandidate(facts, complete)]), ...told.slice(0, hasWeighty ? MOST_PROBLEMS : MOST_PROBLEMS - 1), ...handledCandidate(facts)]);
}

/** The gravest problem as a sentence. */
export function problemCandidate(facts: QualityFacts, problem: QualityProblem, isFirst: boolean): FindingCandidate {
  const { said, step } = qualityTexts.problems[problem.code];
  const share = facts.measureShare(problem);
  const hasMeasure = (problem.measureShare ?? 0) >= LEAST_SAID;
  const reach = problem.rowCount === 0 ? 'none' : hasMeasure ? 'measure' : 'rows';
  const template = qualityTexts.finding(inNumber(said, problem.count), reach, step, isFirst && problem.isWeighty);
  const known: Record<string, () => Fact> = {
    count: () => facts.count(problem),
    cells: () => facts.cells(facts.problemId(problem, 'cells'), problem.cells),
    column: () => facts.columnName(facts.problemId(problem, 'column'), problem.column ?? ''),
    measure: () => facts.columnName(facts.id('measure'), facts.measureLabel ?? ''),
    risk: () => share ?? facts.rowShare(problem),
    share: () => facts.rowShare(problem),
    kind: () => facts.said(problem, 'kind', qualityTexts.kinds[String(problem.details['kind'])] ?? qualityTexts.name),
    value: () => (problem.code === 'odd-date' ? { ...facts.written(problem, 'day'), id: facts.problemId(problem, 'value') } : facts.amount(problem, 'value')),
    low: () => facts.amount(problem, 'low'),
    high: () => facts.amount(problem, 'high'),
    written: () => facts.amount(problem, 'written'),
    sum: () => facts.amount(problem, 'sum'),
  };
  const used = [...template.en.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const said_ = Object.fromEntries(used.map((name) => [name, known[name]?.() ?? facts.written(problem, name)]));
  return { sentence: sentence(template, said_), tone: problem.isWeighty ? 'bad' : 'neutral', impact: problem.isWeighty ? problem.impact : problem.impact * LIGHT, p: null };
}

/** That there is nothing to clean first. */
export function cleanCandidate(facts: QualityFacts, complete: Fact): FindingCandidate {
  const { table } = facts;
  const count = (name: string, value: number) => facts.plain(`clean.${name}`, qualityTexts.count, value, { kind: 'number', noun: null }, qualityTexts.countMethod);
  const said = { rows: count('rows', table.rowCount), columns: count('columns', table.columns.length), complete };
  return { sentence: sentence(facts.finding.assessment.problems.length === 0 ? qualityTexts.clean : qualityTexts.harmless, said), tone: 'good', impact: 0.5, p: null };
}

function handledCandidate(facts: QualityFacts): FindingCandidate[] {
  const { handled } = facts.finding.assessment;
  const codes = [...new Set(handled.map(({ code }) => code))];
  if (codes.length === 0) return [];
  const said = codes.map((code) => {
    const notes = handled.filter((note) => note.code === code);
    const count = notes.reduce((sum, note) => sum + note.count, 0);
    return { part: inNumber(qualityTexts.handled[code].part, count), name: code.replace('-', '_'), fact: facts.ofCells(facts.id('handled', code), qualityTexts.handled[code].name, count, { kind: 'number', noun: null }, qualityTexts.countMethod, notes.flatMap(({ cells }) => cells)) };
  });
  const template = qualityTexts.handledFinding(said.map(({ part }) => part));
  return [{ sentence: sentence(template, Object.fromEntries(said.map(({ name, fact }) => [name, fact]))), tone: 'good', impact: 0, p: null }];
}

/** English tells one from several. */
function inNumber({ zh, en, one }: Text & { readonly one?: string }, count: number): Text {
  return { zh, en: count === 1 ? (one ?? en) : en };
}
