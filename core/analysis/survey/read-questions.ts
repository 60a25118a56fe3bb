import type { Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import type { Filter } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { scoreOfWord } from './answer-scale.ts';
import { isMissing, separatorOf, splitCell, wholeNumber } from './choice-cells.ts';
import { DETRACTORS_TO, NPS_GROUPS, PROMOTERS_FROM } from './question.ts';
import type { Answer, ClosedQuestion, OpenQuestion } from './question.ts';
import { asks, asksForWords, isToolColumn, questionTitle, saysMultiple } from './question-title.ts';
import { tickedGroups } from './ticked-columns.ts';

/** The cells of a column as texts, each with how often it stands there. */
export type CellCounts = ReadonlyMap<string, number>;

export interface Questions {
  readonly closed: readonly ClosedQuestion[];
  readonly open: readonly OpenQuestion[];
}

const RECOMMEND = /推荐|\bnps\b|recommend/i;
const RATED = /满意|评分|打分|评价|同意|体验|评估|喜欢|satisf|\brat(?:e|ing)|agree|score|how (?:likely|easy|satisfied|would you)|\[.+\]$/i;
const SCALE_ENDS = [5, 7, 10] as const;
const MOST_CHOICES = 30;
const LONGEST_CHOICE = 40;
/** Whoever writes more than so many characters says it in words of their own. */
const SENTENCE = 6;
/** A word of a rating scale alone may be chance; two different ones are a scale. */
const FEWEST_LEVELS = 2;

/** `18-25`, `46+`, `<18岁`, `第3次`: answers that stand in the order of their numbers. */
const IN_ORDER = /^(?:第|under |over |[<>≤≥])?\s*\d/i;
const inOrder = new Intl.Collator('en', { numeric: true });

/** What the columns of a table ask, by their headers and what stands in them. */
export function readQuestions(table: TypedTable, names: readonly string[], cellsOf: (name: string) => CellCounts): Questions {
  const asked = names.filter((name) => !isToolColumn(name));
  const groups = tickedGroups(asked, cellsOf);
  const closed: { readonly at: number; readonly question: ClosedQuestion }[] = groups.map(({ stem, options }) => ({ at: asked.indexOf(options[0]?.column ?? ''), question: tickedQuestion(table, stem, options) }));
  const open: OpenQuestion[] = [];
  const grouped = new Set(groups.flatMap(({ options }) => options.map(({ column }) => column)));
  for (const [at, name] of asked.entries()) {
    const column = columnNamed(table, name);
    if (column === undefined || column.type === 'date' || grouped.has(name)) continue;
    const cells = cellsOf(name);
    const question = column.type === 'number' ? numberQuestion(column, cells) : column.type === 'text' ? textQuestion(column, cells) : choiceQuestion(column, cells, null);
    if (question !== null) closed.push({ at, question });
    else if (column.type === 'text' && isOpen(column, cells)) open.push({ kind: 'open', title: questionTitle(name), column: name });
  }
  return { closed: closed.sort((one, other) => one.at - other.at).map(({ question }) => question), open };
}

function numberQuestion({ name, unit }: TypedColumn, cells: CellCounts): ClosedQuestion | null {
  const values = [...cells.keys()].filter((cell) => !isMissing(cell)).map(Number).filter((value) => value !== -3);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length < FEWEST_LEVELS || unit === '%' || !values.every(Number.isInteger) || least < 0) return null;
  if (RECOMMEND.test(name) && most > 5 && most <= 10) return npsQuestion(name);
  const end = SCALE_ENDS.find((size) => most <= size);
  if (end === undefined || !RATED.test(name)) return null;
  const from = least === 0 ? 0 : 1;
  const scores = Array.from({ length: end - from + 1 }, (_, index) => end - index);
  const answers = scores.map((score): Answer => ({ label: verbatim(String(score)), score, filters: [{ column: name, op: '=', value: score }] }));
  return { ...single('scale', name, answers), best: end, read: (cell) => placed(scores.indexOf(isMissing(cell) ? NaN : Number(cell))) };
}

function npsQuestion(name: string): ClosedQuestion {
  const between = (from: number, to: number): Filter[] => [
    { column: name, op: '>=', value: from },
    { column: name, op: '<=', value: to },
  ];
  const group = (label: Text, filters: readonly Filter[]): Answer => ({ label, score: null, filters });
  const answers = [
    group(surveyTexts.promoters, between(PROMOTERS_FROM, 10)),
    group(surveyTexts.passives, between(DETRACTORS_TO + 1, PROMOTERS_FROM - 1)),
    group(surveyTexts.detractors, between(0, DETRACTORS_TO)),
  ];
  const read = (cell: string) => {
    const value = isMissing(cell) ? NaN : Number(cell);
    if (!(value >= 0 && value <= 10)) return null;
    return [value >= PROMOTERS_FROM ? NPS_GROUPS.promoters : value <= DETRACTORS_TO ? NPS_GROUPS.detractors : NPS_GROUPS.passives];
  };
  return { ...single('nps', name, answers), best: null, read };
}

