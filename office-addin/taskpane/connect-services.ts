import type { Clip } from '../../core/clip/clip.ts';
import { NO_WISHES } from '../../core/report/offer-wishes.ts';
import type { offerSettings, reportPeriods } from '../../core/report/offer-settings.ts';
import type { refreshReport } from '../../core/report/refresh-report.ts';
import type { tryOffer } from '../../core/report/try-offer.ts';
import type { ComposeReport, Offer, OpenStudy, Study } from '../../core/report/study.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import type { Understanding } from '../../core/sheet/understand-workbook.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { Workbook } from '../../core/workbook/workbook.ts';
import { broughtPacks } from './brought-packs.ts';
import type { TextStore } from './brought-packs.ts';
import { lazyEngine } from './lazy-engine.ts';
import type { PaneServices, TablesFound } from './pane-services.ts';
import { hideSheets } from './source-sheets.ts';
import { tableInFront } from './table-places.ts';
import { teamDoor } from './team-door.ts';

/** Parts that are loaded when they are first needed, so that the pane is there at once. */
const load = {
  sheet: () => import('../../core/sheet/understand-workbook.ts'),
  corrections: () => import('../../core/sheet/correct-understanding.ts'),
  engine: () => import('./start-engine.ts'),
  bundle: () => import('../../core/sync/bundle.ts'),
  loading: () => import('../../core/report/load-once.ts'),
  clipTables: () => import('../../core/engine/clip-tables.ts'),
  packs: () => import('./pack-reader.ts'),
  reports: () => import('./report-parts.ts'),
  evidence: () => import('./evidence-parts.ts'),
  team: () => import('../team/open-team.ts'),
};

/** What the analyses need: `analysis-parts.ts` in the product, plain functions in tests. */
export interface AnalysisParts {
  readonly openStudy: OpenStudy;
  readonly composeReport: ComposeReport;
  readonly offerSettings: typeof offerSettings;
  readonly reportPeriods: typeof reportPeriods;
  readonly tryOffer: typeof tryOffer;
  readonly refreshReport: typeof refreshReport;
}

/** The plain rows behind crosstabs: SQL has them beside the crosstabs themselves. */
function unpivoted(understanding: Understanding | null): TypedTable[] {
  return (understanding?.readings ?? []).flatMap((sheet) => (sheet.visibility === 'visible' ? sheet.unpivoted : []));
}

/**
 * The pane's services over a workbook and the core. What analyses take is loaded and started once cells are read, or at
 * once where a workbook was opened to be analysed.
 */
