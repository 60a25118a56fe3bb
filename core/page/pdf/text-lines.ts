import type { TextRun } from './pdf-text.ts';

/** Words that stand together on one baseline. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** What stands on one baseline, from left to right. */
export interface Row {
  readonly y: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

/** In letter heights: a gap that ends a segment, and one that is a space between words. */
const WIDE_GAP = 1;
const WORD_GAP = 0.15;
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** The rows of a page from top to bottom. Runs whose baselines differ by less than half a letter share one. */
export function rowsOf(runs: readonly TextRun[]): Row[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: TextRun[][] = [];
  for (const run of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && Math.abs(run.y - first.y) < Math.min(run.size, first.size) * 0.5) row.push(run);
    else rows.push([run]);
  }
  return rows.map(rowOf);
}

function rowOf(runs: readonly TextRun[]): Row {
  const segments: Segment[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    const right = run.x + run.width;
    // Bold letters are sometimes made by writing them twice in one place.
    if (last !== undefined && last.text.endsWith(run.text) && run.x < last.right - run.width * 0.7) continue;
    if (last === undefined || run.x - last.right > Math.max(run.size, last.size) * WIDE_GAP) {
      segments.push({ text: run.text.trim(), left: run.x, right, size: run.size });
      continue;
    }
    const gap = run.x - last.right > last.size * WORD_GAP || /^\s/.test(run.text) ? ' ' : '';
    segments[segments.length - 1] = { text: joinWords(last.text, run.text.trim(), gap), left: last.left, right: Math.max(last.right, right), size: Math.max(last.size, run.size) };
  }
  const size = Math.max(...segments.map((segment) => segment.size));
  return { y: runs[0]?.y ?? 0, size, segments };
}

/** Two pieces of text, with `gap` between them unless both sides are written without spaces. */
export function joinWords(left: string, right: string, gap: string): string {
  const joins = HAN_OR_KANA.test(left.slice(-1)) && HAN_OR_KANA.test(right.slice(0, 1));
  return left + (joins ? '' : gap) + right;
}

export function textOfRow(row: Row): string {
  return row.segments.map(({ text }) => text).reduce((line, text) => joinWords(line, text, ' '));
}
