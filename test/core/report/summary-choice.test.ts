import { describe, expect, it } from 'vitest';
import type { Block, CaveatBlock, FindingBlock, KpiBlock } from '../../../core/fact/block.ts';
import { change } from '../../../core/fact/derive.ts';
import type { Fact, Source } from '../../../core/fact/fact.ts';
import { sentence } from '../../../core/fact/sentence.ts';
import { verbatim } from '../../../core/language/language.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import type { Period } from '../../../core/metric/period.ts';
import { chooseCaveats, chooseSummary } from '../../../core/report/summary-choice.ts';

const SOURCE: Source = { kind: 'range', ref: { sheet: 'Data', range: 'A1:B9' } };
const month = (number: number): Period => ({ grain: 'month', from: serialOf(2026, number, 1), to: serialOf(2026, number + 1, 1) });

/** A sum of a column in a month, perhaps of one region. */
function measured(column: string, value: number, at = month(2), region?: string): Fact {
  return {
    id: [column, String(at.from), region ?? 'all'].join('.'),
    label: verbatim(column),
    value,
    unit: { kind: 'number', noun: null },
    use: {
      metric: { id: column, label: verbatim(column), measure: { kind: 'sum', column, filters: [] }, unit: null, good: 'up', target: null },
      table: 'Orders',
      dateColumn: 'Date',
      period: at,
      filters: region === undefined ? [] : [{ column: 'Region', op: '=', value: region }],
    },
    sources: [SOURCE],
    method: verbatim(''),
  };
}

function card(value: Fact, before: number | null, target: number | null = null): KpiBlock {
  const was = before === null ? null : { ...value, id: `${value.id}.before`, value: before };
  const comparisons = was === null ? [] : [{ against: verbatim('before'), before: was, change: change({ id: `${value.id}.change`, label: verbatim('change') }, value, was) }];
  return { kind: 'kpi', value, good: 'up', target, comparisons, trend: null };
}

function finding(value: Fact, score: number, { tone = 'good', was = value }: { readonly tone?: FindingBlock['tone']; readonly was?: Fact } = {}): FindingBlock {
  return { kind: 'finding', sentence: sentence(verbatim('{value} after {was}'), { value, was }), score, tone };
}

const caveat = (code: string): CaveatBlock => ({ kind: 'caveat', code, text: verbatim(code) });
const cardsOf = (...parts: Block[][]) => chooseSummary(parts).cards.map(({ block }) => block.value.label.en);
const findingsOf = (...parts: Block[][]) => chooseSummary(parts).findings.map(({ block }) => block);

describe('the cards of a summary', () => {
  it('begin with the first of the first analysis, then targets, missed ones first, then what changed most', () => {
    const sales = [card(measured('Sales', 100), 99), card(measured('Orders', 10), 9)];
    const service = [card(measured('Open', 20), 10), card(measured('Solved', 95), null, 90), card(measured('Reply', 80), null, 90)];
    expect(cardsOf(sales, service)).toEqual(['Sales', 'Reply', 'Solved', 'Open', 'Orders']);
  });

  it('are six at most, and none of them shows a measure that another analysis shows already', () => {
    const many = Array.from({ length: 6 }, (_, index) => card(measured(`M${String(index)}`, 100), 100 - 5 * index));
    expect(cardsOf(many, [card(measured('M1', 100, month(1)), 1), card(measured('N', 100), 1)])).toEqual(['M0', 'M1', 'N', 'M5', 'M4', 'M3']);
  });

  it('leave out what has no number', () => {
    expect(cardsOf([card({ ...measured('Sales', 1), value: null }, null), card(measured('Orders', 1), null)], [])).toEqual(['Orders']);
  });
});

describe('the findings of a summary', () => {
  it('are ranked over all analyses; what only states counts for less', () => {
    const [first, second, third] = [finding(measured('Sales', 1), 0.7), finding(measured('Orders', 1), 0.9), finding(measured('Open', 1), 0.8, { tone: 'neutral' })];
    expect(findingsOf([first], [second, third])).toEqual([second, first, third]);
  });

  it('are not said twice by two analyses: one measure, member and period', () => {
    const own = finding(measured('Sales', 1), 0.9);
    const east = finding(measured('Sales', 1, month(2), 'East'), 0.5);
    const earlier = finding(measured('Sales', 1, month(1)), 0.4);
    expect(findingsOf([own], [finding(measured('Sales', 1), 0.8), east, earlier])).toEqual([own, east, earlier]);
  });

  it('take what one analysis says of a measure as meant', () => {
    const both = [finding(measured('Sales', 1), 0.9), finding(measured('Sales', 1), 0.8)];
    expect(findingsOf(both, [])).toEqual(both);
  });

  it('leave a bare number to the cards', () => {
    const bare: FindingBlock = { kind: 'finding', sentence: sentence(verbatim('{value}'), { value: measured('People', 8) }), score: 1, tone: 'neutral' };
    expect(findingsOf([bare], [])).toEqual([]);
  });
});

describe('the caveats of a summary', () => {
  it('are of the analyses whose findings are shown, each once, without those about what is not said', () => {
    const sales: Block[] = [finding(measured('Sales', 1), 0.9), caveat('few-rows'), caveat('no-year-before')];
    const orders: Block[] = [finding(measured('Orders', 1), 0.8), caveat('few-rows'), caveat('sampled')];
    const silent: Block[] = [caveat('gaps')];
    const parts = [sales, orders, silent];
    expect(chooseCaveats(parts, chooseSummary(parts).findings).map(({ block }) => block.code)).toEqual(['few-rows', 'sampled']);
  });
});
