import type { ChartBlock, KpiBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { formatDate } from '../../language/format.ts';
import { verbatim } from '../../language/language.ts';
import { projectTexts } from '../../language/texts/project.ts';
import { columnLabel } from '../column-label.ts';
import { plainCard } from '../plain-card.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Tasks that a plan is drawn of. */
export const MOST_TASKS = 24;
const MOST_LISTED = 20;
const MOST_PEOPLE = 20;

const { columns } = projectTexts;
type Row = TableBlock['rows'][number];

export function projectCards(facts: ProjectFacts): KpiBlock[] {
  const { finding } = facts;
  const work = facts.work();
  const end = facts.endByLinks();
  const length = facts.projectLength();
  const isLate = finding.day !== null && finding.read.columns.end !== null;
  return [
    plainCard(facts.doneShare(), { good: 'up' }),
    ...(work === null ? [] : [plainCard(work.done, { good: 'up', comparisons: [{ against: projectTexts.againstPlan, before: work.planned, change: work.change }] })]),
    plainCard(facts.open),
    ...(isLate ? [plainCard(facts.overdue(), { good: 'down' })] : []),
    ...(finding.blocked.length > 0 ? [plainCard(facts.blocked(), { good: 'down' })] : finding.waiting.length > 0 ? [plainCard(facts.waiting(), { good: 'down' })] : []),
    ...(end !== null ? [plainCard(end)] : length !== null ? [plainCard(length)] : []),
  ];
}

/** The plan as a Gantt chart, the board, the overdue, who has how much, risks, and planned against actual ends. */
export function projectBlocks(facts: ProjectFacts): (TableBlock | ChartBlock)[] {
  return [...plan(facts), ...board(facts), ...overdue(facts), ...load(facts), ...risks(facts), ...slips(facts)];
}

/** Those drawn: all, or of many the open ones first; by their planned start. */
function drawnTasks({ finding }: ProjectFacts): number[] {
  const { tasks } = finding.read;
  const open = new Set(finding.open);
  const chosen = [...tasks.keys()].filter((place) => tasks[place]?.state !== 'cancelled').sort((one, other) => Number(open.has(other)) - Number(open.has(one)) || one - other).slice(0, MOST_TASKS);
  const startOf = (place: number) => tasks[place]?.start ?? tasks[place]?.end ?? Infinity;
  return chosen.sort((one, other) => (startOf(one) === startOf(other) ? one - other : startOf(one) - startOf(other)));
}

function plan(facts: ProjectFacts): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  const { read, plan: schedule, day } = finding;
  const places = drawnTasks(facts);
  const late = new Set(finding.overdue.map(({ task }) => task));
  const open = new Set(finding.open);
  const hasDates = places.filter((place) => facts.task(place).start !== null && facts.task(place).end !== null).length > 1;
  const [count, hasSlack] = [schedule.count === 'working' ? projectTexts.workDays : projectTexts.days, schedule.network !== null];
  const shown: readonly { readonly label: TableBlock['columns'][number]; readonly isShown: boolean; readonly fact: (place: number) => Fact | null }[] = [
    { label: { label: columns.start }, isShown: read.columns.start !== null, fact: (place) => facts.written(place, 'start') },
    { label: { label: columns.end }, isShown: read.columns.end !== null, fact: (place) => facts.written(place, 'end') },
    { label: { label: columns.progress }, isShown: read.columns.progress !== null || hasDates, fact: (place) => facts.progress(place) },
    { label: { label: columns.status }, isShown: read.columns.status !== null, fact: (place) => facts.wording(place, 'status') },
    { label: { label: columns.person }, isShown: read.columns.person !== null, fact: (place) => facts.wording(place, 'person') },
    { label: { label: columns.days }, isShown: schedule.tasks.some(({ days }) => days !== null), fact: (place) => facts.length(place) },
    { label: { label: columns.waits }, isShown: hasSlack, fact: (place) => facts.wording(place, 'waits') },
    { label: { label: columns.slack }, isShown: hasSlack, fact: (place) => facts.slack(place) },
  ];
  const marked = places.flatMap((place, row): { row: number; look: 'bad' | 'accent' }[] => {
    if (late.has(place)) return [{ row, look: 'bad' }];
    return open.has(place) && schedule.tasks[place]?.isCritical === true ? [{ row, look: 'accent' }] : [];
  });
  const kept = shown.filter(({ isShown }) => isShown);
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('plan'),
    title: projectTexts.scheduleTitle,
    subtitle: hasSlack ? projectTexts.scheduleSubtitle(count) : projectTexts.scheduleSubtitlePlain(count),
    columns: kept.map(({ label }) => label),
    rows: places.map((place): Row => ({ label: facts.taskName(place), facts: kept.map(({ fact }) => fact(place)) })),
  };
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('gantt'),
    chart: 'gantt',
    title: projectTexts.planTitle,
    subtitle: projectTexts.planSubtitle(marked.some(({ look }) => look === 'bad'), marked.some(({ look }) => look === 'accent'), day !== null),
    table: table.id,
    ...(day === null ? {} : { today: day.day }),
    series: [
      { column: 0, look: 'invisible' },
      { column: 1, look: 'plan', points: marked },
      { column: 2, look: 'actual' },
    ],
  };
  return kept.length === 0 ? [] : [...(hasDates ? [chart] : []), table];
}

