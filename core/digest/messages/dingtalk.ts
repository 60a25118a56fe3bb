import type { DigestText, Line } from '../digest-text.ts';
import { lookAlikes } from '../harmless-text.ts';
import { bytesOf, fittedLines } from './fitted-lines.ts';
import type { Destination, Message } from './message.ts';
import { signature } from './signature.ts';
import { simpleMarkdown } from './simple-markdown.ts';

/** The page names no length; what is longer than this nobody reads in a chat. */
const MOST_BYTES = 5000;

/**
 * A message of a DingTalk group's own robot, as Markdown, signed where the group wants it: HMAC-SHA256 over the time in
 * milliseconds, a line feed and the secret, in the address.
 *
 * @see https://open.dingtalk.com/document/orgapp/custom-robot-access
 */
export async function dingtalkMessage(text: DigestText, { url, secret }: Destination, now: Date): Promise<Message> {
  const title = lookAlikes(text.title);
  const wordsOf = (lines: readonly Line[]) => [`#### ${title}`, ...lines.map(lineWords)].join('\n\n');
  const lines = fittedLines(text, (some) => bytesOf(wordsOf(some)) <= MOST_BYTES);
  return { url: secret === null ? url : await signed(url, secret, now), body: { msgtype: 'markdown', markdown: { title, text: wordsOf(lines) } } };
}

async function signed(url: string, secret: string, now: Date): Promise<string> {
  const timestamp = String(now.getTime());
  const address = new URL(url);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', await signature(secret, `${timestamp}\n${secret}`));
  return address.href;
}

function lineWords(line: Line): string {
  const words = simpleMarkdown(line);
  return line.kind === 'heading' ? `**${words}**` : line.kind === 'item' ? `- ${words}` : words;
}
