import type { DigestText, Line, Span } from '../digest-text.ts';
import { lookAlikes } from '../harmless-text.ts';
import { fittedLines } from './fitted-lines.ts';

/** Characters of a section, and of a header. */
const [MOST_SECTION, MOST_HEADER] = [3000, 150];
/** Blocks of a message: the header is one. */
const MOST_BLOCKS = 50;
/** Of all sections together: what is longer nobody reads in a chat. */
const MOST_CHARACTERS = 12_000;

/**
 * A message of a Slack incoming webhook: blocks of `mrkdwn`, `verbatim`, so Slack makes neither links nor mentions of words
 * itself. `&`, `<` and `>` are escaped as Slack has it.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 * @see https://docs.slack.dev/reference/block-kit/blocks/section-block
 */
export function slackMessage(text: DigestText) {
  const sectionsOf = (lines: readonly Line[]) => sections(lines.map(lineWords));
  const lines = fittedLines(text, (some) => {
    const made = sectionsOf(some);
    return made.length < MOST_BLOCKS && made.join('').length <= MOST_CHARACTERS && made.every((one) => one.length <= MOST_SECTION);
  });
  // Whether plain text is read as escaped differs from client to client.
  const header = [...lookAlikes(text.title).replaceAll('&', '＆')].slice(0, MOST_HEADER).join('');
  return {
    // What a notification shows.
    text: escape(lookAlikes(text.title)),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
      ...sectionsOf(lines).map((words) => ({ type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } })),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** Whole lines, as many to a section as it holds. */
function sections(lines: readonly string[]): string[] {
  const made: string[] = [];
  for (const line of lines) {
    const last = made.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MOST_SECTION) made[made.length - 1] = `${last}\n${line}`;
    else made.push(line);
  }
  return made;
}

function lineWords({ kind, spans }: Line): string {
  const words = spans.map(spanWords).join('');
  return kind === 'heading' ? `\n*${words}*` : kind === 'item' ? `• ${words}` : words;
}

function spanWords(span: Span): string {
  const words = escape(lookAlikes(span.text));
  if (span.kind === 'link') return `<${escape(span.url)}|${words}>`;
  return span.kind === 'strong' && words !== '' ? `*${words}*` : words;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
