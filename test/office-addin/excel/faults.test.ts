import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import { EVIDENCE_NAMESPACE } from '../../../core/report/evidence-xml.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import type { KeptDocument, LongWork, RemovedParts, Workbook } from '../../../core/workbook/workbook.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { newSheet, type WorkbookModel } from '../../office-host/model/workbook-model.ts';
import { type Fault, OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { busyWorkbook, wholeReport } from './whole-report.ts';

const office = await startOfficeInNode();

type Change = (workbook: Workbook, work: LongWork) => Promise<unknown>;

/** A host over a copy of the workbook, and the workbook as the add-in opens it there. */
function hostOver(model: WorkbookModel): { readonly host: OfficeHost; readonly workbook: Workbook } {
  const host = new OfficeHost(structuredClone(model));
  office.use(host);
  return { host, workbook: openExcelWorkbook() };
}

/** How many actions each round trip has where all goes well, and the workbook after. */
async function goodRun(model: WorkbookModel, change: Change): Promise<{ readonly actions: readonly number[]; readonly after: WorkbookModel }> {
  const { host, workbook } = hostOver(model);
  await change(workbook, {});
  return { actions: host.trips.map((trip) => trip.actions), after: host.workbook };
}

interface Outcome {
  readonly error: unknown;
  readonly workbook: WorkbookModel;
}

async function runWith(model: WorkbookModel, change: Change, prepare: (host: OfficeHost) => AbortSignal | null): Promise<Outcome> {
  const { host, workbook } = hostOver(model);
  const signal = prepare(host);
  const error = await change(workbook, signal === null ? {} : { signal }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(host.keptReferences).toBe(0);
  return { error, workbook: host.workbook };
}

/** Stops the work as that round trip is on its way. */
function stopAt(host: OfficeHost, stopAtTrip: number): AbortSignal {
  const stop = new AbortController();
  host.beforeTrip((trip) => {
    if (trip === stopAtTrip) stop.abort();
  });
  return stop.signal;
}

const SESSION_LOST: Fault = { kind: 'transport', code: 5012 };
const DENIED = { kind: 'error', code: 'AccessDenied' } as const;

const faults: [string, Fault][] = [
  ['an error before anything was done', { kind: 'error', code: 'GeneralException', when: 'before' }],
  ['an error after half of it was done', { kind: 'error', code: 'InvalidArgument', when: 'half-way' }],
  ['an answer lost after all of it was done', { kind: 'error', code: 'GeneralException', when: 'after' }],
  ['a request that is too large', { kind: 'error', code: 'RequestPayloadSizeLimitExceeded', when: 'before' }],
  ['an answer that is too large', { kind: 'error', code: 'ResponsePayloadSizeLimitExceeded', when: 'after' }],
  ['a cell in edit mode', { kind: 'transport', code: 5004 }],
  ['a session lost for once', SESSION_LOST],
];

let before: WorkbookModel;
let report: SheetPlan;
let written: WorkbookModel;
let writingTrips: readonly number[];

beforeAll(async () => {
  before = busyWorkbook();
  report = await wholeReport(hostOver(before).workbook);
  ({ actions: writingTrips, after: written } = await goodRun(before, (workbook) => workbook.write(report)));
}, 60_000);

describe('writing a whole report', () => {
  const write: Change = (workbook, work) => workbook.write(report, work);

  it('is a report with whatever a report can have', () => {
    const { sheets, names, customXml } = report;
    expect(new Set(sheets.flatMap((sheet) => sheet.charts.map((chart) => chart.kind))).size).toBeGreaterThan(3);
    for (const kind of ['tables', 'validations', 'conditionalFormats', 'merges'] as const) expect(sheets.some((sheet) => sheet[kind].length > 0), kind).toBe(true);
    expect(sheets.some((sheet) => sheet.cells.some((cell) => cell.comment !== undefined))).toBe(true);
    expect(sheets.length).toBeGreaterThan(6);
    expect(names.length).toBeGreaterThan(6);
    expect(customXml).not.toBeNull();
    expect(writingTrips.length).toBeGreaterThan(3);
  });

  it('leaves the sheet in front, the selection, the settings and all that was there', () => {
    const { sheets, names, customXmlParts, ...rest } = before;
    expect(written).toMatchObject(rest);
    expect(written.sheets.slice(0, sheets.length)).toEqual(sheets);
    expect(written.names.slice(0, names.length)).toEqual(names);
    expect(written.customXmlParts.slice(0, customXmlParts.length)).toEqual(customXmlParts);
  });

  it.each(faults)('leaves the workbook as before where any round trip meets %s', async (_, fault) => {
    for (const trip of writingTrips.keys()) {
      const { error, workbook } = await runWith(before, write, (host) => {
        host.failAt(trip, fault);
        return null;
      });
      expect(error, `trip ${trip}`).toBeInstanceOf(Problem);
      expect(workbook, `trip ${trip}`).toEqual(before);
    }
  });

  it('leaves the workbook as before where it is stopped at any moment', async () => {
    for (const trip of writingTrips.keys()) {
      const { error, workbook } = await runWith(before, write, (host) => stopAt(host, trip));
      expect(error, `trip ${trip}`).toMatchObject({ name: 'AbortError' });
      expect(workbook, `trip ${trip}`).toEqual(before);
    }
  });

  it('names the sheets that may be left where the session is lost for good, and can be written once they are deleted', async () => {
    for (const trip of writingTrips.keys()) {
      const { error, workbook } = await runWith(before, write, (host) => {
        host.failFrom(trip, SESSION_LOST);
        return null;
      });
      if (trip === 0) {
        expect(error).toMatchObject({ code: 'excel-session-lost' });
        expect(workbook).toEqual(before);
        continue;
      }
      expect(error).toMatchObject({ code: 'excel-leftovers' });
      for (const { name } of report.sheets) expect(error instanceof Problem && error.sentence.en).toContain(name);
      expect(workbook.sheets.slice(0, before.sheets.length)).toEqual(before.sheets);
    }
  });

  it('leaves what somebody else adds meanwhile: a sheet of the same name, a name, a document', async () => {
    for (const taken of [0, 1, report.sheets.length - 1]) {
      const theirs = newSheet(report.sheets[taken]?.name ?? '');
      const { error, workbook } = await runWith(before, write, (host) => {
        host.beforeTrip((trip) => {
          if (trip === 1) host.workbook.sheets.push(theirs);
        });
        return null;
      });
      expect(error).toBeInstanceOf(Problem);
      expect(workbook).toEqual({ ...before, sheets: [...before.sheets, theirs] });
    }
    const { workbook } = await runWith(before, write, (host) => {
      host.beforeTrip((trip) => {
        if (trip !== 2) return;
        host.workbook.names.push({ name: 'Mine', formula: '=Notes!$A$1', sheet: null });
        host.workbook.customXmlParts.push({ id: 'theirs', xml: '<state xmlns="urn:other:program">2</state>' });
      });
      host.failAt(2, { kind: 'error', code: 'GeneralException', when: 'after' });
      return null;
    });
    expect(workbook.names.map(({ name }) => name)).toEqual(['Regions', 'Mine']);
    expect(workbook.customXmlParts.map(({ id }) => id)).toEqual([before.customXmlParts[0]?.id, 'theirs']);
    expect(workbook.sheets).toEqual(before.sheets);
  });
});

describe('taking a whole report out', () => {
  let parts: RemovedParts;
  let trips: readonly number[];
  let hidden: WorkbookModel;
  const remove: Change = (workbook, work) => workbook.remove(parts, work);

  beforeAll(async () => {
    parts = { sheets: report.sheets.map(({ name }) => name), names: report.names.map(({ name }) => name), document: { namespace: EVIDENCE_NAMESPACE, xml: report.customXml ?? '' } };
    hidden = structuredClone(written);
    for (const sheet of hidden.sheets.slice(-2)) sheet.visibility = 'VeryHidden';
    const { actions, after } = await goodRun(hidden, remove);
    trips = actions;
    expect(after).toEqual(before);
  });

  it.each(faults)('takes out all or nothing where any round trip meets %s', async (_, fault) => {
    for (const trip of trips.keys()) {
      const { error, workbook } = await runWith(hidden, remove, (host) => {
        host.failAt(trip, fault);
        return null;
      });
      expect(workbook, `trip ${trip}`).toEqual(error === null ? before : hidden);
      if (error !== null) expect(error).toBeInstanceOf(Problem);
    }
  });

  it('takes out all or nothing wherever in its last request an action fails', async () => {
    const last = trips.length - 1;
    const [full, bare] = [withoutCells(hidden), withoutCells(before)];
    const outcomes = new Set<boolean>();
    for (let action = 0; action < (trips[last] ?? 0); action += 1) {
      const { error, workbook } = await runWith(full, remove, (host) => {
        host.failAt(last, { ...DENIED, when: action });
        return null;
      });
      expect(workbook, `action ${action}`).toEqual(error === null ? bare : full);
      outcomes.add(error === null);
    }
    expect(outcomes.size).toBe(2);
  });

  it('is stopped with nothing taken out, or is done', async () => {
    for (const trip of trips.keys()) {
      const { error, workbook } = await runWith(hidden, remove, (host) => stopAt(host, trip));
      if (trip === trips.length - 1) expect(error).toBeNull();
      else expect(error).toMatchObject({ name: 'AbortError' });
      expect(workbook, `trip ${trip}`).toEqual(error === null ? before : hidden);
    }
  });

  it('says what cannot be brought back where Excel refuses half of it for good, and takes out the rest when asked again', async () => {
    const last = trips.length - 1;
    const middle = Math.floor((trips[last] ?? 0) / 2);
    for (const lasting of [{ ...DENIED, when: 'before' }, SESSION_LOST] as const) {
      const { host, workbook } = hostOver(hidden);
      host.failAt(last, { ...DENIED, when: middle });
      host.failFrom(last + 1, lasting);
      const error = await workbook.remove(parts).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'excel-leftovers' });
      for (const name of parts.sheets) expect(error instanceof Problem && error.sentence.en).toContain(name);
      expect(host.workbook.customXmlParts).toEqual(hidden.customXmlParts);
      const again = hostOver(host.workbook);
      await again.workbook.remove(parts);
      expect(again.host.workbook).toEqual(before);
    }
  });

  it('deletes no sheet where one of them is gone already as the last request arrives', async () => {
    const last = trips.length - 1;
    const gone = parts.sheets.at(-1);
    const { error, workbook } = await runWith(hidden, remove, (host) => {
      host.beforeTrip((trip) => {
        if (trip === last) host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== gone);
      });
      return null;
    });
    expect(error).toBeNull();
    expect(workbook).toEqual(before);
  });
});

