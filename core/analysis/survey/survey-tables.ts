import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import { verbatim } from '../../language/language.ts';
import { surveyTexts } from '../../language/texts/survey.ts';
import { plainCard } from '../plain-card.ts';
import { SURE } from './cross-tabs.ts';
import type { CountedQuestion, OpenAnswers } from './measure-survey.ts';
import { asksWho } from './question-title.ts';
import type { SurveyFacts } from './survey-facts.ts';

/** Questions whose answers are listed. */
export const MOST_TABLES = 12;
const MOST_CARDS = 4;
const MOST_PAIRS = 15;
const MOST_GROUPINGS = 3;

type Row = TableBlock['rows'][number];

export function surveyCards(facts: SurveyFacts): KpiBlock[] {
  const scales = facts.ratedScales().flatMap((asked) => facts.top(asked)?.share ?? []);
  const scores = facts.finding.closed.filter(({ score }) => score !== null).map((asked) => facts.nps(asked));
  return [plainCard(facts.rows()), ...[...scores, ...scales].slice(0, MOST_CARDS).map((fact) => plainCard(fact, { good: 'up' }))];
}

export function surveyTables(facts: SurveyFacts): (TableBlock | ChartBlock)[] {
  const { closed, open } = facts.finding;
  const shown = closed.slice(0, MOST_TABLES).filter(({ answered }) => answered > 0);
  const [first] = [...shown].sort((one, other) => weight(other) - weight(one));
  const drawn = first === undefined ? null : answerTable(facts, first);
  const told = drawn === null ? [] : [drawn, answerChart(drawn)];
  const others = shown.filter((asked) => asked !== first).map((asked) => answerTable(facts, asked));
  return [...told, ...scaleTable(facts), ...crossTable(facts), ...npsTables(facts), ...others, ...open.flatMap((each) => wordTable(facts, each))];
}

/** What people think says more than who they are. */
function weight({ question: { kind, title } }: CountedQuestion): number {
  return asksWho(title) ? 0 : { nps: 4, scale: 3, multiple: 2, choice: 1 }[kind];
}

/** Answers with an order stand in it, others with the most frequent first. */
function answerTable(facts: SurveyFacts, asked: CountedQuestion): TableBlock {
  const { question, counts, answered } = asked;
  const { columns } = surveyTexts;
  const places = question.answers.map((_, place) => place);
  if (question.kind === 'multiple' || (question.kind === 'choice' && !question.isInOrder)) places.sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
  return {
    kind: 'table',
    id: facts.id('answers', String(facts.finding.closed.indexOf(asked))),
    title: verbatim(question.title),
    subtitle: question.kind === 'nps' ? surveyTexts.npsSubtitle(answered) : surveyTexts.answersSubtitle(answered, question.kind === 'multiple'),
    columns: [{ label: columns.count }, { label: columns.share, bars: true }, { label: columns.lower }, { label: columns.upper }],
    rows: places.map((place): Row => {
      const { count, share, lower, upper } = facts.share(asked, place);
      return { label: facts.answerName(asked, place), facts: [count, share, lower, upper] };
    }),
  };
}

function answerChart(table: TableBlock): ChartBlock {
  return { kind: 'chart', id: `${table.id}.chart`, chart: 'bar', title: table.title, subtitle: surveyTexts.columns.share, table: table.id, series: [{ column: 1, look: 'actual' }] };
}

/** Rated questions side by side. */
function scaleTable(facts: SurveyFacts): TableBlock[] {
  const rated = facts.ratedScales();
  const { columns } = surveyTexts;
  if (rated.length === 0) return [];
  return [
    {
      kind: 'table',
      id: facts.id('scales'),
      title: surveyTexts.scalesTitle,
      subtitle: surveyTexts.scalesSubtitle,
      columns: [{ label: columns.answers }, { label: surveyTexts.topShare, bars: true }, { label: columns.lower }, { label: columns.upper }, { label: columns.mean }, { label: columns.best }],
      rows: rated.map((asked): Row => {
        const top = facts.top(asked);
        return { label: facts.title(asked), facts: [facts.answered(asked), top?.share ?? null, top?.lower ?? null, top?.upper ?? null, facts.mean(asked), facts.best(asked)] };
      }),
    },
  ];
}

function crossTable(facts: SurveyFacts): TableBlock[] {
  const clear = facts.finding.cross.tabs.filter(({ adjusted }) => adjusted <= SURE).slice(0, MOST_PAIRS);
  const { columns } = surveyTexts;
  if (clear.length === 0) return [];
  return [
    {
      kind: 'table',
      id: facts.id('cross'),
      title: surveyTexts.crossTitle,
      subtitle: surveyTexts.crossSubtitle,
      columns: [{ label: columns.group, wide: 2 }, { label: columns.member }, { label: columns.chose, wide: 2 }, { label: columns.share }, { label: columns.whole }, { label: surveyTexts.effect }, { label: columns.chi }, { label: columns.p }],
      rows: clear.map((tab): Row => {
        const { outcome, group, member, answer, share, whole, effect, chi, p } = facts.cross(tab);
        return { label: outcome, facts: [group, member, answer, share, whole, effect, chi, p] };
      }),
    },
  ];
}

/** The score of every group of people, by the first questions with one answer each. */
function npsTables(facts: SurveyFacts): TableBlock[] {
  const { closed, cross } = facts.finding;
  const { columns } = surveyTexts;
  const shown = cross.pairs.filter(({ row, column }) => (closed[column.question]?.score ?? null) !== null && closed[row.question]?.question.kind === 'choice').slice(0, MOST_GROUPINGS);
  return shown.flatMap(({ row, column, counts }): TableBlock[] => {
    const [by, asked] = [closed[row.question], closed[column.question]];
    if (by === undefined || asked === undefined) return [];
    return [
      {
        kind: 'table',
        id: facts.id('nps-by', String(column.question), String(row.question)),
        title: surveyTexts.npsByTitle(by.question.title),
        subtitle: surveyTexts.npsBySubtitle,
        columns: [{ label: columns.answers }, { label: columns.promoters }, { label: columns.detractors }, { label: surveyTexts.nps }, { label: columns.lower }, { label: columns.upper }],
        rows: by.question.answers.flatMap((_, answer): Row[] => {
          const line = counts[answer] ?? [];
          return line.every((count) => count === 0) ? [] : [{ label: facts.answerName(by, answer), facts: facts.npsOfGroup(asked, by, answer, line) }];
        }),
      },
    ];
  });
}

function wordTable(facts: SurveyFacts, open: OpenAnswers): TableBlock[] {
  const { columns } = surveyTexts;
  if (open.words.length === 0) return [];
  return [
    {
      kind: 'table',
      id: facts.id('words', open.question.column),
      title: surveyTexts.wordsTitle(open.question.title),
      subtitle: surveyTexts.wordsSubtitle(open.read),
      columns: [{ label: columns.mentions, bars: true }, { label: columns.example, wide: 6 }],
      rows: open.words.map((each): Row => {
        const { word, answers, example } = facts.wordFacts(open, each);
        return { label: word, facts: [answers, example] };
      }),
    },
  ];
}
