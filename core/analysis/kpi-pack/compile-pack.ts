import type { Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { packProblemTexts as say } from '../../language/texts/kpi-pack-problems.ts';
import type { ColumnRole } from '../../sheet/typed-table.ts';
import type { RoleSlot } from '../plugin.ts';
import { DATES, MeasureCompiler } from './compile-measure.ts';
import type { Report } from './compile-measure.ts';
import type { KpiPack, PackChart, PackMeasure, PackMetric } from './kpi-pack.ts';
import { isShareLike } from './metric-unit.ts';
import { nearestName } from './nearest-name.ts';
import { packFileSchema } from './pack-file.ts';
import type { PackFile, RoleWord, WrittenMetric } from './pack-file.ts';
import { pathText } from './pack-problem.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PackPlaces } from './pack-places.ts';
import { shapeProblems } from './shape-problems.ts';

/** Names of analyses that are no packs: no pack may take their place. */
export const RESERVED_IDS: readonly string[] = ['sales-performance', 'competitor-prices', 'why-changed', 'anomaly', 'forecast', 'regression', 'control-chart', 'pareto', 'funnel', 'cohort', 'rfm', 'churn', 'process', 'survey', 'training', 'scorecard', 'improvement', 'project', 'competitors', 'industry-trend', 'data-quality'];

export type PackReading = { readonly pack: KpiPack; readonly problems: null } | { readonly pack: null; readonly problems: readonly [PackProblem, ...PackProblem[]] };

/** Data in the shape of a pack's file as a pack, or everything that is wrong with it, in the order of the file. */
export function compilePack(value: unknown, places: PackPlaces): PackReading {
  const shape = packFileSchema.safeParse(value);
  if (!shape.success) return refused(shapeProblems(shape.error.issues, value, places));
  const problems: PackProblem[] = [];
  const report: Report = (code, path, text) => problems.push({ code, ...places.value(path), path: pathText(path), text });
  const pack = compile(shape.data, report);
  return problems.length === 0 ? { pack, problems: null } : refused(problems);
}

/** Problems in the order of the file; of several with the same field, or at the same place, the first. */
export function refused(problems: readonly PackProblem[]): PackReading {
  const said = new Set<string>();
  const kept = problems.filter(({ path, line, column, code }) => {
    const keys = [`${line}:${column}`, ...(path === '' ? [] : [path])];
    const isNew = code === 'unknown-field' || code === 'missing-field' || !keys.some((key) => said.has(key));
    for (const key of keys) said.add(key);
    return isNew;
  });
  const [first, ...rest] = kept.sort((a, b) => a.line - b.line || a.column - b.column);
  if (first === undefined) throw new Error('a pack is refused for a reason');
  return { pack: null, problems: [first, ...rest] };
}

function compile(file: PackFile, report: Report): KpiPack {
  if (RESERVED_IDS.includes(file.pack)) report('bad-name', ['pack'], say.takenName(file.pack));
  const compiler = new MeasureCompiler(file, report);
  const needs = Object.entries(file.columns).map(([slot, column]): RoleSlot => {
    if (slot === 'rows') report('bad-name', ['columns', slot], say.reserved);
    const hints = listOf(column.words ?? []).map((word) => word.toLowerCase());
    return {
      slot,
      roles: rolesOf(listOf(column.role)),
      optional: column.optional ?? false,
      many: column.many ?? false,
      hints: { zh: hints.filter(isHan), en: hints.filter((word) => !isHan(word)) },
    };
  });
  const metrics = Object.entries(file.metrics).flatMap(([id, written]): PackMetric[] => {
    const measure = compiler.measure(id);
    if (measure === null) return [];
    const unit = written.unit === undefined ? null : textOf(written.unit);
    return [{ id, label: textOf(written.label), measure, unit, good: written.good ?? null, target: targetOf(written, measure, unit, ['metrics', id], report), note: written.note === undefined ? null : textOf(written.note), isOptional: written.optional ?? false }];
  });
  if (Object.keys(file.metrics).length === 0) report('missing-field', ['metrics'], say.missingField('metrics'));
  const by = (file.by ?? []).filter((slot, index) => {
    const known = Object.keys(file.columns);
    if (!known.includes(slot)) report('unknown-column', ['by', index], say.unknownColumn(slot, nearestName(slot, known), known));
    return known.includes(slot);
  });
  if (file.time !== undefined) compiler.column(file.time, ['time'], DATES);
  const title = textOf(file.title);
  return {
    id: file.pack,
    title,
    question: file.question === undefined ? kpiPackTexts.question(title) : textOf(file.question),
    needs,
    time: file.time ?? null,
    by: [...new Set(by)],
    metrics,
    charts: chartsOf(file, metrics, report),
  };
}

function chartsOf(file: PackFile, metrics: readonly PackMetric[], report: Report): PackChart[] {
  const known = Object.keys(file.metrics);
  return (file.charts ?? []).map((chart, index): PackChart => {
    const show = listOf(chart.show);
    for (const [at, id] of show.entries()) {
      const path = ['charts', index, 'show', ...(Array.isArray(chart.show) ? [at] : [])];
      if (!known.includes(id)) report('unknown-metric', path, say.unknownMetric(id, nearestName(id, known), known));
    }
    const slots = Object.keys(file.columns);
    const by = chart.by ?? null;
    if (by !== null && !slots.includes(by)) report('unknown-column', ['charts', index, 'by'], say.unknownColumn(by, nearestName(by, slots), slots));
    const isLevel = metrics.find(({ id }) => id === show[0])?.measure.kind;
    const as = chart.as ?? (by !== null ? 'bar' : isLevel === 'sum' || isLevel === 'count' ? 'column' : 'line');
    return { show, by, as, title: chart.title === undefined ? null : textOf(chart.title) };
  });
}

/** The target as a number; one that cannot have been meant is reported. */
function targetOf(written: WrittenMetric, measure: PackMeasure, unit: Text | null, path: readonly PropertyKey[], report: Report): number | null {
  if (written.target === undefined) return null;
  const at = [...path, 'target'];
  if (written.good === undefined) report('target-without-direction', at, say.targetWithoutDirection);
  const isPercentText = typeof written.target === 'string';
  const target = isPercentText ? Number(/-?[\d.]+/.exec(String(written.target))?.[0] ?? NaN) / 100 : Number(written.target);
  const isPercent = unit === null ? isShareLike(measure) : unit.en === '%';
  if (isPercent && !isPercentText && Math.abs(target) >= 10) report('target-out-of-reach', at, say.percentTarget(target));
  const neverNegative = measure.kind === 'count' || measure.kind === 'distinct' || (measure.kind === 'ratio' && isCounted(measure.numerator.kind) && isCounted(measure.denominator.kind));
  if (neverNegative && target < 0) report('target-out-of-reach', at, say.negativeTarget);
  return target;
}

function isCounted(kind: string): boolean {
  return kind === 'count' || kind === 'distinct';
}

const ROLES: Readonly<Record<'date' | 'number' | 'group', readonly ColumnRole[]>> = {
  date: ['time', 'start', 'end'],
  number: ['measure', 'ratio', 'score'],
  group: ['dimension', 'person', 'status', 'text'],
};

function rolesOf(written: readonly RoleWord[]): ColumnRole[] {
  return [...new Set(written.flatMap((word): readonly ColumnRole[] => (word === 'date' || word === 'number' || word === 'group' ? ROLES[word] : [word])))];
}

function listOf<Item>(written: Item | readonly Item[]): readonly Item[] {
  return isList(written) ? written : [written];
}

function isList<Item>(written: Item | readonly Item[]): written is readonly Item[] {
  return Array.isArray(written);
}

function textOf(written: string | Text): Text {
  return typeof written === 'string' ? verbatim(written) : written;
}

function isHan(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}
