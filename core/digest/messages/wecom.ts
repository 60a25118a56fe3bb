import type { DigestText, Line } from '../digest-text.ts';
import { lookAlikes } from '../harmless-text.ts';
import { bytesOf, fittedLines } from './fitted-lines.ts';
import { simpleMarkdown } from './simple-markdown.ts';

/** Of UTF-8, the whole content; longer ones are answered with errcode 40058. */
const MOST_BYTES = 4096;

/**
 * A message of a WeCom group's robot, as Markdown.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export function wecomMessage(text: DigestText) {
  const wordsOf = (lines: readonly Line[]) => [`### ${lookAlikes(text.title)}`, ...lines.map(lineWords)].join('\n');
  const lines = fittedLines(text, (some) => bytesOf(wordsOf(some)) <= MOST_BYTES);
  return { msgtype: 'markdown', markdown: { content: wordsOf(lines) } };
}

function lineWords(line: Line): string {
  const words = simpleMarkdown(line);
  return line.kind === 'heading' ? `\n**${words}**` : line.kind === 'item' ? `> ${words}` : words;
}
