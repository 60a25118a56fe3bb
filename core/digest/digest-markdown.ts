import type { DigestText, Line, Span } from './digest-text.ts';

/** A digest as Markdown (CommonMark): for a file, a wiki or a mail. */
export function digestMarkdown({ title, lines }: DigestText): string {
  const blocks: string[] = [`# ${escape(title)}`];
  for (const line of lines) {
    const last = blocks.at(-1) ?? '';
    if (isListed(line) && last.startsWith('- ')) blocks[blocks.length - 1] = `${last}\n${lineWords(line)}`;
    else blocks.push(lineWords(line));
  }
  return `${blocks.join('\n\n')}\n`;
}

function isListed({ kind }: Line): boolean {
  return kind === 'item' || kind === 'more';
}

function lineWords(line: Line): string {
  const words = line.spans.map(spanWords).join('');
  return line.kind === 'heading' ? `## ${words}` : isListed(line) ? `- ${words}` : words;
}

function spanWords(span: Span): string {
  if (span.kind === 'link') return `[${escape(span.text)}](${span.url})`;
  return span.kind === 'strong' ? strong(span.text) : escape(span.text);
}

function strong(text: string): string {
  return text.trim() === '' ? '' : `**${escape(text)}**`;
}

/** Any punctuation of ASCII may be escaped (CommonMark 0.31, 2.4); what also makes links of bare addresses is taken apart. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#~|&@]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)}\\.`)
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
