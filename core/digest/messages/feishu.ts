import type { DigestText, Line, Span } from '../digest-text.ts';
import { lookAlikes } from '../harmless-text.ts';
import { bytesOf, fittedLines } from './fitted-lines.ts';
import type { Destination, Message } from './message.ts';
import { signature } from './signature.ts';

/** The whole request may take 20 KB; time and signature are part of it. */
const MOST_BYTES = 20_000 - 200;

/**
 * A message of a Feishu or Lark group's own robot, as rich text (`post`): words and links are told apart by its structure,
 * so no word becomes a link or a mention. Signed where the group wants it: the key of the HMAC-SHA256 is the time in
 * seconds, a line feed and the secret; what it signs is empty.
 *
 * @see https://open.larkoffice.com/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN.md
 */
export async function feishuMessage(text: DigestText, { url, secret }: Destination, now: Date): Promise<Message> {
  const bodyOf = (lines: readonly Line[]) => ({
    msg_type: 'post',
    content: { post: { [text.language === 'zh' ? 'zh_cn' : 'en_us']: { title: lookAlikes(text.title), content: lines.map(elements) } } },
  });
  const body = bodyOf(fittedLines(text, (some) => bytesOf(JSON.stringify(bodyOf(some))) <= MOST_BYTES));
  if (secret === null) return { url, body };
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { url, body: { timestamp, sign: await signature(`${timestamp}\n${secret}`, ''), ...body } };
}

function elements({ kind, spans }: Line): unknown[] {
  if (kind === 'heading') return [words(`【${spans.map(({ text }) => lookAlikes(text)).join('')}】`)];
  return [...(kind === 'item' ? [words('• ')] : []), ...spans.map(element)];
}

function element(span: Span): unknown {
  const text = lookAlikes(span.text);
  return span.kind === 'link' ? { tag: 'a', text, href: span.url } : words(text);
}

function words(text: string) {
  return { tag: 'text', text };
}
