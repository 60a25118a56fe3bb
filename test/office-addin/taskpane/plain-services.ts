import * as packReader from '../../../office-addin/taskpane/pack-reader.ts';
import { broughtPacks } from '../../../office-addin/taskpane/brought-packs.ts';
import { NO_WISHES, offerKey } from '../../../core/report/offer-wishes.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import type { PaneServices, TablesFound } from '../../../office-addin/taskpane/pane-services.ts';
import type { Workbook, WorkbookChange } from '../../../core/workbook/workbook.ts';
import { noTeam } from '../team/plain-team.ts';
import { sampleEvidence } from './sample-evidence.ts';
import { samplePeriods, sampleReport, sampleReports, sampleSettings, sampleStudy, sampleTables } from './sample-study.ts';

export interface PlainServices extends PaneServices {
  /** What was asked of the workbook, in order. */
  readonly asked: readonly string[];
  /** Says that cells changed, as Excel would. */
  readonly change: (change: WorkbookChange) => void;
}

/** Tables as found where nothing was ever corrected. */
export function found(tables: readonly TypedTable[]): TablesFound {
  return { tables, notices: [], setAside: [] };
}

/** Services over plain data: they answer at once, unless a test puts its own in their place. */
export function plainServices(own: Partial<Omit<PaneServices, 'workbook'>> = {}, ownWorkbook: Partial<Workbook> = {}): PlainServices {
  const asked: string[] = [];
  const listeners = new Set<(change: WorkbookChange) => void>();
  const workbook: Workbook = {
    info: () => Promise.resolve({ name: '运营.xlsx', date1904: false, sheets: [], names: [] }),
    async *read() {},
    write(plan) {
      asked.push(`write ${plan.id}`);
      return Promise.resolve({ sheets: plan.sheets.map((sheet) => sheet.name), cells: 412, formulas: 96 });
    },
    revise({ plan }) {
      asked.push(`revise ${plan.id}`);
      return Promise.resolve({ sheets: plan.sheets.map((sheet) => sheet.name), cells: 412, formulas: 96 });
    },
    documents: () => Promise.resolve([]),
    keep: () => Promise.resolve(),
    remove(parts) {
      asked.push(`remove ${parts.sheets.join(', ')}`);
      return Promise.resolve();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    goTo(ref) {
      asked.push(`go to ${ref.sheet}!${ref.range}`);
      return Promise.resolve();
    },
    ...ownWorkbook,
  };
  const services: PlainServices = {
    workbook,
    activePlace: () => Promise.resolve(null),
    selectedCells: () => Promise.resolve({ sheet: '销售', range: 'A3:D9' }),
    selection: () => Promise.resolve({ now: () => Promise.resolve({ sheet: '客服指标', range: 'B7' }), follow: () => () => undefined }),
    evidence: () => Promise.resolve(sampleEvidence.one),
    findTables: () => Promise.resolve(found(sampleTables)),
    correct: () => Promise.resolve(found(sampleTables)),
    study: () => Promise.resolve(sampleStudy),
    compose: () => Promise.resolve(sampleReport),
    settings: () => Promise.resolve(sampleSettings),
    periods: () => Promise.resolve(samplePeriods),
    tryOffer: (tried) => Promise.resolve(sampleStudy.offers.find((offer) => offerKey(offer) === offerKey(tried))?.headline ?? null),
    async refresh(_document, clips, work) {
      const tables = await services.findTables(work);
      const study = await services.study(clips, work);
      const written = await workbook.revise({ plan: sampleReport.plan, revised: [], removedSheets: [], removedNames: [], replaces: { namespace: '', xml: '' } });
      return { found: tables, study, made: { parts: study.offers.map((offer) => ({ offer, wishes: NO_WISHES })), language: 'zh', period: null, compareWith: null }, project: null, report: sampleReport, written, kept: [], left: [] };
    },
    query: () => Promise.resolve({ columns: [{ name: '区域', type: 'VARCHAR' }, { name: 'sum', type: 'DOUBLE' }], rows: [['华东', 1234.5], ['华北', null]] }),
    reports: {
      list: () => Promise.resolve(sampleReports),
      ownCells: ({ sheets: [first] }) => Promise.resolve(first === undefined ? [] : [{ sheet: first.name, range: 'H12:H14' }]),
      remove(report) {
        asked.push(`remove ${report.title}`);
        return Promise.resolve();
      },
    },
    packs: broughtPacks(null, () => Promise.resolve(packReader)),
    readClips: () => Promise.resolve([]),
    keptClips: { count: () => Promise.resolve(0), keep: (clips) => Promise.resolve(clips.length), forget: () => Promise.resolve(0), older: () => Promise.resolve([]) },
    insertClips(clips) {
      asked.push(`insert ${clips.map(({ id }) => id).join(', ')}`);
      return Promise.resolve({ sheets: ['剪藏', '价格'], cells: 40, formulas: 0 });
    },
    team: noTeam(),
    now: () => '2026-11-24T02:00:00.000Z',
    close: () => Promise.resolve(),
    ...own,
    asked,
    change: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
  return services;
}

/** A promise that a test settles by hand; aborting the signal rejects it as a stopped task would be. */
export function held<Value>(): { promise: (signal?: AbortSignal) => Promise<Value>; give: (value: Value) => void; fail: (error: Error) => void } {
  let give: (value: Value) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const settled = new Promise<Value>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  return {
    give: (value) => give(value),
    fail: (error) => fail(error),
    promise: (signal) => {
      signal?.addEventListener('abort', () => fail(new DOMException('stopped', 'AbortError')));
      return settled;
    },
  };
}
