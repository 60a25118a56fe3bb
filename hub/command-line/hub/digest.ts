import { digestHtml } from '../../../core/digest/digest-html.ts';
import { digestMarkdown } from '../../../core/digest/digest-markdown.ts';
import { digestText } from '../../../core/digest/digest-text.ts';
import { momentFrom } from '../../../core/digest/schedule.ts';
import { wrongChoice } from '../../../core/language/texts/command-line.ts';
import { readDigest } from '../../digest/read-news.ts';
import { listWorkspaces } from '../../team/workspaces.ts';
import { languageOption } from '../arguments.ts';
import { type Terminal, UsageError } from '../command.ts';
import { writeOutput } from '../files.ts';
import { chosen, withDatabase } from './hub-database.ts';
import type { Values } from './hub-options.ts';
import { zoneOption } from './webhook.ts';

const DAY_MS = 86_400_000;
const FORMATS = { markdown: digestMarkdown, html: digestHtml } as const;

/** `clipsheet hub digest`: what is new, as a page or as Markdown. */
export async function digest(values: Values, terminal: Terminal): Promise<number> {
  const language = languageOption(values.lang, terminal.language);
  const zone = zoneOption(values.zone);
  const format = values.format ?? 'markdown';
  if (format !== 'markdown' && format !== 'html') throw new UsageError(wrongChoice('--format markdown|html'));
  const now = new Date();
  const since = values.since === undefined ? new Date(now.getTime() - DAY_MS) : momentFrom(values.since, zone);
  if (since === null) throw new UsageError(wrongChoice('--since 2026-11-01'));
  return withDatabase(values, async (database) => {
    const workspace = chosen(await listWorkspaces(database), values.team);
    const news = await readDigest(database, workspace, { since: since.toISOString(), until: now.toISOString() });
    const page = FORMATS[format](digestText(news, language, zone));
    if (values.out === undefined) terminal.out.write(page);
    else await writeOutput(values.out, new TextEncoder().encode(page));
    return 0;
  });
}
