import { resolve } from 'node:path';
import { calendarOptions, clipsOptions, foreignFile, missingArgument, packOption, pluginFile, pluginOption, reportIn, sameFile, summaries } from '../../core/language/texts/command-line.ts';
import { say } from '../../core/language/language.ts';
import { analysisJson } from '../analyze/analysis-json.ts';
import { readPackFiles } from '../analyze/read-pack-files.ts';
import { readPluginFiles } from '../analyze/read-plugin-files.ts';
import { reportLines } from '../analyze/report-lines.ts';
import { writeReport } from '../analyze/write-report.ts';
import { languageOption, parseArguments } from './arguments.ts';
import { clipsIn, isBundleFile } from './bundle-file.ts';
import { CALENDAR_HELP, CALENDAR_OPTIONS, readCalendar } from './calendar-options.ts';
import { pluginOptions } from './plugin-options.ts';
import { type Command, UsageError, warn } from './command.ts';

export const analyze: Command = {
  name: 'analyze',
  usage: 'BOOK.xlsx|FILE|F.clipsheet --out REPORT.xlsx [--json] [--sheet NAME] [--only PLUGIN,..] [--pack FILE]... [--plugin FILE]... [--option PLUGIN.NAME=VALUE]... [--period 2025-08] [--fiscal-year-start 4] [--week-start sunday] [--week-numbers january-1] [--clips F.clipsheet] [--project NAME] [--lang zh|en]',
  summary: summaries.analyze,
  options: [{ call: 'FILE.csv|.tsv|.json|.xes', meaning: foreignFile }, { call: 'F.clipsheet', meaning: clipsOptions.alone }, { call: '--clips F.clipsheet', meaning: clipsOptions.beside }, { call: '--project NAME', meaning: clipsOptions.project }, { call: '--pack FILE.yaml', meaning: packOption }, { call: '--plugin FILE.mjs', meaning: pluginFile }, { call: '--option forecast.horizon=6', meaning: pluginOption }, { call: '--period 2025-08|2025-01/02|2025-Q3|2025-H1|2025-W33|2025|FY2025', meaning: calendarOptions.period }, ...CALENDAR_HELP],
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      out: { type: 'string' },
      json: { type: 'boolean' },
      sheet: { type: 'string' },
      only: { type: 'string' },
      pack: { type: 'string', multiple: true },
      plugin: { type: 'string', multiple: true },
      option: { type: 'string', multiple: true },
      clips: { type: 'string' },
      project: { type: 'string' },
      period: { type: 'string' },
      lang: { type: 'string' },
      ...CALENDAR_OPTIONS,
    });
    const [file] = positionals;
    const { out } = values;
    if (file === undefined) throw new UsageError(missingArgument('BOOK.xlsx'));
    if (out === undefined) throw new UsageError(missingArgument('--out REPORT.xlsx'));
    if (resolve(file) === resolve(out)) throw new UsageError(sameFile);
    const calendar = readCalendar(values);
    const language = languageOption(values.lang, terminal.language);
    const packs = await readPackFiles(values.pack ?? []);
    const { report, written } = await writeReport({
      file: isBundleFile(file) ? null : file,
      out,
      clips: await clipsIn([...(isBundleFile(file) ? [file] : []), ...(values.clips === undefined ? [] : [values.clips])], values.project),
      project: values.project ?? null,
      packs,
      plugins: await readPluginFiles(values.plugin ?? [], packs.map(({ id }) => id)),
      sheet: values.sheet ?? null,
      only: values.only?.split(',').map((plugin) => plugin.trim()) ?? null,
      period: values.period ?? null,
      options: pluginOptions(values.option ?? []),
      calendar,
      language,
      now: new Date(),
      signal: terminal.signal,
      onNotices: (notices) => warn(terminal, notices),
    });
    if (values.json === true) terminal.out.write(`${JSON.stringify(analysisJson(report, written, language))}\n`);
    else terminal.out.write(`${reportLines(report, language).join('\n')}\n`);
    terminal.err.write(`${say(reportIn(out), terminal.language)}\n`);
    return 0;
  },
};
