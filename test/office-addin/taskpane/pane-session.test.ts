import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import type { Report, Study } from '../../../core/report/study.ts';
import type { CorrectionChange } from '../../../core/sheet/change-correction.ts';
import type { Written } from '../../../core/workbook/workbook.ts';
import type { TablesFound } from '../../../office-addin/taskpane/pane-services.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { found, held, plainServices } from './plain-services.ts';
import { sampleClip, sampleReport, sampleStudy, sampleTable, sampleTables } from './sample-study.ts';

const gone = new Problem('no-such-sheet', { zh: '工作表不在了。', en: 'The sheet is gone.' });

describe('a session over a workbook', () => {
  it('reads tables, tries analyses, writes the chosen ones and shows them', async () => {
    const services = plainServices();
    const session = openPaneSession(services);
    await session.read();
    expect(session.state().pane.stage.at).toBe('ready');
    session.toggle(1);
    await session.write('zh');
    expect(session.state().pane).toMatchObject({ section: 'report', stage: { at: 'ready' }, last: { written: { sheets: ['经营报告', '数据'] } } });
    expect(services.asked).toEqual(['write report-1', 'go to 经营报告!A1']);
  });

  it('passes the chosen analyses, the language and the clock to the report', async () => {
    const asked: unknown[] = [];
    const services = plainServices({
      compose: (offers, clips, options) => {
        asked.push(offers.map((offer) => offer.plugin), clips.length, options);
        return Promise.resolve(sampleReport);
      },
    });
    const session = openPaneSession(services);
    await session.read();
    session.toggle(0);
    await session.write('en');
    expect(asked).toEqual([['pricing', 'budget'], 0, { language: 'en', period: null, compareWith: null, project: null, now: services.now() }]);
  });

  it('names the tables before the analyses are tried, the one in front of the person first', async () => {
    const study = held<Study>();
    const session = openPaneSession(
      plainServices({ activePlace: () => Promise.resolve({ sheet: '人员', range: 'B3' }), study: () => study.promise() }),
    );
    const reading = session.read();
    await untilStage(session, 'matching');
    expect(session.state().pane.tables.map((table) => table.name)).toEqual(['人员', '销售明细', 'Budget_2025', '满意度调查']);
    study.give(sampleStudy);
    await reading;
    expect(session.state().pane.stage.at).toBe('ready');
  });

  it('asks for no analyses where there are no tables', async () => {
    const session = openPaneSession(
      plainServices({ findTables: () => Promise.resolve(found([])), study: () => Promise.reject(new Error('must not be asked')) }),
    );
    await session.read();
    expect(session.state().pane.stage).toMatchObject({ at: 'ready', study: { tables: [], offers: [], unfit: [] } });
  });

  it('writes nothing when it is stopped while computing', async () => {
    const report = held<Report>();
    const services = plainServices({ compose: (_offers, _clips, _options, work) => report.promise(work.signal) });
    const session = openPaneSession(services);
    await session.read();
    const writing = session.write('zh');
    session.stop();
    await writing;
    expect(session.state().pane.stage).toMatchObject({ at: 'ready', notice: { kind: 'stopped' } });
    expect(services.asked).toEqual([]);
  });

  it('writes nothing when the stop comes just as the report is ready', async () => {
    const report = held<Report>();
    const services = plainServices({ compose: () => report.promise() });
    const session = openPaneSession(services);
    await session.read();
    const writing = session.write('zh');
    session.stop();
    report.give(sampleReport);
    await writing;
    expect(services.asked).toEqual([]);
    expect(session.state().pane.stage.at).toBe('ready');
  });

  it('says "written" when the stop came too late to matter', async () => {
    const done = held<Written>();
    const session = openPaneSession(plainServices({}, { write: () => done.promise() }));
    await session.read();
    const writing = session.write('zh');
    await untilStage(session, 'writing');
    session.stop();
    done.give({ sheets: ['经营报告'], cells: 1, formulas: 0 });
    await writing;
    expect(session.state().pane.last?.written.sheets).toEqual(['经营报告']);
  });

  it('gives the reason of a failed writing and keeps the offers', async () => {
    const session = openPaneSession(plainServices({}, { write: () => Promise.reject(gone) }));
    await session.read();
    await session.write('zh');
    expect(session.state().pane.stage).toMatchObject({ at: 'ready', notice: { kind: 'problem', sentence: gone.sentence } });
  });

  it('keeps the reason of what nobody foresaw', async () => {
    const session = openPaneSession(plainServices({ findTables: () => Promise.reject(new Error('boom')) }));
    await session.read();
    const { stage } = session.state().pane;
    expect(stage.at === 'halted' ? stage.problem?.en : '').toContain('boom');
  });

  it('hears the later reading only, when it is asked to read twice', async () => {
    const first = held<TablesFound>();
    let asked = 0;
    const session = openPaneSession(
      plainServices({
        findTables: (work) => {
          asked += 1;
          return asked === 1 ? first.promise(work.signal) : Promise.resolve(found(sampleTables.slice(0, 1)));
        },
      }),
    );
    const one = session.read();
    await session.read();
    await one;
    expect(session.state().pane.stage.at).toBe('ready');
    expect(session.state().pane.tables).toHaveLength(1);
  });

  it('says where a place is gone, until another one is found', async () => {
    let fail = true;
    const session = openPaneSession(plainServices({}, { goTo: () => (fail ? Promise.reject(gone) : Promise.resolve()) }));
    await session.goTo({ sheet: '销售', range: 'A1' });
    expect(session.state().lost).toEqual(gone.sentence);
    fail = false;
    await session.goTo({ sheet: '销售', range: 'A1' });
    expect(session.state().lost).toBeNull();
  });

  it('notes changes to the tables that it read', async () => {
    const services = plainServices();
    const session = openPaneSession(services);
    await session.read();
    services.change({ sheet: '销售', range: 'A4:B5' });
    expect(session.state().pane.changedSheet).toBe('销售');
    await session.close();
    services.change({ sheet: 'Budget', range: 'A2' });
    expect(session.state().pane.changedSheet).toBe('销售');
  });
});

