import type { CaveatBlock, FindingBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatDate } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { projectTexts } from '../../language/texts/project.ts';
import { median } from '../../statistics/quantile.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { ProjectFacts } from './project-facts.ts';
import { MOST_TASKS } from './project-tables.ts';

/** Work that lags by less than this part of all is no news. */
const SMALL_LAG = 0.02;
/** Names of a path that a sentence holds. */
const MOST_NAMES = 8;
const MOST_UNKNOWN = 5;

/** Everything worth saying about a project, but for what its headline says. */
export function projectFindings(facts: ProjectFacts): FindingBlock[] {
  const standing: FindingCandidate = { sentence: standingSentence(facts), tone: facts.finding.overdue.length > 0 ? 'bad' : 'neutral', impact: 1, p: null };
  return rankFindings([standing, ...work(facts), ...late(facts), ...path(facts), ...held(facts), ...load(facts), ...slip(facts), ...risk(facts)]);
}

/** How many tasks are done, and how many are late. */
export function standingSentence(facts: ProjectFacts): Sentence {
  const { finding, all, done, open } = facts;
  const [day, said] = [facts.day(), { all, done, share: facts.doneShare(), open }];
  if (finding.open.length === 0) return sentence(projectTexts.noneOpen, { all });
  return day === null || finding.read.columns.end === null ? sentence(projectTexts.progress, said) : sentence(projectTexts.progressLate, { ...said, day, late: facts.overdue() });
}

function said(impact: number, tone: FindingBlock['tone'], template: Text, named: Readonly<Record<string, Fact>>): FindingCandidate[] {
  return [{ sentence: sentence(template, named), tone, impact, p: null }];
}

function work(facts: ProjectFacts): FindingCandidate[] {
  const [known, day, { work: shares }] = [facts.work(), facts.day(), facts.finding];
  if (known === null || day === null || shares === null) return [];
  const lag = shares.planned - shares.done;
  return said(0.9, lag > SMALL_LAG ? 'bad' : lag < -SMALL_LAG ? 'good' : 'neutral', projectTexts.behind, { day, planned: known.planned, done: known.done });
}

function late(facts: ProjectFacts): FindingCandidate[] {
  const { overdue, plan } = facts.finding;
  const [worst] = overdue;
  if (worst === undefined) return [];
  const person = facts.wording(worst.task, 'person');
  const named = { task: facts.taskName(worst.task), days: facts.late(worst.task, worst.days) };
  const onPath = overdue.filter(({ task }) => plan.tasks[task]?.isCritical === true);
  const [first] = onPath;
  return [
    ...(person === null ? said(0.8, 'bad', projectTexts.worst, named) : said(0.8, 'bad', projectTexts.worstOf, { ...named, person })),
    ...(first === undefined ? [] : said(0.88, 'bad', projectTexts.criticalLate, { count: facts.criticalOverdue(onPath.length), task: facts.taskName(first.task), days: facts.late(first.task, first.days) })),
  ];
}

function path(facts: ProjectFacts): FindingCandidate[] {
  const { network } = facts.finding.plan;
  const [names, length, end] = [facts.path(MOST_NAMES), facts.projectLength(), facts.endByLinks()];
  if (network === null || names === null || length === null || network.schedule.path.length < 2) return early(facts);
  const critical = end === null ? said(0.86, 'neutral', projectTexts.critical, { path: names, length }) : said(0.86, 'neutral', projectTexts.criticalDated, { path: names, end });
  return [...critical, ...early(facts)];
}

/** Tasks that are planned to start before what they wait for ends. */
function early(facts: ProjectFacts): FindingCandidate[] {
  const { network, tasks, plannedLast } = facts.finding.plan;
  const first = tasks.findIndex(({ isTooEarly }) => isTooEarly);
  if (first < 0 || network === null) return [];
  const [end, later] = [facts.endByLinks(), facts.laterBy()];
  const isLater = network.lastDay !== null && plannedLast !== null && network.lastDay > plannedLast;
  if (isLater && end !== null && later !== null) return said(0.95, 'bad', projectTexts.conflict, { count: facts.tooEarly(), end, days: later });
  return said(0.7, 'bad', projectTexts.conflictWithin, { count: facts.tooEarly(), task: facts.taskName(first) });
}

