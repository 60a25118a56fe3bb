import { alignedTable } from './aligned-table.ts';
import type { PdfText } from './pdf-text.ts';
import { readingOrder } from './reading-order.ts';
import { joinWords, rowsOf, textOfRow, type Row } from './text-lines.ts';

/** A heading is this much larger than the text, and no longer than this. */
const HEADING_RATIO = 1.15;
const LONGEST_HEADING = 160;
/** Line heights between two lines of one paragraph. */
const LEADING = 1.75;
const BULLET = /^[•●○▪■◆▶‣·–—*]\s+|^[•●▪■◆]/u;
/** Parts of a page's height at its top and bottom in which headers, footers and page numbers stand. */
const EDGE = 0.09;

/**
 * A PDF as an HTML page: a section for each of its pages (`data-page`), headings by size of letters, paragraphs, lists and
 * tables in reading order. Headers, footers and page numbers that come again and again are left out.
 */
export function pdfHtml(pdf: PdfText): string {
  const pages = pdf.pages.map(({ number, height, runs }) => ({ number, height, rows: rowsOf(runs) }));
  const repeated = repeatedEdges(pages);
  const body = bodySize(pages.map(({ rows }) => rows));
  const levels = headingLevels(pages.map(({ rows }) => rows), body);
  const sections = pages.map(({ number, height, rows }) => {
    const kept = rows.filter((row) => !isEdge(row, height) || !repeated.has(edgeKey(row)));
    return `<section data-page="${number}">\n${readingOrder(kept).map((flow) => flowHtml(flow, levels)).join('')}</section>`;
  });
  const lang = pdf.lang === null ? '' : ` lang="${escapeHtml(pdf.lang)}"`;
  return `<!doctype html>\n<html${lang}><head><meta charset="utf-8"><title>${escapeHtml(pdf.title ?? '')}</title></head><body><main>${sections.join('\n')}</main></body></html>`;
}

function isEdge({ y }: Row, height: number): boolean {
  return y < height * EDGE || y > height * (1 - EDGE);
}

/** A row without its numbers: page numbers differ, what stands around them does not. */
function edgeKey(row: Row): string {
  return textOfRow(row).replace(/\d+/g, '#');
}

/** Rows at the edges that a third of the pages, three at least, have. */
function repeatedEdges(pages: readonly { readonly height: number; readonly rows: readonly Row[] }[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { height, rows } of pages) {
    for (const key of new Set(rows.filter((row) => isEdge(row, height)).map(edgeKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count * 3 >= pages.length).map(([key]) => key));
}

/** The size in which most letters are written. */
function bodySize(pages: readonly (readonly Row[])[]): number {
  const letters = new Map<number, number>();
  for (const row of pages.flat()) letters.set(rounded(row.size), (letters.get(rounded(row.size)) ?? 0) + textOfRow(row).length);
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10;
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

/** Levels of headings by size of letters: the largest is 1, those from the third on are 3. */
function headingLevels(pages: readonly (readonly Row[])[], body: number): Map<number, number> {
  const sizes = new Set(pages.flat().filter((row) => isShort(row) && row.size >= body * HEADING_RATIO).map((row) => rounded(row.size)));
  return new Map([...sizes].sort((a, b) => b - a).map((size, index) => [size, Math.min(index + 1, 3)]));
}

function isShort(row: Row): boolean {
  return textOfRow(row).length <= LONGEST_HEADING && /\p{L}/u.test(textOfRow(row));
}

interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly last: Row;
  readonly level: number;
  readonly isItem: boolean;
}
type Part = Paragraph | { readonly kind: 'table'; readonly cells: readonly (readonly string[])[] };

function flowHtml(flow: readonly Row[], levels: ReadonlyMap<number, number>): string {
  const parts: Part[] = [];
  const right = Math.max(...flow.map((row) => row.segments.at(-1)?.right ?? 0));
  for (let index = 0; index < flow.length; index += 1) {
    const row = flow[index];
    if (row === undefined) break;
    const table = row.segments.length > 1 ? alignedTable(flow, index) : null;
    if (table !== null) {
      parts.push({ kind: 'table', cells: table.cells });
      index += table.rows - 1;
      continue;
    }
    const text = textOfRow(row);
    const level = isShort(row) ? (levels.get(rounded(row.size)) ?? 0) : 0;
    const open = parts.at(-1);
    if (open?.kind === 'paragraph' && open.level === level && goesOn(open.last, row, right)) {
      parts[parts.length - 1] = { ...open, text: joinLines(open.text, text), last: row };
      continue;
    }
    const isItem = level === 0 && BULLET.test(text);
    parts.push({ kind: 'paragraph', text: isItem ? text.replace(BULLET, '') : text, last: row, level, isItem });
  }
  return parts.map(partHtml).join('');
}

function partHtml(part: Part): string {
  if (part.kind === 'table') return tableHtml(part.cells);
  const text = escapeHtml(part.text);
  if (part.level > 0) return `<h${part.level}>${text}</h${part.level}>\n`;
  return part.isItem ? `<ul><li>${text}</li></ul>\n` : `<p>${text}</p>\n`;
}

/** True where a row is the next line of the paragraph that `last` belongs to. */
function goesOn(last: Row, row: Row, right: number): boolean {
  const size = Math.max(last.size, row.size);
  if (row.y - last.y > size * LEADING || Math.abs(last.size - row.size) > size * 0.1 || BULLET.test(textOfRow(row))) return false;
  const indent = (row.segments[0]?.left ?? 0) - (last.segments[0]?.left ?? 0);
  const endsShort = (last.segments.at(-1)?.right ?? 0) < right - size * 4;
  return !(endsShort && /[.!?。！？：:；;]["”’）)]?$/u.test(textOfRow(last))) && !(indent > size * 1.2 && /[.!?。！？]["”’）)]?$/u.test(textOfRow(last)));
}

/** A word split at a line's end is one word again. */
function joinLines(above: string, below: string): string {
  if (/\p{Ll}-$/u.test(above) && /^\p{Ll}/u.test(below)) return above.slice(0, -1) + below;
  return joinWords(above, below, ' ');
}

function tableHtml(cells: readonly (readonly string[])[]): string {
  const [first = [], ...rest] = cells;
  const isNumber = (text: string): boolean => /\d/.test(text) && !/\p{L}{3}/u.test(text);
  const isHead = rest.some((row) => row.some(isNumber)) && !first.some((text) => isNumber(text) && !/^(?:19|20)\d\d/.test(text));
  const line = (row: readonly string[], tag: string): string => `<tr>${row.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
  return `<table>${line(first, isHead ? 'th' : 'td')}${rest.map((row) => line(row, 'td')).join('')}</table>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