describe('clips in a session', () => {
  it('are tried at once', async () => {
    const seen: number[] = [];
    const session = openPaneSession(
      plainServices({
        readClips: () => Promise.resolve([sampleClip('a'), sampleClip('b')]),
        study: (clips) => {
          seen.push(clips.length);
          return Promise.resolve(sampleStudy);
        },
      }),
    );
    await session.read();
    await session.loadClips(new Uint8Array(), 'x.clipsheet');
    await session.removeClips();
    expect(seen).toEqual([0, 2, 0]);
  });

  it('are analysed and written of the chosen project alone', async () => {
    const [studied, composed]: [number[], unknown[]] = [[], []];
    const session = openPaneSession(
      plainServices({
        readClips: () => Promise.resolve([sampleClip('a', { project: '文具' }), sampleClip('b')]),
        study: (clips) => {
          studied.push(clips.length);
          return Promise.resolve(sampleStudy);
        },
        compose: (_, clips, { project }) => {
          composed.push([clips.map(({ id }) => id), project]);
          return Promise.resolve(sampleReport);
        },
      }),
    );
    await session.read();
    await session.loadClips(new Uint8Array(), 'x.clipsheet');
    await session.chooseProject('文具');
    await session.write('zh');
    expect([studied, composed]).toEqual([[0, 2, 1], [[['a'], '文具']]]);
  });

  it('stay when another file cannot be read', async () => {
    let broken = false;
    const session = openPaneSession(plainServices({ readClips: () => (broken ? Promise.reject(gone) : Promise.resolve([sampleClip('a')])) }));
    await session.loadClips(new Uint8Array(), 'good.clipsheet');
    broken = true;
    await session.loadClips(new Uint8Array(), 'bad.clipsheet');
    expect(session.state().clips).toMatchObject({ loading: false, problem: gone.sentence });
    expect(session.state().clips.clips).toHaveLength(1);
  });
});

