import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { say } from '../../../core/language/language.ts';
import { Problem } from '../../../core/language/problem.ts';
import { analyze } from '../../../hub/command-line/analyze.ts';
import { sampleOrders, sampleWorkbook } from '../../core/report/sample-orders.ts';
import { readmeExample } from '../../readme-example.ts';

const PLUGIN = readmeExample('js', '// best-period.mjs');
const ROOT = resolve(import.meta.dirname, '../../..');
const answerSchema = z.object({
  facts: z.array(z.object({ id: z.string(), plugin: z.string().nullable(), value: z.unknown(), formula: z.string().nullable(), sources: z.array(z.unknown()).min(1) })),
  findings: z.array(z.object({ text: z.string() })),
  sheets: z.array(z.string()),
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipsheet-plugin-'));
  await writeFile(join(folder, 'book.xlsx'), await sampleWorkbook('table'));
});
afterAll(() => rm(folder, { recursive: true }));

/** `clipsheet analyze` over the sample orders, with files that a person wrote. */
async function run(...args: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  await analyze.run([join(folder, 'book.xlsx'), '--out', join(folder, 'report.xlsx'), '--json', '--lang', 'en', ...args], { in: new PassThrough(), out, err, language: 'en', signal: new AbortController().signal });
  return answerSchema.parse(JSON.parse(String(out.read())));
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** What a person is told instead of a report. */
async function refusal(language: 'zh' | 'en', ...args: readonly string[]): Promise<string> {
  try {
    await run(...args);
  } catch (cause) {
    if (cause instanceof Problem) return say(cause.sentence, language).replaceAll(folder, '.');
    throw cause;
  }
  return '';
}

const monthOf = (from: number, to: number) => sampleOrders().reduce((sum, { day, sales }) => (day >= from && day < to ? sum + sales : sum), 0);
/** Serials of 2026-01-01, 2026-02-01 and 2026-03-01. */
const [JANUARY, FEBRUARY, MARCH] = [46_023, 46_054, 46_082];

describe('clipsheet analyze --plugin', () => {
  it('runs the plugin of README: its facts, formulas and findings', async () => {
    const { facts, findings, sheets } = await run('--plugin', await file('best-period.mjs', PLUGIN), '--only', 'best-period');
    expect(new Set(facts.map(({ plugin }) => plugin))).toEqual(new Set(['best-period']));
    const now = facts.find(({ id }) => id === 'best-period.Orders.now');
    expect(now?.value).toBeCloseTo(monthOf(FEBRUARY, MARCH), 6);
    expect(now?.formula).toMatch(/^=SUMIFS\(Orders\[Sales\],/);
    const gap = facts.find(({ id }) => id === 'best-period.Orders.gap');
    expect(gap?.value).toBeCloseTo(monthOf(FEBRUARY, MARCH) - monthOf(JANUARY, FEBRUARY), 6);
    expect(gap?.formula).toMatch(/SUMIFS\(.*-.*SUMIFS\(/);
    expect(findings.map(({ text }) => text)).toEqual(['Sales was 10.1K in Feb 2026: -824.3 against the best, Jan 2026.']);
    expect(sheets).toEqual(['Short of the best', 'Calculation', 'Sources']);
  });

  it('writes them into the workbook as formulas with a chart', async () => {
    await run('--plugin', await file('best-period.mjs', PLUGIN), '--only', 'best-period');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, 'report.xlsx'));
    const sheet = book.getWorksheet('Short of the best');
    const card = sheet?.getCell('B7');
    expect(card?.formula).toMatch(/^SUMIFS\(Orders\[Sales\],/);
    expect(card?.result).toBeCloseTo(monthOf(FEBRUARY, MARCH), 6);
    const months = book.getWorksheet('Calculation')?.getColumn(5).values.filter((value) => typeof value === 'object' && value !== null && 'formula' in value) ?? [];
    expect(months.length).toBeGreaterThanOrEqual(15);
    expect(Object.keys(unzipSync(await readFile(join(folder, 'report.xlsx')))).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(1);
  });

  it('writes a plugin unasked beside our analyses: whoever names a file wants it', async () => {
    const { sheets } = await run('--plugin', await file('best-period.mjs', PLUGIN));
    expect(sheets).toContain('Short of the best');
    expect(sheets.length).toBeGreaterThan(3);
  });

  it('takes a pack and a plugin together, and several plugins', async () => {
    const pack = await file('field.yaml', 'pack: field\ntitle: Field\ncolumns: { day: { role: date }, sales: { role: number, words: [sales] } }\ntime: day\nmetrics: { sales: { label: Sales, sum: sales } }');
    const plugins = [await file('one.mjs', PLUGIN), await file('two.mjs', PLUGIN.replaceAll("'best-period'", "'second'"))];
    const { facts } = await run('--pack', pack, ...plugins.flatMap((each) => ['--plugin', each]), '--only', 'field,best-period,second');
    expect(new Set(facts.map(({ plugin }) => plugin))).toEqual(new Set(['field', 'best-period', 'second']));
    expect(facts.find(({ id }) => id === 'field.Orders.sales')?.value).toBeCloseTo(monthOf(FEBRUARY, MARCH), 6);
  });

  it('tells a plugin what a person says with --option', async () => {
    const told = PLUGIN.replace("subject: 'table',", "subject: 'table',\n  options: [{ name: 'note', kind: 'text', meaning: { zh: '说明', en: 'a remark' } }],").replace('async compute(input) {', "async compute(input) {\n    throw new Problem('told', { zh: input.options.note, en: input.options.note });");
    const plugin = await file('told.mjs', told);
    expect(await refusal('en', '--plugin', plugin, '--only', 'best-period', '--option', 'best-period.note=hello')).toBe('hello');
    expect(await refusal('en', '--plugin', plugin, '--only', 'best-period', '--option', 'best-period.size=3')).toBe('“best-period” has no option “size”. It takes: note.');
  });
});

describe('a plugin’s file that is none', () => {
  it('is named where it is missing, cannot be read as a module, or exports nothing', async () => {
    expect(await refusal('en', '--plugin', join(folder, 'none.mjs'))).toBe('The file ./none.mjs was not found. Check the path.');
    expect(await refusal('en', '--plugin', await file('broken.mjs', 'export default (kit => {'))).toMatch(/^The plugin \.\/broken\.mjs could not be loaded: /);
    expect(await refusal('zh', '--plugin', await file('empty.mjs', 'export const plugin = 1;'))).toBe('插件 ./empty.mjs 没有默认导出的函数。它应写成 export default (kit) => ({ id, title, … })。');
  });

  it('is told which field is missing or of the wrong kind', async () => {
    expect(await refusal('en', '--plugin', await file('untitled.mjs', PLUGIN.replace(/ {2}title: .*\n/, '')))).toBe('In the plugin ./untitled.mjs, title must be a text in both languages, { zh, en }.');
    expect(await refusal('zh', '--plugin', await file('unscored.mjs', PLUGIN.replace('  score:', '  score: 1, scored:')))).toBe('插件 ./unscored.mjs 的 score 应为函数。');
  });

  it('is told that an id is taken, by ours or by its own', async () => {
    const ours = PLUGIN.replaceAll("'best-period'", "'sales-performance'");
    expect(await refusal('en', '--plugin', await file('ours.mjs', ours))).toBe('The plugin ./ours.mjs has the id of an analysis that is there already, “sales-performance”. To take its place say takesPlace: true; else choose another id.');
    const [one, two] = [await file('a.mjs', PLUGIN), await file('b.mjs', PLUGIN)];
    expect(await refusal('en', '--plugin', one, '--plugin', two)).toBe('The plugin ./b.mjs has the id “best-period”, as another plugin or pack of yours does. Choose another.');
    const meant = await run('--plugin', await file('meant.mjs', ours.replace("subject: 'table',", "subject: 'table', takesPlace: true,")), '--only', 'sales-performance');
    expect(meant.sheets[0]).toBe('Short of the best');
  });

  it('is told that no table is for it, and what it throws', async () => {
    const people = PLUGIN.replace('[TABLE_SLOTS.time, TABLE_SLOTS.value]', "[TABLE_SLOTS.time, { slot: 'who', roles: ['person'], optional: false, many: false, hints: { zh: [], en: [] } }]");
    expect(await refusal('en', '--plugin', await file('people.mjs', people))).toBe('The plugin “best-period” fits no table of this workbook: it needs the columns time (time/start), who (person), or scores all tables too low.');
    expect(await refusal('zh', '--plugin', await file('throws.mjs', PLUGIN.replace('const facts = new', 'const facts = neu')), '--only', 'best-period')).toContain('插件 ./throws.mjs ');
    const failing = PLUGIN.replace('async compute(input) {', 'async compute(input) {\n    input.binding.nothing.here();');
    expect(await refusal('en', '--plugin', await file('failing.mjs', failing), '--only', 'best-period')).toMatch(/^The plugin \.\/failing\.mjs failed: Cannot read properties of undefined/);
  });
});

describe('a plugin may be typed', () => {
  /** Errors of the plugin as an editor would show them that reads the comment above it. */
  async function mistakes(code: string): Promise<readonly string[]> {
    const kit = join(ROOT, 'core/analysis/own-plugin/plugin-kit.ts');
    const path = await file('typed.mjs', code.replace('export default', `/** @type {import('${kit}').PluginModule<any>} */\nexport default`));
    const program = ts.createProgram([path], { allowJs: true, checkJs: true, strict: true, noImplicitAny: false, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], typeRoots: [] });
    return ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  it('by a comment, which finds what is not of the kit or of a plugin', { timeout: 60_000 }, async () => {
    expect(await mistakes(PLUGIN.replace("kind: 'kpi'", "kind: 'kpj'").replace('sentence, rank', 'sentense, rank'))).toEqual(expect.arrayContaining([expect.stringContaining('kpj'), expect.stringContaining('sentense')]));
    expect(await mistakes(PLUGIN)).toEqual([]);
  });
});
