import * as z from 'zod';
import type { Block, ChartBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import { Problem } from '../../language/problem.ts';
import { ownPluginTexts } from '../../language/texts/own-plugin.ts';
import type { SeriesLook } from '../../workbook/sheet-plan.ts';
import { expectedOf, flag, is, text } from './plugin-shape.ts';
import type { ShapeFault } from './plugin-shape.ts';

const UNITS = ['money', 'number', 'percent', 'points', 'date', 'name'] as const;
const LOOKS = ['actual', 'previous', 'plan', 'forecast', 'good', 'bad', 'accent', 'limit', 'target', 'invisible'] as const;
const CHARTS = ['line', 'column', 'stacked-column', 'bar', 'stacked-bar', 'combo', 'scatter', 'bullet', 'funnel', 'gantt'] as const;

/** Forms whose series say by their looks what a column is, and the looks that each must have. */
const LOOKS_OF: Readonly<Partial<Record<ChartBlock['chart'], readonly SeriesLook[]>>> = { bullet: ['actual', 'target'], gantt: ['invisible', 'plan'] };

const name = z.string(is('words')).min(1, is('words'));
/** What a fact must have to stand in a report: the rest is the business of whoever made it, which is the kit. */
const fact = z.object(
  {
    id: name,
    label: text,
    value: z.union([z.number(), z.string(), z.null()], is('value')),
    unit: z.object({ kind: z.enum(UNITS, is('unit')) }, is('unit')),
    sources: z.array(z.object({ kind: z.enum(['range', 'clip'], is('sources')) }, is('sources')), is('sources')).min(1, is('sources')),
    method: text,
  },
  is('fact'),
);
const said = z.object({ template: text, facts: z.record(z.string(), fact, is('sentence')) }, is('sentence'));
const tone = z.enum(['good', 'bad', 'neutral'], is('tone'));
const column = z.number(is('column')).int(is('column')).min(0, is('column'));

const field = z.object({
  title: text,
  tone,
  none: text,
  points: z.array(z.object({ said, passage: fact.nullable() }), is('list')),
});

const block = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('kpi'),
      value: fact,
      good: z.enum(['up', 'down'], is('good')).nullable(),
      target: z.number(is('number')).nullable(),
      comparisons: z.array(z.object({ against: text, before: fact, change: fact }), is('list')),
      trend: z.string(is('words')).nullable(),
    }),
    z.object({ kind: z.literal('finding'), sentence: said, score: z.number(is('score')), tone }),
    z.object({
      kind: z.literal('table'),
      id: name,
      title: text,
      subtitle: text,
      columns: z.array(z.object({ label: text, heat: z.optional(flag) }), is('list')),
      heat: z.optional(z.object({ around: z.number(is('number')), good: z.optional(z.enum(['up', 'down'], is('side'))) }, is('heat'))),
      rows: z.array(z.object({ label: fact, facts: z.array(fact.nullable(), is('list')) }), is('list')),
    }),
    z.object({
      kind: z.literal('chart'),
      id: name,
      chart: z.enum(CHARTS, is('chart')),
      title: z.union([said, text], is('text')),
      subtitle: text,
      table: name,
      today: z.optional(z.number(is('number'))),
      series: z.array(z.object({ column, look: z.enum(LOOKS, is('look')) }), is('list')).min(1, is('list')),
    }),
    z.object({ kind: z.literal('caveat'), code: name, text }),
    z.object({
      kind: z.literal('quadrants'),
      id: z.string(is('words')).regex(/^\S+$/, is('words')),
      title: text,
      subtitle: text,
      question: text,
      fields: z.array(field, is('list')).length(4, is('list')),
    }),
    z.object({ kind: z.literal('periods'), periods: z.object({}, is('periods')), focus: z.object({}, is('periods')) }),
  ],
  is('block'),
);
const blocks = z.array(block, is('blocks'));

