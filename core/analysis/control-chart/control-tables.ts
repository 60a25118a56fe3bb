import type { Block, ChartBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { withUnit } from '../../fact/unit-label.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { capabilityFacts } from './capability-facts.ts';
import type { ControlFacts } from './control-facts.ts';
import { pointsOut } from './control-findings.ts';

const { names } = controlTexts;
const MOST_SIGNALS = 20;

/** The chart of the points and that of their spread, over a table with a row for each point that is drawn. */
export function chartBlocks(facts: ControlFacts): Block[] {
  const { read, chart, drawnFrom, signals } = facts.finding;
  const [first] = facts.drawn;
  if (first === undefined) return [];
  const hasCounts = first.count !== null;
  const spread = chart.spread === null ? null : names.spread[read.kind === 'xbar-r' || read.kind === 'xbar-s' ? read.kind : 'xmr'];
  const id = facts.id('points');
  const table: TableBlock = {
    kind: 'table',
    id,
    isBehindChart: true,
    title: controlTexts.pointsTitle(read.measure),
    subtitle: withUnit(read.measure, facts.unit),
    columns: [read.measure, names.lower, names.center, names.upper, ...(spread === null ? [] : [spread, names.spreadCenter, names.spreadUpper]), ...(hasCounts ? [names.count, names.size] : [])].map((label) => ({ label })),
    rows: facts.drawn.map((point) => ({
      label: point.label,
      facts: [point.value, point.lower, point.center, point.upper, ...(spread === null ? [] : [point.spread, point.spreadCenter, point.spreadUpper]), ...(hasCounts ? [point.count, point.size] : [])],
    })),
  };
  const marked = (indexes: readonly number[]) => indexes.filter((index) => index >= drawnFrom).map((index) => ({ row: index - drawnFrom, look: 'bad' as const }));
  const beyond = new Set(signals.flatMap(({ from, to, rule }) => (rule === 'beyond-3-sigma' ? [to] : Array.from({ length: to - from + 1 }, (_, step) => from + step))));
  const main: ChartBlock = {
    kind: 'chart',
    id: facts.id('chart'),
    chart: 'line',
    title: controlTexts.chartTitle[read.kind](read.measure),
    subtitle: controlTexts.chartSubtitle(withUnit(read.measure, facts.unit)),
    table: id,
    series: [{ column: 0, look: 'actual', labels: 'last', points: marked([...beyond]) }, ...[1, 2, 3].map((column) => ({ column, look: 'limit' as const }))],
    readsDifferences: true,
  };
  if (spread === null || chart.spread === null || (read.kind !== 'xmr' && read.kind !== 'xbar-r' && read.kind !== 'xbar-s')) return [table, main];
  const beside: ChartBlock = {
    kind: 'chart',
    id: facts.id('spread-chart'),
    chart: 'line',
    title: controlTexts.spreadTitle[read.kind](read.measure),
    subtitle: controlTexts.chartSubtitle(withUnit(spread, facts.unit)),
    table: id,
    series: [{ column: 4, look: 'actual', labels: 'last', points: marked(chart.spread.beyond) }, { column: 5, look: 'limit' }, { column: 6, look: 'limit' }],
  };
  return [table, main, beside];
}

/** How single values spread, those outside the specification in another colour. */
export function histogramBlocks(facts: ControlFacts): Block[] {
  const { histogram, spec, read } = facts.finding;
  if (histogram.length < 2 || (spec === null && facts.finding.basis.points === 'periods')) return [];
  const count = (id: string, value: number): Fact => facts.plain(id, controlTexts.names.count, value, { kind: 'number', noun: null }, controlTexts.methods.bin);
  const id = facts.id('bins');
  const limits = spec === null ? null : controlTexts.limitsRange(spec.lower === null ? null : String(spec.lower), spec.upper === null ? null : String(spec.upper));
  const hasOutside = histogram.some(({ outside }) => outside > 0);
  return [
    {
      kind: 'table',
      id,
      isBehindChart: true,
      title: controlTexts.histogramTitle(read.measure),
      subtitle: controlTexts.histogramSubtitle(limits),
      columns: [{ label: names.inside }, { label: names.outside }],
      rows: histogram.map(({ from, to, inside, outside }, index) => ({
        label: facts.words(`bin.${String(index)}`, read.measure, controlTexts.binLabel(String(from), String(to))),
        facts: [count(`bin.${String(index)}.inside`, inside), count(`bin.${String(index)}.outside`, outside)],
      })),
    },
    {
      kind: 'chart',
      id: facts.id('histogram'),
      chart: 'stacked-column',
      title: controlTexts.histogramTitle(read.measure),
      subtitle: controlTexts.histogramSubtitle(limits),
      table: id,
      series: [{ column: 0, look: 'actual', labels: 'none' }, ...(hasOutside ? [{ column: 1, look: 'bad' as const, labels: 'none' as const }] : [])],
    },
  ];
}

/** Limits and specification beside each other, and the indices. */
export function limitBlocks(facts: ControlFacts): Block[] {
  const { read, chart } = facts.finding;
  const last = facts.drawn.at(-1);
  const found = capabilityFacts(facts);
  if (last === undefined) return [];
  const row = (id: string, label: Parameters<ControlFacts['words']>[2], cells: readonly (Fact | null)[]) => ({ label: facts.words(`row.${id}`, names.measure, label), facts: cells });
  const blocks: Block[] = [
    {
      kind: 'table',
      id: facts.id('limits'),
      title: found === null ? controlTexts.limitsTitle : controlTexts.limitsAndSpecTitle,
      subtitle: found === null ? controlTexts.limitsSubtitle : controlTexts.limitsAndSpecSubtitle,
      columns: [names.low3, names.middle3, names.high3].map((label) => ({ label })),
      rows: [
        row('limits', typeof chart.upper === 'number' ? read.measure : { zh: `${read.measure.zh}（末点）`, en: `${read.measure.en} (last point)` }, [last.lower, last.center, last.upper]),
        ...(last.spreadCenter === null ? [] : [row('spread', names.spread[read.kind === 'xbar-r' || read.kind === 'xbar-s' ? read.kind : 'xmr'], [null, last.spreadCenter, last.spreadUpper])]),
        ...(found === null ? [] : [row('spec', names.specification, [found.spec.lower, found.spec.target, found.spec.upper])]),
      ],
    },
  ];
  if (found === null) return blocks;
  blocks.push({
    kind: 'table',
    id: facts.id('capability'),
    title: controlTexts.capabilityTitle,
    subtitle: controlTexts.capabilitySubtitle,
    columns: [names.value, names.low, names.high].map((label) => ({ label })),
    rows: found.all.map(({ name, facts: { value, low, high } }) => row(`index.${name}`, { zh: name, en: name }, [value, low, high])),
  });
  return blocks;
}

/** The points that need a look, with what is out of the ordinary in words. */
export function signalBlocks(facts: ControlFacts): Block[] {
  const { signals, chart, drawnFrom, read } = facts.finding;
  if (pointsOut(facts).length === 0) return [];
  const rows = [
    ...signals.map(({ rule, from, to, side }, place) => {
      const texts = controlTexts.ruleWords[rule];
      const words = 'zh' in texts ? texts : side === 'below' ? texts.below : texts.above;
      const name = facts.pointName(to);
      const isRange = rule !== 'beyond-3-sigma' && from !== to;
      const label = isRange ? facts.words(`signal.${String(place)}`, names.point, controlTexts.fromTo(facts.pointName(from).words ?? name.label, name.words ?? name.label)) : name;
      return { to, label, facts: [facts.numberOf(to, 'value'), facts.numberOf(to, 'lower'), facts.numberOf(to, 'upper'), facts.words(`signal.${String(place)}.rule`, names.rule, words)] };
    }),
    ...(chart.spread?.beyond ?? []).map((to) => {
      const drawn = facts.drawn[to - drawnFrom];
      const words = controlTexts.ruleWords.spread[read.kind === 'xmr' ? 'xmr' : 'groups'];
      return { to, label: facts.pointName(to), facts: [drawn?.spread ?? null, null, drawn?.spreadUpper ?? null, facts.words(`spread-signal.${String(to)}`, names.rule, words)] };
    }),
  ].sort((a, b) => b.to - a.to);
  const shown = rows.slice(0, MOST_SIGNALS);
  return [
    {
      kind: 'table',
      id: facts.id('signals'),
      title: controlTexts.signalsTitle,
      subtitle: controlTexts.signalsSubtitle(shown.length, rows.length),
      columns: [...[names.value, names.lower, names.upper].map((label) => ({ label })), { label: names.rule, wide: 5 }],
      rows: shown.map(({ label, facts: cells }) => ({ label, facts: cells })),
    },
  ];
}
