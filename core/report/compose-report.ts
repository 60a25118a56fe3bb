import { checkOptions } from '../analysis/plugin-options.ts';
import type { AnalysisInput } from '../analysis/plugin.ts';
import { MOST_FINDINGS } from '../analysis/rank-findings.ts';
import { analysisNamed } from '../analysis/registry.ts';
import type { AnalysisResult } from '../analysis/registry.ts';
import type { Block } from '../fact/block.ts';
import type { MetricUse } from '../fact/fact.ts';
import { sha256 } from '../clip/hash.ts';
import { Problem } from '../language/problem.ts';
import { formatNumber } from '../language/format.ts';
import { say } from '../language/language.ts';
import type { Text } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { summaryTexts } from '../language/texts/summary.ts';
import { calendarOf } from '../metric/remembered-calendar.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { formatArea } from '../workbook/address.ts';
import type { PlannedName } from '../workbook/sheet-plan.ts';
import type { LongWork, WorkbookInfo } from '../workbook/workbook.ts';
import { reportSheetMark } from '../workbook/report-sheets.ts';
import { analysisPart, askedReport, furtherPart } from './asked-report.ts';
import { layAnalysis } from './analysis-sheet.ts';
import { buildCube, comparisonsOf, type CubeQuestion } from '../metric/cube.ts';
import { rangeTarget } from '../metric/formula-target.ts';
import { cubeQuestions, layCubeSheet, MOST_COMPARISONS } from './cube-sheet.ts';
import { fitsDataSheet, layDataSheet } from './data-sheet.ts';
import { EvidenceDraft } from './evidence.ts';
import { evidenceXml } from './evidence-xml.ts';
import type { EvidencePart } from './evidence-xml.ts';
import { FactCells } from './fact-cells.ts';
import type { LiveTable } from './fact-cells.ts';
import { loadOnce } from './load-once.ts';
import { Look } from './look.ts';
import { layQuadrants } from './quadrants-sheet.ts';
import type { FurtherSheet } from './quadrants-sheet.ts';
import type { ReportDraft } from './report-draft.ts';
import { LEFT } from './report-grid.ts';
import { originOf, reportTitle, summaryOrigin, summaryTitle } from './report-origin.ts';
import { distinctFacts, pluginsByFact } from './reported-facts.ts';
import { SheetDraft } from './sheet-draft.ts';
import { selectorAt } from './sheet-head.ts';
import { recordSheet } from './sheet-record.ts';
import { FreeNames } from './sheet-names.ts';
import { hashColumns, hashSources } from './source-hashes.ts';
import { sourceTarget } from './source-target.ts';
import type { ComposedReport, Offer, ReportOptions, StudyInput } from './study.ts';
import { chooseSummary, follows } from './summary-choice.ts';
import { laySummary, SUMMARY } from './summary-sheet.ts';

interface Part {
  readonly offer: Offer;
  blocks: readonly Block[];
}

/**
 * Computes the chosen analyses and lays them out: a sheet for each (and further ones where its blocks take them), before them a summary where there are several, one
 * with the calculation behind all of them, a clean copy of every table that formulas cannot point at, and one with the sources. Nothing is written yet.
 * Throws Problem `nothing-chosen`, `plugin-unknown`, and what analyses throw; AbortError when stopped.
 */