describe('queries in a session', () => {
  it('answer, fail with their reason, and can be stopped', async () => {
    const answers = [
      () => Promise.reject(gone),
      () => held<never>().promise(),
      () => Promise.resolve({ columns: [], rows: [] }),
    ];
    let stopAt: AbortSignal | undefined;
    const session = openPaneSession(
      plainServices({
        query: (_sql, _clips, signal) => {
          stopAt = signal;
          const answer = answers.shift();
          return new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
            void answer?.().then(resolve, reject);
          });
        },
      }),
    );
    await session.runQuery('SELECT x');
    expect(session.state().query.run).toEqual({ at: 'failed', sentence: gone.sentence });
    const running = session.runQuery('SELECT 1');
    expect(session.state().query.run).toEqual({ at: 'running', first: true });
    session.stopQuery();
    await running;
    expect(stopAt?.aborted).toBe(true);
    expect(session.state().query.run).toEqual({ at: 'stopped' });
    await session.runQuery('SELECT 1');
    expect(session.state().query.run).toMatchObject({ at: 'answered' });
  });
});

function untilStage(session: ReturnType<typeof openPaneSession>, at: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (session.state().pane.stage.at !== at) return;
      forget();
      resolve();
    };
    const forget = session.subscribe(look);
    look();
  });
}

describe('correcting how a table was understood', () => {
  const anchor = 'Clipsheet_Table_1';
  const corrected: TablesFound = { ...found([sampleTable({ correction: anchor }), ...sampleTables.slice(1)]), notices: [gone.sentence] };
  const rename = { kind: 'column', table: sampleTable(), column: 2, change: { name: 'Turnover' } } as const;

  /** Services that note what they were asked to correct. */
  function correcting(own: Parameters<typeof plainServices>[0] = {}) {
    const asked: CorrectionChange[] = [];
    const services = plainServices({
      correct: (change) => {
        asked.push(change);
        return Promise.resolve(corrected);
      },
      ...own,
    });
    return { asked, session: openPaneSession(services) };
  }

  it('shows the sheet as read again, and tries the analyses anew', async () => {
    let studies = 0;
    const study = () => {
      studies += 1;
      return Promise.resolve(sampleStudy);
    };
    const { asked, session } = correcting({ study });
    await session.read();
    await session.correct(rename);
    await untilStage(session, 'ready');
    expect(asked).toEqual([rename]);
    expect(session.state().pane).toMatchObject({ correcting: { at: 'kept', table: '销售明细' }, notices: [gone.sentence] });
    expect(session.state().pane.tables[0]?.correction).toBe(anchor);
    expect(studies).toBe(2);
  });

  it('says at the table why a correction was refused, and changes nothing', async () => {
    const { session } = correcting({ correct: () => Promise.reject(gone) });
    await session.read();
    const before = session.state().pane;
    await session.correct(rename);
    expect(session.state().pane).toEqual({ ...before, correcting: { at: 'refused', table: '销售明细', sentence: gone.sentence } });
    session.dismissCorrection();
    expect(session.state().pane).toEqual(before);
  });

  it('takes the cells that the person has selected, or asks for some', async () => {
    const chosen = correcting();
    await chosen.session.read();
    await chosen.session.correctSelected((ref) => ({ kind: 'is-table', ref }), null);
    expect(chosen.asked).toEqual([{ kind: 'is-table', ref: { sheet: '销售', range: 'A3:D9' } }]);
    const nothing = correcting({ selectedCells: () => Promise.resolve(null) });
    await nothing.session.read();
    await nothing.session.correctSelected((ref) => ({ kind: 'is-table', ref }), null);
    expect(nothing.session.state().pane.correcting).toMatchObject({ at: 'refused', table: null });
    expect(nothing.asked).toEqual([]);
  });

  it('keeps corrections in the order in which they were made', async () => {
    const first = held<TablesFound>();
    const order: string[] = [];
    const { session } = correcting({
      correct: (change) => {
        order.push(change.kind);
        return change.kind === 'column' ? first.promise() : Promise.resolve(corrected);
      },
    });
    await session.read();
    const both = [session.correct(rename), session.correct({ kind: 'undo', anchor })];
    await vi.waitFor(() => expect(order).toEqual(['column']));
    first.give(corrected);
    await Promise.all(both);
    expect(order).toEqual(['column', 'undo']);
  });

  it('leaves tables alone while a report is made of them', async () => {
    const report = held<Report>();
    const { asked, session } = correcting({ compose: () => report.promise() });
    await session.read();
    const writing = session.write('zh');
    await session.correct(rename);
    expect(asked).toEqual([]);
    report.give(sampleReport);
    await writing;
  });
});
