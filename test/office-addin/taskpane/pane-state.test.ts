import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenOffers, nextPane, unreadPane } from '../../../office-addin/taskpane/pane-state.ts';
import type { PaneEvent, PaneState } from '../../../office-addin/taskpane/pane-state.ts';
import { NO_WISHES } from '../../../core/report/offer-wishes.ts';
import type { MadeReport } from '../../../office-addin/taskpane/made-report.ts';
import type { Refreshed } from '../../../office-addin/taskpane/pane-services.ts';
import { found } from './plain-services.ts';
import { sampleOffers, sampleReport, sampleStudy, sampleTables } from './sample-study.ts';

const written = { sheets: ['经营报告'], cells: 3, formulas: 1 };
const broken = { zh: '读不了。', en: 'It cannot be read.' };

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(nextPane, unreadPane);
}

const made: MadeReport = { parts: sampleOffers.slice(0, 2).map((offer) => ({ offer, wishes: NO_WISHES })), language: 'zh', period: null, compareWith: null };
const compose: PaneEvent = { kind: 'compose-started', made };
const refreshed: Refreshed = { found: found(sampleTables.slice(0, 2)), study: sampleStudy, made, project: null, report: sampleReport, written: { ...written, sheets: ['经营报告 2'] }, kept: [], left: [] };

const READY: readonly PaneEvent[] = [
  { kind: 'tables-found', ...found(sampleTables) },
  { kind: 'studied', study: sampleStudy },
];

const WRITTEN: readonly PaneEvent[] = [...READY, compose, { kind: 'write-started' }, { kind: 'written', report: sampleReport, written }];

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

  it('is ready when the analyses that fit are known; their numbers come as they are found', () => {
    const pending = { ...sampleStudy, offers: sampleStudy.offers.map((offer) => ({ ...offer, headline: null, isPending: true })) };
    const early: readonly PaneEvent[] = [{ kind: 'tables-found', ...found(sampleTables) }, { kind: 'studied', study: pending }];
    const chosenEarly = after(...early, { kind: 'choice-toggled', offer: 0 });
    expect(chosenEarly.stage.at).toBe('ready');
    const whole = nextPane(chosenEarly, { kind: 'studied', study: sampleStudy });
    expect(whole.stage).toMatchObject({ at: 'ready', study: sampleStudy });
    expect(whole.chosen).toEqual(chosenEarly.chosen);
    expect(nextPane(whole, { kind: 'studied', study: pending })).toBe(whole);
  });

  it('waits for no numbers where a report is written before they are there', () => {
    const pending = { ...sampleStudy, offers: sampleStudy.offers.map((offer) => ({ ...offer, isPending: true })) };
    const early: readonly PaneEvent[] = [{ kind: 'tables-found', ...found(sampleTables) }, { kind: 'studied', study: pending }];
    expect(after(...early, compose).stage).toMatchObject({ study: { offers: sampleStudy.offers.map(() => ({ isPending: false })) } });
    expect(after(...early, { kind: 'failed', sentence: broken }).stage).toMatchObject({ at: 'ready', study: { offers: sampleStudy.offers.map(() => ({ isPending: false })) }, notice: { kind: 'problem', sentence: broken } });
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

  it('composes, writes, and shows the report', () => {
    const state = after(...READY, compose, { kind: 'write-started' }, { kind: 'written', report: sampleReport, written });
    expect(state).toMatchObject({ section: 'report', stage: { at: 'ready', notice: null }, last: { made, written, changedSheet: null } });
  });

  it('keeps the report and the open tab while the workbook is read again', () => {
    const state = after(...WRITTEN, { kind: 'section-chosen', section: 'data' }, { kind: 'read-started' });
    expect(state).toMatchObject({ section: 'data', stage: { at: 'reading' }, last: { written } });
  });

  it('writes nothing while nothing is chosen', () => {
    const none = after(...READY, ...[0, 1, 2].map((offer) => ({ kind: 'choice-toggled', offer }) as const));
    expect(nextPane(none, { kind: 'compose-started', made: { ...made, parts: [] } })).toBe(none);
  });
});

