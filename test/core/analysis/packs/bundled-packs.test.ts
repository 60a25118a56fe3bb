import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RESERVED_IDS } from '../../../../core/analysis/kpi-pack/compile-pack.ts';
import { readPack } from '../../../../core/analysis/kpi-pack/read-pack.ts';
import { bundledPacks } from '../../../../core/analysis/packs/bundled-packs.ts';
import { ANALYSES, analysesWith, analysisNamed } from '../../../../core/analysis/registry.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../core/analysis/packs');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const packs = files.map((name) => readPack(readFileSync(resolve(FOLDER, name), 'utf8')));

describe('the packs that come with the product', () => {
  it('are without problems, and each in a file of its name', () => {
    expect(packs.flatMap(({ problems }) => problems ?? [])).toEqual([]);
    expect(packs.map(({ pack }) => `${pack?.id}.yaml`)).toEqual(files);
  });

  it('are bundled as their files say (npm run bundle-packs)', () => {
    expect(bundledPacks()).toEqual(packs.map(({ pack }) => pack));
  });

  it('speak Chinese and English', () => {
    for (const { pack } of packs) {
      for (const text of [pack?.title, pack?.question, ...(pack?.metrics ?? []).map(({ label }) => label)]) {
        expect(text?.zh).toMatch(/\p{Script=Han}|ROAS|CTR/u);
        expect(text?.en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe('the registry', () => {
  it('lets a pack take the place of one of ours, and keeps the names of analyses that are none', () => {
    const { pack } = readPack('pack: support\ntitle: Ours\ncolumns: {}\nmetrics: { n: { label: N, count: rows } }');
    if (pack === null) throw new Error('the pack is right');
    expect(analysisNamed('support', { packs: [pack] }).title.en).toBe('Ours');
    expect(analysesWith({ packs: [pack] })).toHaveLength(ANALYSES.length);
    const ours = new Set(files.map((name) => name.replace('.yaml', '')));
    expect(ANALYSES.map(({ id }) => id).filter((id) => !ours.has(id) && !RESERVED_IDS.includes(id))).toEqual([]);
  });
});