/** What is wrong with the blocks that a plugin reports; null where a report can be made of them. */
export function blocksFault(value: unknown): ShapeFault | null {
  const issue = blocks.safeParse(value).error?.issues[0];
  if (issue !== undefined) return { at: issue.path, expected: expectedOf(issue.message) };
  return isBlocks(value) ? meaningFault(value) : null;
}

export function isBlocks(value: unknown): value is readonly Block[] {
  return blocks.safeParse(value).success;
}

/** Blocks of the right shape may still not belong together. */
function meaningFault(all: readonly Block[]): ShapeFault | null {
  const { meaning } = ownPluginTexts;
  const tables = new Map(all.flatMap((one) => (one.kind === 'table' ? [[one.id, one] as const] : [])));
  for (const [index, one] of all.entries()) {
    switch (one.kind) {
      case 'finding':
        if (!isSaid(one.sentence)) return { at: [index, 'sentence'], expected: meaning.sentence };
        break;
      case 'table': {
        const short = one.rows.findIndex((row) => row.facts.length !== one.columns.length);
        if (short >= 0) return { at: [index, 'rows', short, 'facts'], expected: meaning.asManyFacts };
        const heated = one.columns.flatMap(({ heat }, at) => (heat === true ? [at] : []));
        const apart = heated.find((at, place) => place > 0 && heated[place - 1] !== at - 1);
        if (apart !== undefined) return { at: [index, 'columns', apart, 'heat'], expected: meaning.heatTogether };
        break;
      }
      case 'chart': {
        const table = tables.get(one.table);
        if (table === undefined) return { at: [index, 'table'], expected: meaning.tableOfReport };
        const beyond = one.series.findIndex((series) => series.column >= table.columns.length);
        if (beyond >= 0) return { at: [index, 'series', beyond, 'column'], expected: meaning.columnOfTable };
        const lacking = LOOKS_OF[one.chart]?.some((look) => !one.series.some((series) => series.look === look));
        if (lacking === true) return { at: [index, 'series'], expected: meaning.looksOf[one.chart === 'gantt' ? 'gantt' : 'bullet'] };
        break;
      }
      case 'quadrants':
        for (const [at, { points }] of one.fields.entries()) {
          const bad = points.findIndex((point) => !isSaid(point.said));
          if (bad >= 0) return { at: [index, 'fields', at, 'points', bad], expected: meaning.sentence };
        }
        break;
      case 'kpi':
      case 'caveat':
      case 'periods':
        break;
    }
  }
  return twoFactsOfOneId(all);
}

/** A cell is found by the id of its fact: two that differ would be written as one. */
function twoFactsOfOneId(all: readonly Block[]): ShapeFault | null {
  const seen = new Map<string, Fact>();
  for (const [index, one] of all.entries()) {
    for (const fact of factsIn(one)) {
      const other = seen.get(fact.id);
      if (other !== undefined && other.value !== fact.value) return { at: [index, fact.id], expected: ownPluginTexts.meaning.idOnce };
      seen.set(fact.id, fact);
    }
  }
  return null;
}

function factsIn(one: Block): readonly Fact[] {
  switch (one.kind) {
    case 'kpi':
      return [one.value, ...one.comparisons.flatMap(({ before, change }) => [before, change])];
    case 'finding':
      return Object.values(one.sentence.facts);
    case 'table':
      return one.rows.flatMap(({ label, facts }) => [label, ...facts.flatMap((fact) => fact ?? [])]);
    case 'quadrants':
      return one.fields.flatMap(({ points }) => points.flatMap(({ said, passage }) => [...Object.values(said.facts), ...(passage === null ? [] : [passage])]));
    case 'chart':
    case 'caveat':
    case 'periods':
      return [];
  }
}

/** Words and facts, as `sentence` makes it: a number without a source cannot be said by hand either. */
function isSaid({ template, facts }: { readonly template: Parameters<typeof sentence>[0]; readonly facts: Parameters<typeof sentence>[1] }): boolean {
  try {
    sentence(template, facts);
    return true;
  } catch (cause) {
    if (cause instanceof Problem) return false;
    throw cause;
  }
}