export async function composeReport(input: StudyInput, offers: readonly Offer[], options: ReportOptions, work: LongWork = {}): Promise<ComposedReport> {
  const [firstOffer] = offers;
  if (firstOffer === undefined) throw new Problem('nothing-chosen', reportTexts.nothingChosen);
  const { language, now } = options;
  const { signal } = work;
  const info = await input.workbook.info(work);
  const remembered = input.calendar ?? (await calendarOf(input.workbook));
  const compareWith = options.compareWith ?? remembered.compareWith;
  const calendar = compareWith === undefined ? remembered : { ...remembered, compareWith };
  const tables = distinctTables(offers);
  const parts: Part[] = [];
  for (const offer of offers) {
    signal?.throwIfAborted();
    work.onProgress?.({ done: parts.length, total: offers.length + 1, doing: offer.title });
    await loadOnce(input.engine, offer.binding.table, signal);
    const analysis = analysisNamed(offer.plugin, input);
    const given = { ...options.options?.[offer.plugin], ...offer.options };
    checkOptions(analysis.id, analysis.options, given);
    const before = parts.length;
    const run = {
      binding: offer.binding,
      engine: input.engine,
      clips: input.clips,
      calendar,
      period: options.period ?? null,
      options: given,
      onProgress: (done: number) => work.onProgress?.({ done: before + done, total: offers.length + 1, doing: offer.title }),
      ...(signal === undefined ? {} : { signal }),
    };
    const result = earlierAnswer(offer, run) ?? (await analysis.run(run));
    parts.push({ offer, blocks: strongest(result.blocks(language)).filter((block) => block.kind !== 'quadrants' || options.over?.gone.has(furtherPart(askedOf(offer), block.id)) !== true) });
  }

  const names = new FreeNames(takenNames(info).filter((name) => options.over?.names.has(name) !== true), options.over?.parts);
  const look = new Look(language);
  const live = new Map<string, LiveTable>();
  const hasSummary = parts.length > 1 && options.over?.gone.has(SUMMARY) !== true;
  const summary = hasSummary ? { ...chooseSummary(parts.map(({ blocks }) => blocks)), name: names.sheet(say(summaryTexts.sheet, language), SUMMARY) } : null;
  const title = summary === null ? reportTitle(firstOffer, input) : summaryTitle(offers, input);
  const sheetNames = parts.map(({ offer }) => names.sheet(say(offer.title, language), partOf(offer)));
  const further = parts.map(({ offer, blocks }) =>
    blocks.flatMap((block): FurtherSheet[] => {
      if (block.kind !== 'quadrants') return [];
      const part = furtherPart(askedOf(offer), block.id);
      return [{ block, part, name: names.sheet(say(block.title, language), part) }];
    }),
  );
  const calc = new SheetDraft(names.sheet(say(reportTexts.calcSheet, language), 'calculation'), 'calculation');
  const evidence = new EvidenceDraft(new SheetDraft(names.sheet(say(reportTexts.sourcesSheet, language), 'sources'), 'sources'), look, language);
  const definedNames: PlannedName[] = [];
  const evidenceParts: EvidencePart[] = [];
  const draft: ReportDraft = { language, look, cells: new FactCells(live), evidence, names, definedNames, parts: evidenceParts, calc };

  const facts = distinctFacts(parts);
  const dataSheets: SheetDraft[] = [];
  for (const table of tables) {
    const uses = facts.flatMap(({ use }) => (use?.table === table.name ? [use] : []));
    const questions = cubeQuestions(uses, partsOn(parts, table).flatMap(({ blocks }) => blocks));
    const small = comparisonsOf(table, questions) > (options.mostComparisons ?? MOST_COMPARISONS) ? await layTotals(draft, table, uses, questions, input.engine, signal) : null;
    if (small !== null) {
      dataSheets.push(small.sheet);
      live.set(table.name, { table, target: rangeTarget(table), cube: small.target });
      addCaveat(parts, table, 'totals', reportTexts.cubeCaveat(small.sheet.name, formatNumber(table.rowCount, language)));
      continue;
    }
    const own = await sourceTarget(table, input.workbook, info, signal);
    if (own !== null) {
      live.set(table.name, own);
      continue;
    }
    if (uses.length === 0) continue;
    const needed = boundColumns(offers, table);
    if (!fitsDataSheet(table, needed)) {
      addCaveat(parts, table, 'no-data-sheet', reportTexts.noDataSheet(table.name, formatNumber(table.rowCount, language)));
      continue;
    }
    const copy = layDataSheet(draft, { table, needed, readAt: now, hash: await hashColumns(table.columns) });
    dataSheets.push(copy.sheet);
    live.set(table.name, copy.live);
  }

  let calcTop = layCalcHead(draft);
  const analyses = parts.map(({ offer, blocks }, index) => {
    const leader = summary !== null && follows(blocks, summary) ? selectorAt(summary.name) : null;
    const origin = originOf(offer, input, options);
    const laid = layAnalysis(draft, { name: sheetNames[index] ?? '', part: partOf(offer), title: say(reportTitle(offer, input), language), origin, now, blocks, leader, further: further[index] ?? [], calcTop });
    calcTop = laid.calcTop + 1;
    return { offer, laid, further: laid.further.map((one) => layQuadrants(draft, one, { origin, now, back: laid.sheet.at(1, LEFT) })) };
  });
  const made = summaryOrigin(offers, tables, analyses.flatMap(({ laid }) => laid.periods?.block ?? []), input, options);
  const summarySheets = summary === null ? [] : [laySummary(draft, { ...summary, title: say(title, language), made, parts: analyses, calcTop })];
  calc.print = { area: formatArea({ top: 0, left: 0, bottom: calc.lastRow, right: 12 }), orientation: 'landscape', titleRows: null };
  const hashes = await hashSources([...evidence.sources, ...facts.flatMap((fact) => fact.sources)], tables, signal);
  evidence.lay(hashes, now);
  const plugins = pluginsByFact(parts);
  const sheets = [...summarySheets, ...analyses.flatMap(({ laid, further }) => [laid.sheet, ...further]), calc, ...dataSheets, evidence.sheet].map((sheet) => {
    const mark = reportSheetMark((prefix, wish) => names.range(prefix, wish), sheet.at(0, 0));
    definedNames.push(mark);
    return { plan: sheet.plan(), part: sheet.part, mark: mark.name, rowKeys: sheet.rowKeys };
  });
  const id = await reportId(offers);
  const cells = draft.cells.written;
  const said = {
    id,
    title: say(title, language),
    language,
    calendar,
    now,
    facts,
    plugins,
    hashes,
    tables,
    asked: askedReport(offers, options),
    parts: [...evidenceParts, ...evidence.parts],
    names: definedNames.map(({ name }) => name),
  };
  const customXml = evidenceXml({ ...said, cells, sheets: sheets.map(({ plan, part, mark, rowKeys }) => ({ part, mark, name: plan.name, cells: plan.cells, record: recordSheet(plan, rowKeys) })) });
  work.onProgress?.({ done: offers.length + 1, total: offers.length + 1 });
  return { title, facts, blocks: parts.flatMap((part) => part.blocks), plan: { id, sheets: sheets.map(({ plan }) => plan), names: definedNames, customXml }, cells, plugins, evidence: said, sheets };
}