export function connectServices(
  workbook: Workbook,
  loadAnalysis: () => Promise<AnalysisParts>,
  places: Pick<PaneServices, 'activePlace' | 'selectedCells' | 'selection'>,
  store: TextStore | null,
  start: 'with the first cells' | 'at once' = 'with the first cells',
): PaneServices {
  const engine = lazyEngine(async () => (await load.engine()).startEngine());
  const packs = broughtPacks(store, load.packs);
  const ownPacks = async () => (await packs.all()).map(({ pack }) => pack);
  let understanding: Understanding | null = null;
  let tables: readonly TypedTable[] = [];
  let clipped: { readonly clips: readonly Clip[]; readonly beside: readonly TypedTable[]; readonly tables: readonly TypedTable[] } | null = null;
  const reportSheets = new Set<string>();
  const source = hideSheets(workbook, reportSheets);
  const remember = (understood: Understanding): TablesFound => {
    understanding = understood;
    tables = understood.readings.flatMap((sheet) => (sheet.visibility === 'visible' ? sheet.tables : []));
    const setAside = understood.remembered.corrections.filter(({ reading }) => reading.kind === 'no-table');
    return { tables, notices: understood.notices, setAside };
  };
  const getReady = (): void => {
    void loadAnalysis().catch(() => undefined);
    engine.warm();
  };
  if (start === 'at once') getReady();
  const getsReady = (read: Workbook): Workbook => ({
    ...read,
    read(region, work) {
      getReady();
      return read.read(region, work);
    },
  });
  let place: RangeRef | null = null;
  const services: PaneServices = {
    workbook: {
      ...source,
      info: (work) => workbook.info(work),
      async write(plan, work) {
        const written = await workbook.write(plan, work);
        for (const sheet of written.sheets) reportSheets.add(sheet);
        return written;
      },
    },
    async activePlace() {
      place = await places.activePlace();
      return place;
    },
    selectedCells: () => places.selectedCells(),
    selection: () => places.selection(),
    async findTables(work) {
      const { understandWorkbook } = await load.sheet();
      return remember(await understandWorkbook(getsReady(source), work));
    },
    async correct(change, work) {
      const [{ understandWorkbook }, { correctUnderstanding }] = await Promise.all([load.sheet(), load.corrections()]);
      return remember(await correctUnderstanding(source, understanding ?? (await understandWorkbook(source, work)), change, work));
    },
    async study(clips, work, onOffers) {
      const { openStudy } = await loadAnalysis();
      const own = await ownPacks();
      // What a person brought is what they want to see.
      const isOwn = ({ plugin }: Offer) => own.some(({ id }) => id === plugin);
      const ownFirst = (study: Study): Study => ({ ...study, offers: [...study.offers.filter(isOwn), ...study.offers.filter((offer) => !isOwn(offer))] });
      const input = { workbook: source, engine, clips, packs: own, inFront: tableInFront(tables, place), ...(understanding === null ? {} : { readings: understanding.readings }), ...(onOffers === undefined ? {} : { onOffers: (study: Study) => onOffers(ownFirst(study)) }) };
      return ownFirst(await openStudy(input, work));
    },
    async compose(offers, clips, options, work) {
      const { composeReport } = await loadAnalysis();
      return composeReport({ workbook, engine, clips, packs: await ownPacks() }, offers, options, work);
    },
    async settings(offer) {
      const { offerSettings: settingsOf } = await loadAnalysis();
      return settingsOf(offer, { packs: await ownPacks() });
    },
    async periods(offers) {
      const { reportPeriods: periodsOf } = await loadAnalysis();
      return periodsOf(offers, { workbook });
    },
    async tryOffer(offer, clips, work) {
      const { tryOffer: headlineOf } = await loadAnalysis();
      return headlineOf({ workbook: source, engine, clips, packs: await ownPacks() }, offer, work);
    },
    async refresh(document, loaded, work) {
      const { writtenReport, clipsOfReport } = await load.reports();
      const before = await writtenReport(workbook, document);
      const clips = clipsOfReport(loaded, before);
      const found = await services.findTables(work);
      const study = await services.study(clips, work);
      const { refreshReport: refreshOf } = await loadAnalysis();
      const { offers, ...refreshed } = await refreshOf({ workbook, engine, clips, packs: await ownPacks() }, study, before, services.now(), work);
      for (const sheet of refreshed.written.sheets) reportSheets.add(sheet);
      for (const sheet of refreshed.left) reportSheets.delete(sheet);
      const made = { parts: offers.map((offer) => ({ offer, wishes: NO_WISHES })), language: before.language, period: before.asked?.period ?? null, compareWith: before.asked?.compareWith ?? null };
      return { found, study, made, project: before.asked?.project ?? null, ...refreshed };
    },
    reports: {
      list: async () => (await load.reports()).writtenReports(workbook),
      ownCells: async (report) => (await load.reports()).ownCells(workbook, report),
      async remove(report) {
        await (await load.reports()).removeReport(workbook, report);
        for (const { name } of report.sheets) reportSheets.delete(name);
      },
    },
    async evidence(at, isFresh, isTouched) {
      const { lookAt } = await load.evidence();
      return lookAt(workbook, at, isFresh, { tables: [...tables, ...unpivoted(understanding)], isTouched });
    },
    async query(sql, clips, signal) {
      const { loadOnce } = await load.loading();
      const ofWorkbook = [...tables, ...unpivoted(understanding)];
      if (clips.length > 0 && (clipped?.clips !== clips || clipped.beside !== tables)) {
        const { clipTablesBeside } = await load.clipTables();
        clipped = { clips, beside: tables, tables: clipTablesBeside(clips, ofWorkbook).tables };
      }
      for (const table of [...ofWorkbook, ...(clips.length === 0 ? [] : (clipped?.tables ?? []))]) {
        await loadOnce(engine, table, signal);
      }
      return engine.query(sql, signal);
    },
    packs,
    async readClips(bytes) {
      const { readBundle } = await load.bundle();
      return (await readBundle(bytes)).clips;
    },
    keptClips: {
      count: async () => (await (await load.reports()).keptClips(workbook)).length,
      keep: async (clips) => (await (await load.reports()).keepClips(workbook, clips)).length,
      async forget() {
        await (await load.reports()).forgetClips(workbook);
        return 0;
      },
      older: async (today) => (await load.reports()).olderKeptClips(workbook, today),
    },
    insertClips: async (clips, language) => (await load.reports()).insertClips(workbook, clips, language),
    team: teamDoor(store, async (desk) => (await load.team()).openTeam(store, desk)),
    now: () => new Date().toISOString(),
    async close() {
      await Promise.all([services.team.close(), engine.close()]);
    },
  };
  return services;
}
