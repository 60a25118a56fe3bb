import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { writeBundle } from '../../../core/sync/bundle.ts';
import { sampleClip } from '../../core/analysis/sample-clip.ts';
import { priceBook } from '../../core/analysis/competitors/price-book.ts';
import { clipsheet } from './run-clipsheet.ts';

// Each starts the program several times, from its sources.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
const file = (name: string) => join(folder, name);

const PAGES = [
  { host: 'north', project: 'Desks', prices: [['Standing desk', '400.00'], ['Desk lamp', '40.00']] },
  { host: 'south', project: 'Desks', prices: [['Standing desk', '300.00']] },
  { host: 'east', project: 'Kitchen', prices: [['Kettle', '30.00']] },
] as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipsheet-clips-'));
  const clips = await Promise.all(
    PAGES.map(({ host, project, prices }) => {
      const { content, url, capturedAt, scope } = sampleClip(host, `https://${host}.example/list`, prices.map(([name, amount]) => ({ name, amount, currency: 'USD' })));
      return makeClip(content, { id: host, url, capturedAt, scope, project });
    }),
  );
  await writeFile(file('market.clipsheet'), writeBundle(clips, new Map(), { exportedAt: '2026-11-24T02:00:00.000Z' }));
  await writeFile(file('empty.clipsheet'), writeBundle([], new Map(), { exportedAt: '2026-11-24T02:00:00.000Z' }));
  await writeFile(file('prices.xlsx'), await priceBook(['Product', 'Price (USD)'], [['Standing desk', 350], ['Kettle', 40]]));
});

const shape = z.object({ facts: z.array(z.looseObject({ id: z.string(), value: z.unknown(), sources: z.array(z.unknown()).min(1) })), caveats: z.array(z.object({ code: z.string() })), sheets: z.array(z.string()) });
const analyze = async (...args: readonly string[]) => {
  const { code, out, err } = await clipsheet(['analyze', ...args, '--json', '--lang', 'en']);
  return { code, err, report: code === 0 ? shape.parse(JSON.parse(out)) : null };
};
const valueOf = (report: z.infer<typeof shape> | null, id: string) => report?.facts.find((fact) => fact.id === `competitors.${id}`)?.value;

describe('clipsheet analyze over clips alone', () => {
  it('writes a new workbook with what clips are enough for', async () => {
    const { code, report } = await analyze(file('market.clipsheet'), '--out', file('alone.xlsx'));
    expect(code).toBe(0);
    expect(report?.sheets).toEqual(['Competitors', 'SWOT', 'Calculation', 'Sources']);
    expect([valueOf(report, 'prices'), valueOf(report, 'sellers')]).toEqual([4, 3]);
    expect(report?.caveats.map(({ code: caveat }) => caveat)).toContain('no-price-list');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file('alone.xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual(report?.sheets);
  });

  it('goes by one project where it is named, says so on the sheet, and does again when the report is refreshed', async () => {
    const { report } = await analyze(file('market.clipsheet'), '--project', 'Desks', '--out', file('desks.xlsx'));
    expect([valueOf(report, 'prices'), valueOf(report, 'sellers')]).toEqual([3, 2]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file('desks.xlsx'));
    expect(book.getWorksheet('Competitors')?.getCell('B3').text).toContain('Source: 2 clips of the project “Desks”');
    const refreshed = await clipsheet(['refresh', file('desks.xlsx'), '--clips', file('market.clipsheet'), '--out', file('desks-2.xlsx'), '--json']);
    expect(refreshed.code).toBe(0);
    expect(valueOf(z.array(shape).parse(JSON.parse(refreshed.out))[0] ?? null, 'prices')).toBe(3);
  });

  it('names the projects that there are where the one asked for is not, and writes nothing', async () => {
    const before = await readdir(folder);
    const { code, err } = await analyze(file('market.clipsheet'), '--project', 'Garden', '--out', file('garden.xlsx'));
    expect([code, err]).toEqual([1, 'The clips hold no project “Garden”. There are: Desks, Kitchen.\n']);
    expect(await readdir(folder)).toEqual(before);
  });

  it('says what clips lack that no analysis fits', async () => {
    const { code, err } = await analyze(file('empty.clipsheet'), '--out', file('none.xlsx'));
    expect([code, err]).toEqual([1, 'These clips hold no prices, no plans and too little dated text, so no analysis fits. No file was written.\n']);
  });
});

describe('clips beside a workbook', () => {
  it('are limited to a project alike', async () => {
    const all = await analyze(file('prices.xlsx'), '--clips', file('market.clipsheet'), '--only', 'competitors', '--out', file('all.xlsx'));
    const kitchen = await analyze(file('prices.xlsx'), '--clips', file('market.clipsheet'), '--project', 'Kitchen', '--only', 'competitors', '--out', file('kitchen.xlsx'));
    expect([valueOf(all.report, 'compared'), valueOf(kitchen.report, 'compared')]).toEqual([2, 1]);
  });

  it('are needed for a project to be named', async () => {
    const { code, err } = await analyze(file('prices.xlsx'), '--project', 'Desks', '--out', file('none.xlsx'));
    expect([code, err]).toEqual([2, expect.stringContaining('--clips F.clipsheet')]);
  });
});

describe('a file of clips', () => {
  it('is queried and exported by project', async () => {
    const { out } = await clipsheet(['sql', file('market.clipsheet'), 'SELECT count(*) AS n FROM clips', '--project', 'Desks', '--json']);
    expect(JSON.parse(out)).toEqual([{ n: 2 }]);
    const exported = await clipsheet(['export', file('market.clipsheet'), '--to', 'json', '--project', 'Kitchen']);
    expect(z.array(z.looseObject({ id: z.string() })).parse(JSON.parse(exported.out)).map(({ id }) => id)).toEqual(['east']);
  });

  it('is no workbook, as whoever takes it for one is told', async () => {
    const { code, err } = await clipsheet(['inspect', file('market.clipsheet'), '--json']);
    expect([code, err]).toEqual([1, expect.stringContaining('clipsheet sql market.clipsheet')]);
  });
});
