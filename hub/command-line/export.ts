import { exportFormat, missingArgument, summaries } from '../../core/language/texts/command-line.ts';
import type { Clip } from '../../core/clip/clip.ts';
import type { Language } from '../../core/language/language.ts';
import { planClipsWorkbook } from '../../core/report/clips-workbook.ts';
import { clipsAsCsv } from '../../core/sync/export/clips-csv.ts';
import { clipsAsHtml } from '../../core/sync/export/html.ts';
import { clipsAsJson } from '../../core/sync/export/json.ts';
import { clipsAsMarkdown } from '../../core/sync/export/markdown.ts';
import { blankWorkbook } from '../../core/workbook/file/blank-workbook.ts';
import { openWorkbookFile } from '../../core/workbook/file/file-workbook.ts';
import { languageOption, parseArguments } from './arguments.ts';
import { clipsIn } from './bundle-file.ts';
import { type Command, UsageError } from './command.ts';
import { writeOutput } from './files.ts';

type Exporter = (clips: readonly Clip[], language: Language) => Promise<string | Uint8Array> | string;

const EXPORTERS: Readonly<Record<string, Exporter>> = {
  json: clipsAsJson,
  csv: clipsAsCsv,
  md: clipsAsMarkdown,
  html: clipsAsHtml,
  async xlsx(clips, language) {
    const workbook = openWorkbookFile(blankWorkbook(), 'clips.xlsx');
    await workbook.write(planClipsWorkbook(clips, language));
    return workbook.save();
  },
};

export const exportClips: Command = {
  name: 'export',
  usage: 'F.clipsheet --to json|csv|xlsx|md|html [--project NAME] [--out FILE] [--lang zh|en]',
  summary: summaries.export,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, { to: { type: 'string' }, out: { type: 'string' }, project: { type: 'string' }, lang: { type: 'string' } });
    const [file] = positionals;
    if (file === undefined) throw new UsageError(missingArgument('F.clipsheet'));
    const exporter = EXPORTERS[values.to ?? ''];
    if (exporter === undefined) throw new UsageError(exportFormat(values.to ?? ''));
    const clips = await clipsIn([file], values.project);
    const exported = await exporter(clips, languageOption(values.lang, terminal.language));
    if (values.out === undefined) terminal.out.write(exported);
    else await writeOutput(values.out, exported);
    return 0;
  },
};
