import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenOffers, nextPane, unreadPane } from '../../../office-addin/taskpane/pane-state.ts';
import type { PaneEvent, PaneState } from '../../../office-addin/taskpane/pane-state.ts';
import { found } from './plain-services.ts';
import { sampleReport, sampleStudy, sampleTables } from './sample-study.ts';

const written = { sheets: ['经营报告'], cells: 3, formulas: 1 };
const broken = { zh: '读不了。', en: 'It cannot be read.' };

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(nextPane, unreadPane);
}

const READY: readonly PaneEvent[] = [
  { kind: 'tables-found', ...found(sampleTables) },
  { kind: 'studied', study: sampleStudy },
];

describe('from an unread workbook to a written report', () => {
  it('begins by reading', () => {
    expect(unreadPane.stage.at).toBe('reading');
  });

  it('knows the tables while the analyses are still tried', () => {
    const state = after({ kind: 'tables-found', ...found(sampleTables) });
    expect(state.stage.at).toBe('matching');
    expect(state.tables).toBe(sampleTables);
  });

  it('takes the three best analyses into the report unless told otherwise', () => {
    const state = after(...READY);
    expect(state.chosen).toEqual([0, 1, 2]);
    expect(chosenOffers(state).map((offer) => offer.plugin)).toEqual(['sales', 'pricing', 'budget']);
  });

  it('leaves closer looks that fit only so well out until they are wanted, unless there is nothing else', () => {
    const aside = (wanted: readonly number[]): PaneEvent => ({
      kind: 'studied',
      study: { ...sampleStudy, offers: sampleStudy.offers.map((offer, index) => (wanted.includes(index) ? offer : { ...offer, isAside: true })) },
    });
    expect(after({ kind: 'tables-found', ...found(sampleTables) }, aside([1])).chosen).toEqual([1]);
    expect(after({ kind: 'tables-found', ...found(sampleTables) }, aside([])).chosen).toEqual([0]);
  });

  it('lets analyses be left out and taken in, and keeps their order', () => {
    const state = after(...READY, { kind: 'choice-toggled', offer: 0 }, { kind: 'choice-toggled', offer: 3 }, { kind: 'choice-toggled', offer: 0 });
    expect(state.chosen).toEqual([0, 1, 2, 3]);
    expect(after(...READY, { kind: 'choice-toggled', offer: 9 }).chosen).toEqual([0, 1, 2]);
  });

  it('composes, writes, and shows what was written', () => {
    const state = after(...READY, { kind: 'compose-started' }, { kind: 'write-started' }, { kind: 'written', report: sampleReport, written });
    expect(state.stage).toMatchObject({ at: 'written', written });
    expect(nextPane(state, { kind: 'back-to-offers' }).stage).toMatchObject({ at: 'ready', notice: null });
  });

  it('writes nothing while nothing is chosen', () => {
    const none = after(...READY, ...[0, 1, 2].map((offer) => ({ kind: 'choice-toggled', offer }) as const));
    expect(nextPane(none, { kind: 'compose-started' })).toBe(none);
  });
});

describe('stopping and failing', () => {
  it.each([
    { name: 'composing', events: [{ kind: 'compose-started' }] },
    { name: 'writing', events: [{ kind: 'compose-started' }, { kind: 'write-started' }] },
  ] as const)('leads back to the offers from $name', ({ events }) => {
    const busy = after(...READY, ...events);
    expect(nextPane(busy, { kind: 'stop-asked' }).stage).toMatchObject({ stopping: true });
    expect(nextPane(busy, { kind: 'stopped' }).stage).toMatchObject({ at: 'ready', notice: { kind: 'stopped' } });
    expect(nextPane(busy, { kind: 'failed', sentence: broken }).stage).toMatchObject({ at: 'ready', notice: { kind: 'problem', sentence: broken } });
    expect(nextPane(busy, { kind: 'stopped' }).chosen).toEqual([0, 1, 2]);
  });

  it('halts while reading, and keeps the tables once they are known', () => {
    expect(after({ kind: 'failed', sentence: broken }).stage).toEqual({ at: 'halted', problem: broken });
    const state = after({ kind: 'tables-found', ...found(sampleTables) }, { kind: 'stopped' });
    expect(state.stage).toEqual({ at: 'halted', problem: null });
    expect(state.tables).toBe(sampleTables);
  });

  it('can read again after a halt, and not while a report is written', () => {
    expect(after({ kind: 'stopped' }, { kind: 'read-started' }).stage.at).toBe('reading');
    const busy = after(...READY, { kind: 'compose-started' });
    expect(nextPane(busy, { kind: 'read-started' })).toBe(busy);
  });

  it('lets a notice be dismissed', () => {
    const state = after(...READY, { kind: 'compose-started' }, { kind: 'stopped' }, { kind: 'notice-dismissed' });
    expect(state.stage).toMatchObject({ at: 'ready', notice: null });
  });
});

describe('a workbook that changes', () => {
  const change = { sheet: '销售', range: 'C9' };

  it('is out of date where the change touches a table', () => {
    expect(after(...READY, { kind: 'workbook-changed', change }).changedSheet).toBe('销售');
  });

  it('stays current where the change is elsewhere', () => {
    const elsewhere = after(...READY, { kind: 'workbook-changed', change: { sheet: '销售', range: 'Z9' } });
    expect(elsewhere.changedSheet).toBeNull();
    expect(after(...READY, { kind: 'workbook-changed', change: { sheet: '经营报告', range: null } }).changedSheet).toBeNull();
  });

  it('is current again once it is read again', () => {
    expect(after(...READY, { kind: 'workbook-changed', change }, { kind: 'read-started' }).changedSheet).toBeNull();
  });
});

describe('late answers', () => {
  const late: readonly PaneEvent[] = [
    { kind: 'tables-found', ...found([]) },
    { kind: 'studied', study: { tables: [], offers: [] } },
    { kind: 'write-started' },
    { kind: 'written', report: sampleReport, written },
    { kind: 'progressed', progress: { done: 1, total: 2 } },
    { kind: 'stop-asked' },
    { kind: 'stopped' },
    { kind: 'failed', sentence: broken },
  ];

  it.each(late)('$kind means nothing once the pane is ready', (event) => {
    const ready = after(...READY);
    expect(nextPane(ready, event)).toBe(ready);
  });

  const anyEvent = fc.constantFrom<PaneEvent>(
    ...READY,
    ...late,
    { kind: 'read-started' },
    { kind: 'match-started' },
    { kind: 'compose-started' },
    { kind: 'choice-toggled', offer: 1 },
    { kind: 'back-to-offers' },
    { kind: 'workbook-changed', change: { sheet: '销售', range: null } },
  );

  it('never say "written" but after "writing", in whatever order events come', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state = unreadPane;
        for (const event of events) {
          const next = nextPane(state, event);
          if (next.stage.at === 'written' && state.stage.at !== 'written') expect(state.stage.at).toBe('writing');
          if (next.stage.at === 'writing' && state.stage.at !== 'writing') expect(state.stage.at).toBe('composing');
          state = next;
        }
      }),
    );
  });
});
