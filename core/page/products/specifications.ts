import type { PageTable, Product } from '../../clip/clip.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';

type Specification = Product['specifications'][number];

const MAX_SPECIFICATIONS = 200;
const FEWEST_LINES = 3;

/** Pairs of name and value that a page shows: tables of two columns, definition lists, runs of lines such as `Weight: 1 kg`. */
export function specificationsOf(blocks: readonly TextBlock[], tables: readonly PageTable[]): Specification[] {
  const pairs = [...tables.flatMap(ofTable), ...ofTerms(blocks), ...ofLines(blocks)];
  const seen = new Set<string>();
  return pairs.filter(({ name, value }) => {
    const key = `${name}\u0000${value}`;
    return !seen.has(key) && seen.add(key);
  }).slice(0, MAX_SPECIFICATIONS);
}

function ofTable(table: PageTable): Specification[] {
  if (table.rows[0]?.length !== 2 || table.rows.length < 2) return [];
  return table.rows.slice(table.headerRows === table.rows.length ? 0 : table.headerRows)
    .flatMap(([name, value]) => (name === undefined || value === undefined ? [] : pair(name.text, value.text)));
}

function ofTerms(blocks: readonly TextBlock[]): Specification[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    return block.kind === 'term' && block.level === 1 && next?.kind === 'term' && next.level === 0 ? pair(block.text, next.text) : [];
  });
}

/** Lines of name, colon and value that stand together, three at least: one alone is a sentence. */
function ofLines(blocks: readonly TextBlock[]): Specification[] {
  const pairs: Specification[] = [];
  let run: Specification[] = [];
  let holder: Element | null = null;
  for (const block of [...blocks, null]) {
    if (block === null || block.element.parentElement !== holder) {
      if (run.length >= FEWEST_LINES) pairs.push(...run);
      run = [];
      holder = block?.element.parentElement ?? null;
    }
    const written = block === null || block.text.length > 160 ? null : /^([^:：\d][^:：]{1,40})[:：]\s*(\S.{0,110})$/.exec(block.text);
    if (written?.[1] !== undefined && written[2] !== undefined && !/^\/\//.test(written[2])) {
      run.push(...pair(written[1], written[2]));
      continue;
    }
    if (run.length >= FEWEST_LINES) pairs.push(...run);
    run = [];
  }
  return pairs;
}

function pair(name: string, value: string): Specification[] {
  const label = name.replace(/\s*[:：]$/, '').trim();
  return label === '' || value.trim() === '' || label.length > 80 ? [] : [{ name: label, value: value.trim() }];
}
