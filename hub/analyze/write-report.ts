import { basename } from 'node:path';
import { noAnalysisFits, noClipAnalysis, noTables, pluginUnknown, sheetUnknown } from '../../core/language/texts/command-line.ts';
import type { KpiPack } from '../../core/analysis/kpi-pack/kpi-pack.ts';
import { packFitsNothing } from '../../core/analysis/kpi-pack/pack-fit.ts';
import { pluginFitsNothing } from '../../core/analysis/own-plugin/plugin-fit.ts';
import { currentId } from '../../core/analysis/former-ids.ts';
import type { PluginOptions } from '../../core/analysis/plugin-options.ts';
import type { Analysis } from '../../core/analysis/registry.ts';
import type { Clip } from '../../core/clip/clip.ts';
import { openNodeEngine } from '../../core/engine/node-engine.ts';
import type { Language, Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import type { BusinessCalendar } from '../../core/metric/business-calendar.ts';
import { PLAIN_CALENDAR } from '../../core/metric/business-calendar.ts';
import { parsePeriod } from '../../core/metric/period-key.ts';
import { keepCalendar, rememberedCalendar } from '../../core/metric/remembered-calendar.ts';
import { composeReport } from '../../core/report/compose-report.ts';
import { openStudy } from '../../core/report/open-study.ts';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';
import type { Offer, Report, Study } from '../../core/report/study.ts';
import { blankWorkbook } from '../../core/workbook/file/blank-workbook.ts';
import { openWorkbookFile } from '../../core/workbook/file/file-workbook.ts';
import type { Written } from '../../core/workbook/workbook.ts';
import { writeOutput } from '../command-line/files.ts';
import { openBook } from '../command-line/workbook-file.ts';

export interface ReportRequest {
  /** Null for clips alone, which make a new workbook. */
  readonly file: string | null;
  readonly out: string;
  readonly clips: readonly Clip[];
  /** The project that the clips are of, where they were limited to one. */
  readonly project?: string | null;
  /** KPI packs beside those of the product; each must fit some table. */
  readonly packs?: readonly KpiPack[];
  /** Plugins that a person wrote; each must fit some table. */
  readonly plugins?: readonly Analysis[];
  /** Only tables of this sheet; null for all. */
  readonly sheet: string | null;
  /** Only these analyses, by id; null for all that fit. */
  readonly only: readonly string[] | null;
  /** The period to report on, by its key; null for the last complete one. */
  readonly period: string | null;
  /** What is said of how the business divides time: holds over what the workbook remembers, and is remembered in `out`. */
  readonly calendar: Partial<BusinessCalendar>;
  /** What a person told the analyses: by plugin, by name of the option. */
  readonly options?: Readonly<Record<string, PluginOptions>>;
  readonly language: Language;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onStudy?: (study: Study) => void;
  /** Hears of corrections in the workbook that could not be used. */
  readonly onNotices?: (notices: readonly Text[]) => void;
}

export interface WrittenReport {
  readonly report: Report;
  readonly written: Written;
}

function chosenOffers(study: Study, request: ReportRequest): readonly Offer[] {
  if (study.tables.length === 0 && study.offers.length === 0) throw request.file === null ? new Problem('no-analysis-fits', noClipAnalysis) : new Problem('no-tables', noTables);
  const { sheet } = request;
  const sheets = [...new Set(study.tables.map((table) => table.source.sheet))];
  if (sheet !== null && !sheets.includes(sheet)) throw new Problem('sheet-unknown', sheetUnknown(sheet, sheets.join(', ') || '-'));
  const onSheet = study.offers.filter((offer) => sheet === null || offer.binding.table.source.sheet === sheet);
  const known = [...new Set(onSheet.map((offer) => offer.plugin))];
  const only = request.only?.map((id) => (known.includes(id) ? id : currentId(id))) ?? null;
  const isUnfit = ({ id }: { readonly id: string }) => (only?.includes(id) ?? true) && !onSheet.some(({ plugin }) => plugin === id);
  const unfitPack = request.packs?.find(isUnfit);
  if (unfitPack !== undefined) throw packFitsNothing(unfitPack, study.tables);
  const unfitPlugin = request.plugins?.find(isUnfit);
  if (unfitPlugin !== undefined) throw pluginFitsNothing(unfitPlugin);
  const told = Object.keys(request.options ?? {});
  const brought = (request.plugins ?? []).map(({ id }) => id);
  const unknown = [...(only ?? []), ...told].find((plugin) => !known.includes(plugin));
  if (unknown !== undefined) throw new Problem('plugin-unknown', pluginUnknown(unknown, known.join(', ') || '-'));
  const isWritten = ({ plugin, isCovered, isAside }: Offer) => told.includes(plugin) || brought.includes(plugin) || (isCovered !== true && isAside !== true);
  const fitting = onSheet.filter((offer) => only?.includes(offer.plugin) ?? isWritten(offer));
  const chosen = fitting.length > 0 ? fitting : onSheet.slice(0, 1);
  if (chosen.length === 0) throw new Problem('no-analysis-fits', noAnalysisFits);
  return chosen;
}

/**
 * Analyses a workbook, or clips alone, and writes it with its report sheets to `out`; the input stays as it is. On any
 * failure nothing is written. Throws Problem with the reason.
 */
export async function writeReport(request: ReportRequest): Promise<WrittenReport> {
  const workbook = request.file === null ? openWorkbookFile(blankWorkbook(), basename(request.out)) : await openBook(request.file, request.onNotices);
  const engine = await openNodeEngine();
  const work = { signal: request.signal };
  try {
    const remembered = await rememberedCalendar(workbook);
    const calendar = { ...(remembered.calendar ?? PLAIN_CALENDAR), ...request.calendar };
    const period = request.period === null ? null : parsePeriod(request.period, calendar);
    const { readings, notices } = await understandWorkbook(workbook, work);
    request.onNotices?.(notices);
    const input = { workbook, engine, clips: request.clips, calendar, readings, packs: request.packs ?? [], plugins: request.plugins ?? [] };
    const study = await openStudy(input, work);
    request.onStudy?.(study);
    const offers = chosenOffers(study, request);
    const report = await composeReport(input, offers, { language: request.language, now: request.now.toISOString(), period, project: request.project ?? null, options: request.options ?? {} }, work);
    const written = await workbook.write(report.plan, work);
    if (Object.keys(request.calendar).length > 0) await keepCalendar(workbook, remembered, calendar);
    await writeOutput(request.out, workbook.save());
    return { report, written };
  } finally {
    await engine.close();
  }
}
