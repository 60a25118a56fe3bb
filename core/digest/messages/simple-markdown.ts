import type { Line, Span } from '../digest-text.ts';
import { lookAlikes } from '../harmless-text.ts';

/** A line in the few signs that the Markdown of DingTalk, WeCom and Teams has in common: `**strong**`, `[words](address)`. */
export function simpleMarkdown({ spans }: Pick<Line, 'spans'>): string {
  return spans.map(spanWords).join('');
}

function spanWords(span: Span): string {
  const words = lookAlikes(span.text);
  if (span.kind === 'link') return `[${words}](${span.url})`;
  return span.kind === 'strong' && words !== '' ? `**${words}**` : words;
}
