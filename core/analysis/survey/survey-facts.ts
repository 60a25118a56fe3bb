import { calculated, share } from '../../fact/derive.ts';
import { CHANCE, PERCENT } from '../../fact/fact.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import type { Language, Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import type { Interval } from '../../statistics/proportion.ts';
import { wilsonInterval } from '../../statistics/proportion.ts';
import { netPromoter } from '../../statistics/net-promoter.ts';
import { MetricFacts } from '../compared-facts.ts';
import type { CrossTab } from './cross-tabs.ts';
import type { CountedQuestion, OpenAnswers, SurveyFinding } from './measure-survey.ts';
import type { OpenWord } from './open-words.ts';
import { NPS_GROUPS } from './question.ts';

const COUNT: Unit = { kind: 'number', noun: null };
const SCORE: Unit = { kind: 'number', noun: null, digits: 1 };
const STRENGTH: Unit = { kind: 'number', noun: null, digits: 2 };

/** A share with its interval. */
export interface ShareFacts {
  readonly count: Fact;
  readonly share: Fact;
  readonly lower: Fact;
  readonly upper: Fact;
}

/** A pair of questions that go together, by the cell that says so most. */
export interface CrossFacts {
  readonly outcome: Fact;
  readonly group: Fact;
  readonly member: Fact;
  readonly answer: Fact;
  readonly share: Fact;
  readonly whole: Fact;
  readonly effect: Fact;
  readonly chi: Fact;
  readonly p: Fact;
}

/** Makes the facts of one survey. */
export class SurveyFacts extends MetricFacts {
  constructor(
    readonly finding: SurveyFinding,
    language: Language | null,
  ) {
    super({ plugin: 'survey', table: finding.binding.table, time: null, calendar: finding.calendar, filters: [] }, language);
  }

  rows(): Fact {
    const metric = { id: 'rows', label: surveyTexts.rows, measure: { kind: 'count' as const, column: null, filters: [] }, unit: null, good: null, target: null };
    return this.metric({ metric, unit: COUNT }, null, this.finding.rows, this.id('rows'));
  }

  /** Scales with answers, the best rated first. */
  ratedScales(): CountedQuestion[] {
    const topOf = ({ scale }: CountedQuestion) => scale?.top.estimate ?? 0;
    return this.finding.closed.filter(({ scale }) => scale !== null).sort((one, other) => topOf(other) - topOf(one));
  }