describe('stopping and failing', () => {
  it.each([
    { name: 'composing', events: [compose] },
    { name: 'writing', events: [compose, { kind: 'write-started' }] },
  ] satisfies readonly { name: string; events: readonly PaneEvent[] }[])('leads back to the offers from $name', ({ events }) => {
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
    const busy = after(...READY, compose);
    expect(nextPane(busy, { kind: 'read-started' })).toBe(busy);
  });

  it('lets a notice be dismissed', () => {
    const state = after(...READY, compose, { kind: 'stopped' }, { kind: 'notice-dismissed' });
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

describe('a report that its data leaves behind', () => {
  const change = { sheet: '销售', range: 'C9' };
  const changes: PaneEvent = { kind: 'workbook-changed', change };

  it('is out of date once a table that it is made of changes, or grows', () => {
    expect(after(...WRITTEN, changes).last?.changedSheet).toBe('销售');
    expect(after(...WRITTEN, { kind: 'workbook-changed', change: { sheet: '销售', range: 'A1251:D1251' } }).last?.changedSheet).toBe('销售');
  });

  it('stays current while other tables and the sheets of reports change', () => {
    const others = [{ sheet: '调查', range: 'A2' }, { sheet: '经营报告', range: null }];
    for (const other of others) expect(after(...WRITTEN, { kind: 'workbook-changed', change: other }).last?.changedSheet).toBeNull();
  });

  it('is out of date from the first where the change came before it was written', () => {
    expect(after(...READY, compose, changes, { kind: 'write-started' }, { kind: 'written', report: sampleReport, written }).last?.changedSheet).toBe('销售');
  });

  it('stays out of date when the tables are read again, until it is refreshed', () => {
    const stale = after(...WRITTEN, changes, { kind: 'read-started' }, ...READY);
    expect(stale).toMatchObject({ changedSheet: null, last: { changedSheet: '销售' } });
    const fresh = [{ kind: 'refresh-started' }, { kind: 'refreshed', refreshed }] satisfies readonly PaneEvent[];
    expect(fresh.reduce(nextPane, stale)).toMatchObject({ changedSheet: null, stage: { at: 'ready' }, last: { changedSheet: null, written: refreshed.written } });
  });

  it('is out of date again where its data changed while it was refreshed', () => {
    const state = after(...WRITTEN, changes, { kind: 'refresh-started' }, changes, { kind: 'refreshed', refreshed });
    expect(state.last).toMatchObject({ changedSheet: '销售', written: refreshed.written });
  });

  it('stays as it was where refreshing is stopped or fails', () => {
    const stale = after(...WRITTEN, changes);
    const busy = nextPane(stale, { kind: 'refresh-started' });
    expect(nextPane(nextPane(busy, { kind: 'stop-asked' }), { kind: 'stopped' })).toMatchObject({ last: stale.last, stage: { at: 'ready', notice: { kind: 'stopped' } } });
    expect(nextPane(busy, { kind: 'failed', sentence: broken })).toMatchObject({ last: stale.last, stage: { at: 'ready', notice: { sentence: broken } } });
  });

  it('keeps the analyses that were chosen, wherever they stand after refreshing', () => {
    const turned = { ...refreshed, study: { ...sampleStudy, offers: [...sampleStudy.offers].reverse() } };
    const state = after(...READY, { kind: 'choice-toggled', offer: 1 }, { kind: 'choice-toggled', offer: 2 }, compose, { kind: 'write-started' }, { kind: 'written', report: sampleReport, written }, { kind: 'refresh-started' }, { kind: 'refreshed', refreshed: turned });
    expect(chosenOffers(state).map(({ plugin }) => plugin)).toEqual(['sales']);
  });

  it('can be one of an earlier session, once the workbook is read', () => {
    expect(after(...READY, { kind: 'refresh-started' }, { kind: 'refreshed', refreshed })).toMatchObject({ section: 'report', last: { written: refreshed.written } });
    const reading = after();
    expect(nextPane(reading, { kind: 'refresh-started' })).toBe(reading);
  });
});

describe('late answers', () => {
  const late: readonly PaneEvent[] = [
    { kind: 'tables-found', ...found([]) },
    { kind: 'studied', study: { tables: [], offers: [], unfit: [] } },
    { kind: 'write-started' },
    { kind: 'written', report: sampleReport, written },
    { kind: 'refreshed', refreshed },
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
    compose,
    { kind: 'choice-toggled', offer: 1 },
    { kind: 'refresh-started' },
    { kind: 'workbook-changed', change: { sheet: '销售', range: null } },
  );

  it('never give a new report but after writing or refreshing, in whatever order events come', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let state = unreadPane;
        for (const event of events) {
          const next = nextPane(state, event);
          if (next.last?.written !== state.last?.written) expect(['writing', 'refreshing']).toContain(state.stage.at);
          if (next.stage.at === 'writing' && state.stage.at !== 'writing') expect(state.stage.at).toBe('composing');
          state = next;
        }
      }),
    );
  });
});