function board(facts: ProjectFacts): (TableBlock | ChartBlock)[] {
  const { finding } = facts;
  if (finding.read.columns.status === null) return [];
  const lines = finding.board.map((column) => facts.board(column));
  const hasAge = lines.some(({ age }) => age !== null);
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('board'),
    title: projectTexts.boardTitle,
    subtitle: hasAge ? projectTexts.boardSubtitle : verbatim(''),
    columns: [{ label: columns.tasks, bars: true }, { label: columns.share }, ...(hasAge ? [{ label: columns.age }, { label: columns.oldest }] : [])],
    rows: lines.map(({ name, tasks, share, age, oldest }): Row => ({ label: name, facts: [tasks, share, ...(hasAge ? [age, oldest] : [])] })),
  };
  const chart: ChartBlock = { kind: 'chart', id: facts.id('board.chart'), chart: 'bar', title: projectTexts.boardTitle, subtitle: projectTexts.all, table: table.id, series: [{ column: 0, look: 'actual' }] };
  return [...(lines.length > 1 ? [chart] : []), table];
}

function overdue(facts: ProjectFacts): TableBlock[] {
  const { overdue: late, day, plan: schedule, read } = facts.finding;
  if (late.length === 0 || day === null) return [];
  const [hasSlack, hasProgress] = [schedule.network !== null, read.columns.progress !== null];
  return [
    {
      kind: 'table',
      id: facts.id('overdue'),
      title: projectTexts.overdueTitle,
      subtitle: projectTexts.overdueSubtitle(formatDate(day.day, facts.language ?? 'en')),
      columns: [{ label: columns.late, bars: true }, { label: columns.planned }, { label: columns.status }, { label: columns.person }, ...(hasProgress ? [{ label: columns.progress }] : []), ...(hasSlack ? [{ label: columns.slack }] : [])],
      rows: late.slice(0, MOST_LISTED).map(({ task, days }): Row => ({ label: facts.taskName(task), facts: [facts.late(task, days), facts.written(task, 'end'), facts.wording(task, 'status'), facts.wording(task, 'person'), ...(hasProgress ? [facts.progress(task)] : []), ...(hasSlack ? [facts.slack(task)] : [])] })),
    },
  ];
}

function load(facts: ProjectFacts): (TableBlock | ChartBlock)[] {
  const { load: people, read, day, plan: schedule } = facts.finding;
  if (read.columns.person === null || people.length < 2) return [];
  const lines = people.slice(0, MOST_PEOPLE).map((person) => facts.load(person));
  const hasLeft = lines.some(({ left }) => left !== null);
  const isLate = day !== null && read.columns.end !== null;
  const count = schedule.count === 'working' ? projectTexts.workDays : projectTexts.days;
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('load'),
    title: projectTexts.loadTitle,
    subtitle: hasLeft ? projectTexts.loadSubtitle(count) : projectTexts.loadSubtitlePlain,
    columns: [...(hasLeft ? [{ label: columns.left, bars: true }] : []), { label: columns.open, bars: !hasLeft }, ...(isLate ? [{ label: columns.overdue }] : []), ...(hasLeft ? [{ label: columns.most }] : [])],
    rows: lines.map(({ name, open, overdue: late, left, most }): Row => ({ label: name, facts: [...(hasLeft ? [left] : []), open, ...(isLate ? [late] : []), ...(hasLeft ? [most] : [])] })),
  };
  const chart: ChartBlock = { kind: 'chart', id: facts.id('load.chart'), chart: 'bar', title: projectTexts.loadTitle, subtitle: hasLeft ? projectTexts.loadSubtitle(count) : projectTexts.open, table: table.id, series: [{ column: 0, look: 'actual' }] };
  return [chart, table];
}

function risks(facts: ProjectFacts): TableBlock[] {
  const { matrix, levels } = facts.finding.risks;
  const late = new Set(facts.finding.overdue.map(({ task }) => task));
  if (matrix !== null) {
    const { likelihoods, impacts } = matrix;
    const [first, second] = [likelihoods[0]?.column ?? '', impacts[0]?.column ?? ''];
    const columnsOf = [...impacts].reverse();
    return [
      {
        kind: 'table',
        id: facts.id('matrix'),
        title: projectTexts.matrixTitle,
        subtitle: projectTexts.matrixSubtitle(columnLabel(first), columnLabel(second)),
        columns: columnsOf.map(({ name }) => ({ label: verbatim(name), heat: true })),
        rows: likelihoods.map((likelihood): Row => ({ label: facts.levelName(likelihood), facts: columnsOf.map((impact) => facts.atLevels([likelihood, impact], likelihood.tasks.filter((place) => impact.tasks.includes(place)).length)) })),
      },
    ];
  }
  if (levels.length < 2) return [];
  return [
    {
      kind: 'table',
      id: facts.id('risk'),
      title: projectTexts.riskTitle(columnLabel(levels[0]?.column ?? '')),
      subtitle: projectTexts.riskSubtitle,
      columns: [{ label: columns.open, bars: true }, ...(facts.finding.day === null ? [] : [{ label: columns.overdue }])],
      rows: levels.map((level): Row => ({ label: facts.levelName(level), facts: [facts.atLevels([level], level.tasks.length), ...(facts.finding.day === null ? [] : [facts.overdueAt(level, level.tasks.filter((place) => late.has(place)).length)])] })),
    },
  ];
}

function slips(facts: ProjectFacts): TableBlock[] {
  const late = facts.finding.slips;
  if (late.length === 0) return [];
  return [
    {
      kind: 'table',
      id: facts.id('slips'),
      title: projectTexts.slipTitle,
      subtitle: projectTexts.slipSubtitle,
      columns: [{ label: columns.slip, bars: true, good: 'down' }, { label: columns.planned }, { label: columns.actual }, { label: columns.person }],
      rows: late.slice(0, MOST_LISTED).map(({ task, days }): Row => ({ label: facts.taskName(task), facts: [facts.slip(task, days), facts.written(task, 'end'), facts.written(task, 'finished'), facts.wording(task, 'person')] })),
    },
  ];
}