function partOf(offer: Offer): string {
  return analysisPart(askedOf(offer));
}

function askedOf({ plugin, binding }: Offer): Parameters<typeof analysisPart>[0] {
  return { plugin, table: binding.table.name };
}

/** What the offer was made with, where it answers the same question. */
function earlierAnswer({ answer }: Offer, { period, options, calendar }: Pick<AnalysisInput, 'period' | 'options' | 'calendar'>): AnalysisResult | null {
  if (answer === undefined || period !== null || Object.keys(options ?? {}).length > 0) return null;
  return JSON.stringify(answer.calendar) === JSON.stringify(calendar) ? answer.result : null;
}

/** Totals of a table's rows on a sheet of their own, for formulas that would take too long over the rows. */
async function layTotals(draft: ReportDraft, table: TypedTable, uses: readonly MetricUse[], questions: readonly CubeQuestion[], engine: StudyInput['engine'], signal?: AbortSignal) {
  const dateColumn = uses.find((use) => use.dateColumn !== null)?.dateColumn ?? null;
  return layCubeSheet(draft, table, await buildCube(table, dateColumn, questions, engine, { allRows: say(reportTexts.cubeAll, draft.language), ...(signal === undefined ? {} : { signal }) }));
}

function partsOn(parts: readonly Part[], table: TypedTable): Part[] {
  return parts.filter(({ offer }) => offer.binding.table.name === table.name);
}

function addCaveat(parts: readonly Part[], table: TypedTable, code: string, text: Text): void {
  for (const part of partsOn(parts, table)) part.blocks = [...part.blocks, { kind: 'caveat', code, text }];
}

function layCalcHead({ calc, look, language }: ReportDraft): number {
  for (const [column, width] of [2, 34, ...new Array<number>(6).fill(15), 26, 26, ...new Array<number>(6).fill(15)].entries()) calc.widths.set(column, width);
  calc.text(1, 1, say(reportTexts.calcTitle, language), look.title());
  calc.heights.set(1, 28);
  calc.text(2, 1, say(reportTexts.calcNote, language), look.quiet());
  calc.freeze = { rows: 3, columns: 2 };
  return 4;
}

function distinctTables(offers: readonly Offer[]): TypedTable[] {
  return [...new Map(offers.map(({ binding }) => [binding.table.name, binding.table])).values()];
}

function boundColumns(offers: readonly Offer[], table: TypedTable): ReadonlySet<string> {
  return new Set(offers.filter(({ binding }) => binding.table === table).flatMap(({ binding }) => Object.values(binding.columns).flat()));
}

function takenNames(info: WorkbookInfo): string[] {
  return [...info.sheets.flatMap(({ name, tables }) => [name, ...tables.map((table) => table.name)]), ...info.names.map(({ name }) => name)];
}

/** The same analyses of the same tables make the same report: a later one finds its predecessor by it. */
async function reportId(offers: readonly Offer[]): Promise<string> {
  const made = offers.map(({ plugin, binding }) => `${plugin}:${binding.table.source.sheet}:${binding.table.name}`).join('\n');
  return `clipsheet-${(await sha256(new TextEncoder().encode(made))).slice(0, 16)}`;
}

/** The blocks of an analysis with its strongest findings only; the plugin gives them strongest first. */
function strongest(blocks: readonly Block[]): Block[] {
  const kept = new Set<Block>(blocks.filter((block) => block.kind === 'finding').slice(0, MOST_FINDINGS));
  return blocks.filter((block) => block.kind !== 'finding' || kept.has(block));
}
