import type { PageTable } from '../clip/clip.ts';
import type { PageImage } from './content-images.ts';
import { collapseSpace, descendants } from './dom/nodes.ts';
import { escaped } from './markdown-text.ts';
import type { FoundTable } from './tables/page-tables.ts';
import { tableMarkdown } from './tables/table-markdown.ts';
import type { InlinePiece, TextBlock } from './text-blocks/text-block.ts';

/** A part of the main content in order: a block of text, a table that stands for the blocks in it, or a picture. */
export type ContentPart = { readonly block: TextBlock } | { readonly table: PageTable } | { readonly image: PageImage };

/** What of a page goes into its markdown. */
export interface Content {
  /** All blocks of the page, in order. */
  readonly blocks: readonly TextBlock[];
  readonly isMain: (block: TextBlock) => boolean;
  readonly tables: readonly FoundTable[];
  readonly images: readonly PageImage[];
}

/** The content in order, where blocks inside a data table give way to the table itself, once. */
export function contentParts({ blocks, isMain, tables, images }: Content): ContentPart[] {
  const tableOf = new Map(tables.flatMap(({ elements, table }) => elements.flatMap((element) => [...descendants(element), element].map((node) => [node, table] as const))));
  const parts: ContentPart[] = [];
  const told = new Set<PageTable>();
  let nextImage = 0;
  const placeImages = (index: number): void => {
    for (let image = images[nextImage]; image !== undefined && image.before <= index; image = images[nextImage]) {
      parts.push({ image });
      nextImage += 1;
    }
  };
  for (const [index, block] of blocks.entries()) {
    placeImages(index);
    if (!isMain(block)) continue;
    const table = tableOf.get(block.element);
    if (table === undefined) parts.push({ block });
    else if (!told.has(table)) {
      told.add(table);
      parts.push({ table });
    }
  }
  placeImages(blocks.length);
  return parts;
}

/** The content as CommonMark with GFM tables. Text that would read as markup is escaped. */
export function markdownOf(parts: readonly ContentPart[]): string {
  const chunks: { text: string; tight: boolean }[] = [];
  for (const part of parts) {
    if ('table' in part) {
      const { caption } = part.table;
      // Mostly the caption is the heading before the table, which stands there already.
      if (caption !== null && chunks.slice(-3).every(({ text }) => !text.includes(escaped(caption)))) chunks.push({ text: `**${escaped(caption)}**`, tight: false });
      chunks.push({ text: tableMarkdown(part.table), tight: false });
    } else if ('image' in part) chunks.push({ text: `![${escaped(part.image.alt)}](${linkTarget(part.image.address)})`, tight: false });
    else chunks.push({ text: blockMarkdown(part.block), tight: part.block.kind === 'item' });
  }
  let markdown = '';
  chunks.forEach((chunk, index) => {
    const before = chunks[index - 1];
    markdown += (before === undefined ? '' : before.tight && chunk.tight ? '\n' : '\n\n') + chunk.text;
  });
  return markdown;
}

function blockMarkdown(block: TextBlock): string {
  if (block.kind === 'preformatted') {
    const fence = block.text.includes('```') ? '~~~~' : '```';
    return `${fence}\n${block.text}\n${fence}`;
  }
  const line = inline(block.pieces);
  if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${line}`;
  if (block.kind === 'item') return `${'  '.repeat(Math.min(Math.max(block.level - 1, 0), 6))}${block.ordered ? '1.' : '-'} ${line}`;
  if (block.kind === 'quote') return `> ${line}`;
  if (block.kind === 'term' && block.level === 1) return `**${escaped(block.text)}**`;
  return line.replace(/^([#>+-]|\d+[.)])(?=\s|$)/, '\\$1');
}

function inline(pieces: readonly InlinePiece[]): string {
  return collapseSpace(pieces.map(dressed).join(''));
}

function dressed(piece: InlinePiece): string {
  const text = piece.text.replace(/\s+/g, ' ');
  const bare = text.trim();
  if (bare === '') return text;
  const mark = { plain: '', strong: '**', emphasis: '*', code: '`', struck: '~~' }[piece.style];
  const inner = `${mark}${piece.style === 'code' ? bare.replaceAll('`', "'") : escaped(bare)}${mark}`;
  const linked = piece.href === null ? inner : `[${inner}](${linkTarget(piece.href)})`;
  return `${/^\s/.test(text) ? ' ' : ''}${linked}${/\s$/.test(text) ? ' ' : ''}`;
}

function linkTarget(address: string): string {
  return address.replace(/\s/g, encodeURIComponent).replace(/\(/g, '%28').replace(/\)/g, '%29');
}