function held(facts: ProjectFacts): FindingCandidate[] {
  const [[blocked], [waiting]] = [facts.finding.blocked, facts.finding.waiting];
  return [
    ...(blocked === undefined ? [] : said(0.84, 'bad', projectTexts.blocked, { count: facts.blocked(), task: facts.taskName(blocked) })),
    ...(waiting === undefined ? [] : said(0.82, 'bad', projectTexts.waiting, { count: facts.waiting(), task: facts.taskName(waiting.task), on: facts.taskName(waiting.on) })),
  ];
}

function load(facts: ProjectFacts): FindingCandidate[] {
  const [first, second] = facts.finding.load.filter(({ person }) => person !== '');
  if (first === undefined || second === undefined || first.daysLeft === second.daysLeft) return [];
  const { name, open, left, most } = facts.load(first);
  if (left === null || left.value === 0) return [];
  return most === null || Number(most.value) < 2 ? said(0.6, 'neutral', projectTexts.load, { person: name, open, days: left }) : said(0.6, 'neutral', projectTexts.loadMost, { person: name, open, days: left, most });
}

function slip(facts: ProjectFacts): FindingCandidate[] {
  const { slips } = facts.finding;
  const [latest] = slips;
  if (latest === undefined || slips.length < 2) return [];
  if (latest.days <= 0) return said(0.5, 'good', projectTexts.onTime, { count: facts.finished() });
  const middle = facts.medianSlip(median(slips.map(({ days }) => days)));
  return said(0.75, 'bad', projectTexts.slip, { share: facts.lateShare(), median: middle, task: facts.taskName(latest.task), days: facts.slip(latest.task, latest.days) });
}

function risk(facts: ProjectFacts): FindingCandidate[] {
  const { matrix } = facts.finding.risks;
  const [likelihood, impact] = [matrix?.likelihoods[0], matrix?.impacts[0]];
  if (likelihood === undefined || impact === undefined) return [];
  const both = likelihood.tasks.filter((place) => impact.tasks.includes(place));
  return both.length === 0 ? [] : said(0.7, 'bad', projectTexts.risk, { count: facts.atLevels([likelihood, impact], both.length), likelihood: facts.dimensionName(likelihood.column), impact: facts.dimensionName(impact.column) });
}

/** What a person must know before trusting the figures. */
export function projectCaveats(facts: ProjectFacts): CaveatBlock[] {
  const { read, plan, day, periodAsked } = facts.finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const shown = day === null ? '' : formatDate(day.day, facts.language ?? 'en');
  const nameOf = (place: number) => facts.task(place).name;
  if (periodAsked) say('whole-table', projectTexts.whole);
  if (read.columns.end !== null && day === null) say('no-day', projectTexts.noDay);
  if (day?.by === 'started') say('day-assumed', projectTexts.dayStarted(shown));
  if (day?.by === 'recorded') say('day-recorded', projectTexts.dayRecorded(shown));
  if (plan.circle.length > 0) say('circle', projectTexts.circle(plan.circle.map(nameOf)));
  if (read.unknown.length > 0) say('unknown-predecessors', projectTexts.unknown(read.unknown.slice(0, MOST_UNKNOWN), Math.max(0, read.unknown.length - MOST_UNKNOWN)));
  if (read.ownWaits > 0) say('waits-for-itself', projectTexts.ownWaits(read.ownWaits));
  if ((plan.network?.withoutLength ?? 0) > 0) say('without-length', projectTexts.withoutLength(plan.network?.withoutLength ?? 0));
  if (read.backward > 0) say('backward', projectTexts.backward(read.backward));
  if (read.contradictions > 0) say('contradictions', projectTexts.contradictions(read.contradictions));
  if (read.unclear.length > 0) say('unclear-status', projectTexts.unclear(read.unclear.slice(0, MOST_UNKNOWN)));
  if (read.nameless > 0) say('nameless', projectTexts.nameless(read.nameless));
  if (plan.count === 'working') say('holidays', projectTexts.holidays);
  if (read.tasks.length > MOST_TASKS) say('short-list', projectTexts.shortList(MOST_TASKS, read.tasks.length));
  return found;
}