function textQuestion(column: TypedColumn, cells: CellCounts): ClosedQuestion | null {
  const written = [...cells.keys()].filter((cell) => !isMissing(cell));
  const scores = written.map(scoreOfWord);
  const known = scores.filter((score) => score !== null);
  // `不适用` beside the words of a scale is no answer on it; a column of other words is none at all.
  const isScale = new Set(known).size >= FEWEST_LEVELS && known.some((score) => score !== 3) && scores.length - known.length <= 1;
  if (isScale) return choiceQuestion(column, new Map([...cells].filter(([cell]) => scoreOfWord(cell) !== null)), scoreOfWord);
  if (asksForWords(column.name) && !saysMultiple(column.name) && written.some((cell) => cell.length > SENTENCE)) return null;
  const separator = separatorOf(cells, saysMultiple(column.name));
  if (separator === null) return isChoice(cells) ? choiceQuestion(column, cells, null) : null;
  const options = new Map<string, number>();
  for (const [cell, count] of cells) for (const option of splitCell(cell, separator)) options.set(option, (options.get(option) ?? 0) + count);
  const names = [...options.keys()];
  const read = (cell: string) => {
    const given = isMissing(cell) ? [] : splitCell(cell, separator).flatMap((option) => placed(names.indexOf(option)) ?? []);
    return given.length === 0 ? null : given;
  };
  return { ...single('multiple', column.name, names.map((name) => ({ label: verbatim(name), score: null, filters: null }))), best: null, separator, read };
}

/** Cells that are alike but for case and spaces around are one answer. */
function choiceQuestion({ name, type }: TypedColumn, cells: CellCounts, scoreOf: ((word: string) => number | null) | null): ClosedQuestion {
  const ways = new Map<string, string[]>();
  const keyOf = (cell: string) => cell.trim().toLowerCase();
  for (const cell of cells.keys()) if (!isMissing(cell)) ways.set(keyOf(cell), [...(ways.get(keyOf(cell)) ?? []), cell]);
  const scored = [...ways].map(([key, written]) => ({ key, written, score: scoreOf?.(key) ?? null }));
  if (scoreOf !== null) scored.sort((one, other) => (other.score ?? 0) - (one.score ?? 0));
  const isInOrder = scored.every(({ key }) => IN_ORDER.test(key));
  if (isInOrder && scoreOf === null) scored.sort((one, other) => inOrder.compare(one.key, other.key));
  const places = new Map(scored.map(({ key }, index) => [key, index]));
  const answers = scored.map(({ key, written: [first = '', ...others], score }): Answer => {
    const label = type === 'boolean' ? (key === 'true' ? surveyTexts.yes : surveyTexts.no) : verbatim(first.trim());
    return { label, score, filters: type === 'boolean' ? null : [{ column: name, op: '=', value: [first, ...others] }] };
  });
  return { ...single(scoreOf === null ? 'choice' : 'scale', name, answers), best: scoreOf === null ? null : 5, isInOrder: isInOrder || scoreOf !== null, read: (cell) => placed(places.get(keyOf(cell)) ?? -1) };
}

function tickedQuestion(table: TypedTable, stem: string, options: readonly { readonly column: string; readonly option: string; readonly ticks: readonly string[] }[]): ClosedQuestion {
  const ticks = new Set(options.flatMap((each) => each.ticks));
  const answers = options.map(({ column, option, ticks: [first = '', ...others] }): Answer => {
    const type = columnNamed(table, column)?.type;
    const filters: readonly Filter[] | null = type === 'number' ? [{ column, op: '=', value: 1 }] : type === 'text' ? [{ column, op: '=', value: [first, ...others] }] : null;
    return { label: verbatim(option), score: null, filters };
  });
  return { kind: 'multiple', title: questionTitle(stem), columns: options.map(({ column }) => column), answers, best: null, separator: null, isInOrder: false, read: (cell) => (ticks.has(wholeNumber(cell)) ? [0] : null) };
}

function single(kind: ClosedQuestion['kind'], name: string, answers: readonly Answer[]) {
  return { kind, title: questionTitle(name), columns: [name], answers, separator: null, isInOrder: kind === 'nps' || kind === 'scale' };
}

function placed(index: number): readonly number[] | null {
  return index < 0 ? null : [index];
}

function isChoice(cells: CellCounts): boolean {
  const given = [...cells].filter(([cell]) => !isMissing(cell));
  const all = given.reduce((sum, [, count]) => sum + count, 0);
  return given.length >= 2 && given.length <= MOST_CHOICES && 2 * given.length <= all && given.every(([cell]) => cell.length <= LONGEST_CHOICE);
}

/** Texts that hardly come again, of a header that asks or a column that holds sentences. */
function isOpen({ name, role }: TypedColumn, cells: CellCounts): boolean {
  const given = [...cells.keys()].filter((cell) => !isMissing(cell));
  return given.length >= 2 && role !== 'id' && (role === 'text' || asks(name)) && !/^(?:https?:|[\w.]+@)/.test(given[0] ?? '');
}
