import { resolve } from 'node:path';
import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { missingArgument, packOption, pluginFile, sameFile, summaries } from '../../core/language/texts/command-line.ts';
import { refreshTexts } from '../../core/language/texts/refresh.ts';
import { removalTexts } from '../../core/language/texts/removal.ts';
import { writtenReports } from '../../core/report/written-reports.ts';
import { analysisJson } from '../analyze/analysis-json.ts';
import { readPackFiles } from '../analyze/read-pack-files.ts';
import { readPluginFiles } from '../analyze/read-plugin-files.ts';
import { refreshInWorkbook } from '../analyze/refresh-report.ts';
import { reportLines } from '../analyze/report-lines.ts';
import { parseArguments } from './arguments.ts';
import { clipsIn } from './bundle-file.ts';
import { type Command, UsageError, warn } from './command.ts';
import { writeOutput } from './files.ts';
import { openBook } from './workbook-file.ts';

const MOST_NAMED = 5;

export const refresh: Command = {
  name: 'refresh',
  usage: 'BOOK.xlsx --out BOOK2.xlsx [--json] [--report N] [--clips F.clipsheet] [--pack FILE]... [--plugin FILE]...',
  summary: summaries.refresh,
  options: [{ call: '--report N', meaning: refreshTexts.option }, { call: '--clips F.clipsheet', meaning: refreshTexts.clipsOption }, { call: '--pack FILE.yaml', meaning: packOption }, { call: '--plugin FILE.mjs', meaning: pluginFile }],
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      out: { type: 'string' },
      json: { type: 'boolean' },
      report: { type: 'string' },
      clips: { type: 'string' },
      pack: { type: 'string', multiple: true },
      plugin: { type: 'string', multiple: true },
    });
    const [file] = positionals;
    const { out } = values;
    if (file === undefined) throw new UsageError(missingArgument('BOOK.xlsx'));
    if (out === undefined) throw new UsageError(missingArgument('--out BOOK2.xlsx'));
    if (resolve(file) === resolve(out)) throw new UsageError(sameFile);
    const workbook = await openBook(file);
    const found = await writtenReports(workbook);
    if (found.length === 0) throw new Problem('report-unknown', removalTexts.none);
    const chosen = values.report === undefined ? found : found.filter((_, index) => String(index + 1) === values.report);
    if (chosen.length === 0) throw new Problem('report-unknown', removalTexts.unknown(values.report ?? '', found.length));
    const packs = await readPackFiles(values.pack ?? []);
    const own = { packs, plugins: await readPluginFiles(values.plugin ?? [], packs.map(({ id }) => id)) };
    const clips = await clipsIn(values.clips === undefined ? [] : [values.clips], undefined);
    const { language, signal } = terminal;
    const told: unknown[] = [];
    for (const report of chosen) {
      const refreshed = await refreshInWorkbook({ workbook, report, clips, own, now: new Date(), signal, onNotices: (notices) => warn(terminal, notices) });
      const kept = refreshed.kept.map(({ sheet, range }) => `${sheet}!${range}`);
      if (values.json === true) told.push({ ...analysisJson(refreshed.report, refreshed.written, report.language), kept, left: refreshed.left });
      else terminal.out.write(`${reportLines(refreshed.report, report.language).join('\n')}\n`);
      if (kept.length > 0) warn(terminal, [refreshTexts.kept(kept.slice(0, MOST_NAMED), kept.length)]);
      if (refreshed.left.length > 0) warn(terminal, [refreshTexts.left(refreshed.left)]);
    }
    if (values.json === true) terminal.out.write(`${JSON.stringify(told)}\n`);
    await writeOutput(out, workbook.save());
    for (const { title } of chosen) terminal.err.write(`${say(refreshTexts.refreshed(title, out), language)}\n`);
    return 0;
  },
};
