import { compilePack } from '../kpi-pack/compile-pack.ts';
import type { KpiPack } from '../kpi-pack/kpi-pack.ts';
import { NO_PLACES } from '../kpi-pack/pack-places.ts';
import files from './bundled-packs.json';

/**
 * The packs that come with the product. They are written as YAML beside this file, and bundled as the data in it
 * (`npm run bundle-packs`), so that neither the pane nor the command line has to read YAML for them.
 */
export function bundledPacks(): readonly KpiPack[] {
  return files.map((file) => {
    const { pack, problems } = compilePack(file, NO_PLACES);
    if (pack === null) throw new Error(`a pack of ours is wrong: ${JSON.stringify(problems)}`);
    return pack;
  });
}
