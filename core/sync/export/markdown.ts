import type { Clip } from '../../clip/clip.ts';
import { ownProduct } from '../../clip/page-items.ts';

/** A value of YAML front matter: JSON's quoting is valid YAML. */
function quoted(value: string | null): string {
  return value === null ? 'null' : JSON.stringify(value);
}

function clipAsMarkdown(clip: Clip): string {
  const { content } = clip;
  const price = ownProduct(content)?.price ?? null;
  const front = [
    ['title', content.title],
    ['url', clip.url],
    ['type', content.pageType],
    ['author', content.author],
    ['published', content.publishedAt],
    ...(price === null ? [] : [['price', price.amount] as const, ['currency', price.currency ?? price.symbol] as const]),
    ['captured', clip.capturedAt],
    ['hash', clip.contentHash],
  ] as const;
  const lines = front.map(([name, value]) => `${name}: ${quoted(value)}`);
  const tags = `tags: ${JSON.stringify(clip.tags)}`;
  const note = clip.note === '' ? '' : `> ${clip.note.replaceAll('\n', '\n> ')}\n\n`;
  return `---\n${[...lines, tags].join('\n')}\n---\n\n${note}${content.markdown.trim()}\n`;
}

/** Clips as Markdown, each with its evidence as YAML front matter; a rule stands between two clips. */
export function clipsAsMarkdown(clips: readonly Clip[]): string {
  return clips.map(clipAsMarkdown).join('\n');
}
