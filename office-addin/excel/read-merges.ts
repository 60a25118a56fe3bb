import { MAX_COLUMNS } from '../../core/workbook/address.ts';
import { supportsExcelApi } from './excel-host.ts';
import { officeErrorCode } from './excel-problem.ts';

/** Merged cells can be told from this version on; older Excels give none. */
const MERGES_API = '1.13';

/** The rows of a sheet, from the top, among which merged cells are looked for. */
export interface MergeSearch {
  readonly sheet: Excel.Worksheet;
  readonly rows: number;
}

/**
 * The merged cells of each sheet as addresses such as `B2:C2`. Excel refuses to list more than 512 at once: then
 * the sheets are asked one by one and their rows by halves.
 */
export async function readMerges(
  context: Excel.RequestContext,
  searches: readonly MergeSearch[],
  signal: AbortSignal | undefined,
): Promise<string[][]> {
  if (!supportsExcelApi(MERGES_API)) return searches.map(() => []);
  try {
    const found = searches.map(({ sheet, rows }) => (rows === 0 ? null : startBlock(sheet, 0, rows)));
    signal?.throwIfAborted();
    await context.sync();
    return found.map(addressesOf);
  } catch (error) {
    if (officeErrorCode(error) === null) throw error;
    const found: string[][] = [];
    for (const { sheet, rows } of searches) found.push([...new Set(await readBlock(context, sheet, 0, rows, signal))]);
    return found;
  }
}

/** A merged cell across the cut is found in both halves. */
async function readBlock(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  top: number,
  rows: number,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  if (rows === 0) return [];
  signal?.throwIfAborted();
  try {
    const block = startBlock(sheet, top, rows);
    await context.sync();
    return addressesOf(block);
  } catch (error) {
    if (officeErrorCode(error) === null || rows === 1) throw error;
    const upper = Math.ceil(rows / 2);
    return [
      ...(await readBlock(context, sheet, top, upper, signal)),
      ...(await readBlock(context, sheet, top + upper, rows - upper, signal)),
    ];
  }
}

function startBlock(sheet: Excel.Worksheet, top: number, rows: number): Excel.RangeAreas {
  const merges = sheet.getRangeByIndexes(top, 0, rows, MAX_COLUMNS).untrack().getMergedAreasOrNullObject().untrack();
  merges.load('address');
  return merges;
}

/** `'Q1 plan'!B2:C2,'Q1 plan'!E2:F2` -> `B2:C2`, `E2:F2`. Sheet names may hold commas, addresses do not. */
function addressesOf(merges: Excel.RangeAreas | null): string[] {
  if (merges === null || merges.isNullObject) return [];
  return [...merges.address.matchAll(/(?:^|[!,])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?=,|$)/g)].map((match) =>
    (match[1] ?? '').replaceAll('$', ''),
  );
}
