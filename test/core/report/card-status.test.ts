import { describe, expect, it } from 'vitest';
import type { KpiBlock } from '../../../core/fact/block.ts';
import type { Fact, Unit } from '../../../core/fact/fact.ts';
import { plainCard } from '../../../core/analysis/plain-card.ts';
import { verbatim } from '../../../core/language/language.ts';
import { directionStatus, statusColours, targetStatus } from '../../../core/report/card-status.ts';

const fact = (value: number, unit: Unit = { kind: 'percent' }): Fact => ({
  id: 'rate',
  label: verbatim('Rate'),
  value,
  unit,
  use: null,
  sources: [{ kind: 'range', ref: { sheet: 'Data', range: 'A1' } }],
  method: verbatim(''),
});
const CELLS = { value: 'B8', target: 'C12' };
const cached = (content: ReturnType<typeof directionStatus>) => (content?.kind === 'formula' ? content.cached : null);
const status = (value: number, good: KpiBlock['good'], unit?: Unit) => cached(targetStatus(plainCard(fact(value, unit), { good, target: 0.9 }), CELLS, 'en'));
const direction = (moved: number, good: KpiBlock['good']) =>
  cached(directionStatus(plainCard(fact(1), { good, comparisons: [{ against: verbatim('before'), before: fact(1), change: fact(moved) }] }), 'B9', 'zh'));

describe('the status of a card', () => {
  it('says by a mark and a word whether the target is met, by the good direction', () => {
    expect([status(0.95, 'up'), status(0.85, 'up'), status(0.95, 'down'), status(0.85, 'down')]).toEqual(['✓ Met', '✕ Missed', '✕ Missed', '✓ Met']);
  });

  it('takes a percentage that is shown as its target for met', () => {
    expect([status(0.8996, 'up'), status(0.9004, 'down')]).toEqual(['✓ Met', '✓ Met']);
    expect(status(0.8996, 'up', { kind: 'number', noun: null })).toBe('✕ Missed');
  });

  it('judges nothing where neither direction is the good one', () => {
    expect([status(0.95, null), status(0.85, null), status(0.9, null)]).toEqual(['– Above', '– Below', '≈ At target']);
    expect(direction(0.1, null)).toBeNull();
  });

  it('says without a target whether it got better', () => {
    expect([direction(0.1, 'up'), direction(0.1, 'down'), direction(-0.0004, 'up')]).toEqual(['✓ 改善', '✕ 转差', '– 持平']);
  });

  it('is coloured by its mark, good and bad alone', () => {
    expect(statusColours('B12', 'en').map((format) => (format.kind === 'formula' ? format.formula : ''))).toEqual(['=LEFT(B12,1)="✓"', '=LEFT(B12,1)="✕"']);
  });
});