describe('keeping a document and its names', () => {
  const NAMESPACE = 'urn:test:kept';
  const first = `<kept xmlns="${NAMESPACE}">one</kept>`;
  const named = (name: string, range: string) => ({ name, ref: { sheet: 'Orders 2025', range } });
  const initial: KeptDocument = { namespace: NAMESPACE, replaces: null, xml: first, names: [named('kept_a', 'A1:D9'), named('kept_b', 'A1')], removedNames: [] };
  const next: KeptDocument = { namespace: NAMESPACE, replaces: first, xml: `<kept xmlns="${NAMESPACE}">two</kept>`, names: [named('kept_a', 'A1:D20'), named('kept_c', 'B2')], removedNames: ['kept_b'] };

  it.each([
    ['for the first time', () => before, initial],
    ['in place of another', async () => (await goodRun(before, (workbook) => workbook.keep(initial))).after, next],
  ] as const)('is all or nothing %s, wherever it fails or is stopped', async (_, start, document) => {
    const model = await start();
    const keep: Change = (workbook, work) => workbook.keep(document, work);
    const { actions, after } = await goodRun(model, keep);
    expect(after.customXmlParts.at(-1)?.xml).toBe(document.xml);
    const lastTrip = actions.length - 1;
    const everywhere: [number, Fault][] = [
      ...[...actions.keys()].flatMap((trip) => faults.map(([, fault]): [number, Fault] => [trip, fault])),
      ...Array.from({ length: actions[lastTrip] ?? 0 }, (_one, action): [number, Fault] => [lastTrip, { ...DENIED, when: action }]),
    ];
    for (const [trip, fault] of everywhere) {
      const { error, workbook } = await runWith(model, keep, (host) => {
        host.failAt(trip, fault);
        return null;
      });
      expect(error).toBeInstanceOf(Problem);
      expect(inAnyOrder(workbook), JSON.stringify([trip, fault])).toEqual(inAnyOrder(model));
    }
    for (const trip of actions.keys()) {
      const { error, workbook } = await runWith(model, keep, (host) => stopAt(host, trip));
      expect(inAnyOrder(workbook)).toEqual(inAnyOrder(error === null ? { ...workbook, names: after.names } : model));
      if (trip < lastTrip) expect(error).toMatchObject({ name: 'AbortError' });
    }
  });

  it('says that it may be incomplete where the session is lost for good', async () => {
    const { actions } = await goodRun(before, (workbook) => workbook.keep(initial));
    const { error } = await runWith(before, (workbook) => workbook.keep(initial), (host) => {
      host.failFrom(actions.length - 1, SESSION_LOST);
      return null;
    });
    expect(error).toMatchObject({ code: 'excel-leftovers' });
  });
});

/** The same sheets, light enough to be tried over and over. */
function withoutCells(workbook: WorkbookModel): WorkbookModel {
  return { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, cells: new Map() })) };
}

/** A name that was taken out and put back stands at the end of the list; Excel shows names by their letters. */
function inAnyOrder(workbook: WorkbookModel): WorkbookModel {
  return { ...workbook, names: workbook.names.toSorted((one, other) => one.name.localeCompare(other.name)) };
}
