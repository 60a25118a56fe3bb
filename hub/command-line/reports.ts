import { resolve } from 'node:path';
import { shortMoment } from '../../core/language/format.ts';
import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { missingArgument, sameFile, summaries } from '../../core/language/texts/command-line.ts';
import { evidenceTexts } from '../../core/language/texts/evidence.ts';
import { removalTexts } from '../../core/language/texts/removal.ts';
import { WorkbookEvidence, type PlaceEvidence } from '../../core/report/evidence-at.ts';
import { ownCells, removeReport } from '../../core/report/remove-report.ts';
import { writtenReports, type WrittenReport } from '../../core/report/written-reports.ts';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';
import { parseReference, type RangeRef } from '../../core/workbook/address.ts';
import type { Workbook } from '../../core/workbook/workbook.ts';
import { parseArguments } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { evidenceLines } from './evidence-lines.ts';
import { writeOutput } from './files.ts';
import { openBook } from './workbook-file.ts';

const MOST_NAMED = 5;

export const reports: Command = {
  name: 'reports',
  usage: 'BOOK.xlsx [--json] [--evidence SHEET!C7] [--remove N --out BOOK2.xlsx [--with-own-cells]]',
  summary: summaries.reports,
  options: [{ call: '--evidence SHEET!C7', meaning: evidenceTexts.option }, { call: '--remove N --out BOOK2.xlsx', meaning: removalTexts.removeOption }, { call: '--with-own-cells', meaning: removalTexts.ownOption }],
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      json: { type: 'boolean' },
      evidence: { type: 'string' },
      remove: { type: 'string' },
      out: { type: 'string' },
      'with-own-cells': { type: 'boolean' },
    });
    const [file] = positionals;
    if (file === undefined) throw new UsageError(missingArgument('BOOK.xlsx'));
    const workbook = await openBook(file);
    const { language, signal } = terminal;
    if (values.evidence !== undefined) {
      const { place, evidence } = await evidenceIn(workbook, values.evidence, signal);
      terminal.out.write(`${values.json === true ? JSON.stringify(evidence) : evidenceLines(evidence, place, language).join('\n')}\n`);
      return 0;
    }
    const found = await writtenReports(workbook);
    const { remove, out } = values;
    if (remove === undefined) {
      if (values.json === true) terminal.out.write(`${JSON.stringify(found.map(reportJson))}\n`);
      else terminal.out.write(`${found.length === 0 ? say(removalTexts.none, language) : found.map((report, index) => say(removalTexts.listed(index + 1, report.title, `${shortMoment(report.writtenAt)} UTC`, report.sheets.map(({ name }) => name)), language)).join('\n')}\n`);
      return 0;
    }
    if (out === undefined) throw new UsageError(missingArgument('--out BOOK2.xlsx'));
    if (resolve(file) === resolve(out)) throw new UsageError(sameFile);
    const report = found[Number(remove) - 1];
    if (report === undefined) throw new Problem('report-unknown', removalTexts.unknown(remove, found.length));
    const own = await ownCells(workbook, report, { signal });
    if (own.length > 0 && values['with-own-cells'] !== true) {
      const named = removalTexts.ownCells(own.slice(0, MOST_NAMED).map(({ sheet, range }) => `${sheet}!${range}`), own.length);
      throw new Problem('own-cells', { zh: named.zh + removalTexts.keepOwn.zh, en: `${named.en} ${removalTexts.keepOwn.en}` });
    }
    await removeReport(workbook, report, { signal });
    await writeOutput(out, workbook.save());
    terminal.err.write(`${say(removalTexts.removed(report.title, out), language)}\n`);
    return 0;
  },
};

/** `Sales!C7`: what the report says there, beside the tables as they are now. */
async function evidenceIn(workbook: Workbook, wanted: string, signal: AbortSignal): Promise<{ readonly place: RangeRef; readonly evidence: PlaceEvidence }> {
  const place = parseReference(wanted);
  if (place === null) throw new UsageError(evidenceTexts.badPlace(wanted));
  const { sheets } = await workbook.info({ signal });
  if (!sheets.some(({ name }) => name === place.sheet)) throw new Problem('no-such-sheet', evidenceTexts.noSuchSheet(place.sheet));
  const reports = await WorkbookEvidence.open(workbook, { signal });
  if (!reports.isReportSheet(place.sheet)) return { place, evidence: { kind: 'no-report' } };
  const { readings } = await understandWorkbook(workbook, { signal });
  return { place, evidence: await reports.at(place, { tables: readings.flatMap(({ tables, unpivoted }) => [...tables, ...unpivoted]) }, { signal }) };
}

function reportJson({ id, title, language, writtenAt, sheets, names }: WrittenReport) {
  return { id, title, language, writtenAt, sheets: sheets.map(({ name }) => name), names };
}
