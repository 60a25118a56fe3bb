import type { KpiPack } from '../../core/analysis/kpi-pack/kpi-pack.ts';
import { packFailure } from '../../core/analysis/kpi-pack/pack-problem.ts';
import { readPack } from '../../core/analysis/kpi-pack/read-pack.ts';
import { readInput } from '../command-line/files.ts';

/** KPI packs from their files. Throws Problem where one is missing, or `pack-wrong` with every line that is wrong in it. */
export async function readPackFiles(files: readonly string[]): Promise<KpiPack[]> {
  const packs: KpiPack[] = [];
  for (const file of files) {
    const { pack, problems } = readPack(new TextDecoder().decode(await readInput(file)));
    if (pack === null) throw packFailure(file, problems);
    packs.push(pack);
  }
  return packs;
}