  title(asked: CountedQuestion): Fact {
    return this.words(this.id(this.#key(asked), 'title'), surveyTexts.columns.question, verbatim(asked.question.title), asked.question.columns);
  }

  answerName(asked: CountedQuestion, answer: number): Fact {
    const label = asked.question.answers[answer]?.label ?? verbatim('');
    return this.words(this.id(this.#key(asked), String(answer), 'name'), surveyTexts.columns.answer, label, asked.question.columns);
  }

  /** How many gave an answer: live where a filter tells them. */
  count(asked: CountedQuestion, answer: number): Fact {
    const { question, counts } = asked;
    const is = question.answers[answer];
    const value = counts[answer] ?? 0;
    const label = is?.label ?? verbatim('');
    const id = `${this.#key(asked)}.${String(answer)}`;
    if (is === undefined || is.filters === null) return this.plain(id, label, value, COUNT, surveyTexts.methodCount, ...question.columns);
    const metric = { id, label, measure: { kind: 'count' as const, column: null, filters: [...is.filters] }, unit: null, good: null, target: null };
    return this.metric({ metric, unit: COUNT }, null, value, this.id(id));
  }

  answered(asked: CountedQuestion): Fact {
    const { question, answered } = asked;
    const is = { id: this.id(this.#key(asked), 'answered'), label: surveyTexts.of(surveyTexts.columns.answers, verbatim(question.title)) };
    const counts = question.answers.map((_, answer) => this.count(asked, answer));
    const [first, ...rest] = counts;
    const isLive = question.kind !== 'multiple' && first !== undefined && counts.every(({ use }) => use !== null);
    if (!isLive) return this.plain(`${this.#key(asked)}.answered`, is.label, answered, COUNT, surveyTexts.methodCount, ...question.columns);
    return calculated(is, { fn: 'sum', of: [first, ...rest] }, COUNT, surveyTexts.methodCount);
  }

  share(asked: CountedQuestion, answer: number): ShareFacts {
    const count = this.count(asked, answer);
    const label = asked.question.answers[answer]?.label ?? verbatim('');
    return this.#shareOf(asked, String(answer), { of: label, share: surveyTexts.of(surveyTexts.columns.share, label) }, count);
  }

  /** Of a scale: how many chose one of the two best answers. */
  top(asked: CountedQuestion): ShareFacts | null {
    const { scale, question } = asked;
    if (scale === null) return null;
    const label = surveyTexts.of(surveyTexts.topShare, verbatim(question.title));
    return this.#shareOf(asked, 'top', { of: label, share: label }, this.plain(`${this.#key(asked)}.top`, label, scale.topCount, COUNT, surveyTexts.methodCount, ...question.columns));
  }

  mean(asked: CountedQuestion): Fact | null {
    const { scale, question } = asked;
    return scale === null ? null : this.plain(`${this.#key(asked)}.mean`, surveyTexts.of(surveyTexts.columns.mean, verbatim(question.title)), scale.mean, STRENGTH, surveyTexts.methodMean, ...question.columns);
  }

  best(asked: CountedQuestion): Fact {
    return this.plain(`${this.#key(asked)}.best`, surveyTexts.columns.best, asked.question.best ?? NaN, COUNT, surveyTexts.methodMean, ...asked.question.columns);
  }

  /** The net promoter score: live. */
  nps(asked: CountedQuestion): Fact {
    const [promoters, detractors] = [this.count(asked, NPS_GROUPS.promoters), this.count(asked, NPS_GROUPS.detractors)];
    const term = { op: '*' as const, of: [100, { op: '/' as const, of: [{ op: '-' as const, of: [promoters, detractors] as const }, this.answered(asked)] as const }] as const };
    return calculated({ id: this.id(this.#key(asked), 'nps'), label: surveyTexts.nps }, term, SCORE, surveyTexts.methodNps);
  }

  npsEnd(asked: CountedQuestion, end: 'lower' | 'upper'): Fact {
    return this.plain(`${this.#key(asked)}.nps.${end}`, surveyTexts.of(surveyTexts.columns[end], surveyTexts.nps), 100 * (asked.score?.[end] ?? NaN), SCORE, surveyTexts.methodNpsInterval, ...asked.question.columns);
  }

  /** What a group of people gives, by its counts of promoters, passives and detractors. */
  npsOfGroup(asked: CountedQuestion, by: CountedQuestion, answer: number, counts: readonly number[]): readonly Fact[] {
    const [promoters, detractors] = [counts[NPS_GROUPS.promoters] ?? 0, counts[NPS_GROUPS.detractors] ?? 0];
    const answers = counts.reduce((sum, count) => sum + count, 0);
    const score: Interval = answers === 0 ? { estimate: NaN, lower: NaN, upper: NaN } : netPromoter({ promoters, detractors, answers });
    const label = by.question.answers[answer]?.label ?? verbatim('');
    const columns = [...asked.question.columns, ...by.question.columns];
    const fact = (what: string, of: Text, value: number, unit: Unit, method: Text) => this.plain(`${this.#key(asked)}.by.${this.#key(by)}.${String(answer)}.${what}`, surveyTexts.of(of, label), value, unit, method, ...columns);
    return [
      fact('answers', surveyTexts.columns.answers, answers, COUNT, surveyTexts.methodCount),
      fact('promoters', surveyTexts.columns.promoters, promoters, COUNT, surveyTexts.methodCount),
      fact('detractors', surveyTexts.columns.detractors, detractors, COUNT, surveyTexts.methodCount),
      fact('nps', surveyTexts.nps, 100 * score.estimate, SCORE, surveyTexts.methodNps),
      fact('lower', surveyTexts.columns.lower, 100 * score.lower, SCORE, surveyTexts.methodNpsInterval),
      fact('upper', surveyTexts.columns.upper, 100 * score.upper, SCORE, surveyTexts.methodNpsInterval),
    ];
  }

  cross({ row, column, counts, test, adjusted, most }: CrossTab): CrossFacts {
    const { closed } = this.finding;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const columns = [...row.columns, ...column.columns];
    const key = `cross.${String(row.question)}.${String(column.question)}${column.answer === null ? '' : `.${String(column.answer)}`}`;
    const name = (what: string, label: Text, words: Text, of: readonly string[]) => this.words(this.id(key, what), label, words, of);
    const number = (what: string, label: Text, value: number, unit: Unit, method: Text) => this.plain(`${key}.${what}`, surveyTexts.of(label, verbatim(key)), value, unit, method, ...columns);
    const line = counts[most.row] ?? [];
    const { columns: labels } = surveyTexts;
    const titleOf = (place: number) => verbatim(closed[place]?.question.title ?? '');
    return {
      outcome: name('outcome', labels.question, titleOf(column.question), column.columns),
      group: name('group', labels.group, titleOf(row.question), row.columns),
      member: name('member', labels.member, row.labels[most.row] ?? verbatim(''), row.columns),
      answer: name('answer', labels.chose, column.labels[most.column] ?? verbatim(''), column.columns),
      share: number('share', labels.share, (line[most.column] ?? 0) / sum(line), PERCENT, surveyTexts.methodCount),
      whole: number('whole', labels.whole, sum(counts.map((each) => each[most.column] ?? 0)) / sum(counts.map(sum)), PERCENT, surveyTexts.methodCount),
      effect: number('effect', surveyTexts.effect, test.effect, STRENGTH, surveyTexts.methodEffect),
      chi: number('chi', labels.chi, test.chiSquare, STRENGTH, surveyTexts.methodChi),
      p: number('p', labels.p, adjusted, CHANCE, surveyTexts.methodP),
    };
  }

  openTitle({ question }: OpenAnswers): Fact {
    return this.words(this.id('open', question.column), surveyTexts.columns.question, verbatim(question.title), [question.column]);
  }

  openRead({ question, read }: OpenAnswers): Fact {
    return this.plain(`open.${question.column}.read`, surveyTexts.of(surveyTexts.columns.answers, verbatim(question.title)), read, COUNT, surveyTexts.methodCount, question.column);
  }

  wordFacts({ question }: OpenAnswers, { word, answers, example }: OpenWord): { readonly word: Fact; readonly answers: Fact; readonly example: Fact } {
    const id = `open.${question.column}.${word}`;
    return {
      word: this.words(this.id(id, 'word'), surveyTexts.word, verbatim(word), [question.column]),
      answers: this.plain(id, surveyTexts.of(surveyTexts.columns.mentions, verbatim(word)), answers, COUNT, surveyTexts.methodWords, question.column),
      example: this.words(this.id(id, 'example'), surveyTexts.columns.example, verbatim(example), [question.column]),
    };
  }

  pairsTested(): Fact {
    const { cross, closed } = this.finding;
    return this.plain('pairs', surveyTexts.pairsTested, cross.tabs.length, COUNT, surveyTexts.methodP, ...closed.flatMap(({ question }) => question.columns));
  }

  #shareOf(asked: CountedQuestion, key: string, label: { readonly of: Text; readonly share: Text }, count: Fact): ShareFacts {
    const { question, answered } = asked;
    const hits = typeof count.value === 'number' ? count.value : 0;
    const { lower, upper } = answered === 0 ? { lower: NaN, upper: NaN } : wilsonInterval({ hits, tries: answered });
    const id = `${this.#key(asked)}.${key}`;
    const end = (which: 'lower' | 'upper', value: number) => this.plain(`${id}.${which}`, surveyTexts.of(surveyTexts.columns[which], label.of), value, PERCENT, surveyTexts.methodWilson, ...question.columns);
    return { count, share: share({ id: this.id(`${id}.share`), label: label.share }, count, this.answered(asked)), lower: end('lower', lower), upper: end('upper', upper) };
  }

  #key(asked: CountedQuestion): string {
    return `q${String(this.finding.closed.indexOf(asked))}`;
  }
}
