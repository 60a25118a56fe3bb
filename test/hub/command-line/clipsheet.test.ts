import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { keepCorrections } from '../../../core/sheet/remembered-corrections.ts';
import { correctUnderstanding } from '../../../core/sheet/correct-understanding.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { clipsheet } from './run-clipsheet.ts';

// Each starts the program several times, from its sources.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipsheet-cli-'));
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sales');
  sheet.addRow(['Date', 'Region', 'Amount']);
  for (let day = 0; day < 120; day += 1) {
    sheet.addRow([new Date(Date.UTC(2025, 0, 1 + day)), day % 2 === 0 ? 'East' : 'West', 100 + day]);
  }
  await workbook.xlsx.writeFile(join(folder, 'sales.xlsx'));
  const empty = new ExcelJS.Workbook();
  empty.addWorksheet('Nothing');
  await empty.xlsx.writeFile(join(folder, 'empty.xlsx'));
  await writeFile(join(folder, 'broken.xlsx'), 'PK\u0003\u0004 and no more');
});

describe('clipsheet', () => {
  it('lists its commands', async () => {
    const { code, out } = await clipsheet(['help']);
    expect(code).toBe(0);
    for (const name of ['clip', 'extract', 'quantity', 'inspect', 'analyze', 'refresh', 'reports', 'run', 'sql', 'export', 'hub']) expect(out).toContain(`clipsheet ${name} `);
  });

  it.each([[['fly']], [['inspect']], [['analyze', 'a.xlsx']], [['sql']], [['export', 'a.clipsheet', '--to', 'doc']], [['clip', 'ftp://x', '--out', 'x']], [['inspect', 'a.xlsx', '--wrong']]])(
    'answers wrong usage %j with 2 and a sentence',
    async (args) => {
      const { code, out, err } = await clipsheet(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err.trim()).not.toBe('');
    },
  );

  it('inspects a workbook', async () => {
    const { code, out } = await clipsheet(['inspect', join(folder, 'sales.xlsx'), '--json']);
    expect(code).toBe(0);
    const shape = z.object({ sheets: z.array(z.object({ name: z.string(), tables: z.array(z.looseObject({ range: z.string(), dataRows: z.number() })) })) });
    expect(shape.parse(JSON.parse(out)).sheets[0]?.tables[0]).toMatchObject({ range: 'A1:C121', dataRows: 120 });
  });

  it('answers SQL over a workbook as JSON and CSV', async () => {
    const query = 'SELECT Region, sum(Amount) AS total FROM Sales GROUP BY 1 ORDER BY 1';
    const json = await clipsheet(['sql', join(folder, 'sales.xlsx'), query, '--json']);
    expect(JSON.parse(json.out)).toEqual([{ Region: 'East', total: 9540 }, { Region: 'West', total: 9600 }]);
    const csv = await clipsheet(['sql', join(folder, 'sales.xlsx'), query, '--csv']);
    expect(csv.out).toBe('Region,total\r\nEast,9540\r\nWest,9600\r\n');
  });

  it('lists the tables and columns of a workbook where no query is given', async () => {
    const plain = await clipsheet(['sql', join(folder, 'sales.xlsx')]);
    expect(plain.out).toBe('"Sales"  120 rows\n  "Date" DATE\n  "Region" VARCHAR\n  "Amount" DOUBLE\n  "source_row" INTEGER\n');
    const json = await clipsheet(['sql', join(folder, 'sales.xlsx'), '--json']);
    expect(JSON.parse(json.out)).toMatchObject([{ name: 'Sales', rows: 120, columns: [{}, { name: 'Region', type: 'VARCHAR' }, {}, {}] }]);
  });

  it('writes dates, decimals, yes and no, and what is missing as SQL has them', async () => {
    const query = `SELECT DATE '2025-01-31' AS day, TIMESTAMP '2025-01-31 08:30:00' AS moment, 12.50 AS price, true AS paid, NULL AS none, '=1+1' AS text`;
    const json = await clipsheet(['sql', join(folder, 'sales.xlsx'), query]);
    expect(JSON.parse(json.out)).toEqual([{ day: '2025-01-31', moment: '2025-01-31T08:30:00', price: 12.5, paid: true, none: null, text: '=1+1' }]);
    const csv = await clipsheet(['sql', join(folder, 'sales.xlsx'), query, '--csv']);
    expect(csv.out).toBe("day,moment,price,paid,none,text\r\n2025-01-31,2025-01-31T08:30:00,12.5,true,,'=1+1\r\n");
  });

  it('honours corrections kept in the workbook, and says of one that fits no more', async () => {
    const file = join(folder, 'corrected.xlsx');
    const workbook = openWorkbookFile(await readFile(join(folder, 'sales.xlsx')), 'sales.xlsx');
    const found = await understandWorkbook(workbook);
    const [table] = found.readings[0]?.tables ?? [];
    if (table === undefined) throw new Error('no table');
    const renamed = await correctUnderstanding(workbook, found, { kind: 'column', table, column: 2, change: { name: 'Turnover', unit: 'EUR', multiplier: 1000 } });
    const lost = { anchor: 'Clipsheet_Table_9', place: { sheet: 'Gone', range: 'A1:B9' }, grows: true, reading: { kind: 'no-table' } } as const;
    await keepCorrections(workbook, renamed.remembered, [...renamed.remembered.corrections, lost], []);
    await writeFile(file, workbook.save());
    const inspected = await clipsheet(['inspect', file, '--json']);
    expect(inspected.err).toBe('The correction of A1:B9 on “Gone” was not used: its cells are gone from the workbook.\n');
    expect(JSON.parse(inspected.out)).toMatchObject({ sheets: [{ tables: [{ corrected: true, columns: [{}, {}, { name: 'Turnover', unit: 'EUR', multiplier: 1000 }] }] }] });
    const answered = await clipsheet(['sql', file, 'SELECT max(Turnover) AS most FROM Sales']);
    expect(JSON.parse(answered.out)).toEqual([{ most: 219 }]);
  });

  it('says what is wrong with a query', async () => {
    const { code, err } = await clipsheet(['sql', join(folder, 'sales.xlsx'), 'SELECT nope FROM Sales']);
    expect(code).toBe(1);
    expect(err).toContain('nope');
  });

  it.each(['broken.xlsx', 'empty.xlsx', 'missing.xlsx'])('refuses to analyse %s with one sentence, and writes nothing', async (file) => {
    const before = await readdir(folder);
    const { code, out, err } = await clipsheet(['analyze', join(folder, file), '--out', join(folder, 'report.xlsx'), '--json']);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(await readdir(folder)).toEqual(before);
  });

  it('never writes over its input', async () => {
    const file = join(folder, 'sales.xlsx');
    expect((await clipsheet(['analyze', file, '--out', file])).code).toBe(2);
  });

  it('analyses a workbook and writes it with its report', async () => {
    const report = join(folder, 'out/sales-report.xlsx');
    const { code, out } = await clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', report, '--json', '--lang', 'en']);
    expect(code).toBe(0);
    const shape = z.object({ facts: z.array(z.looseObject({ id: z.string(), value: z.unknown(), sources: z.array(z.unknown()).min(1) })).min(1), findings: z.array(z.unknown()), caveats: z.array(z.unknown()), sheets: z.array(z.string()).min(1) });
    const answer = shape.parse(JSON.parse(out));
    const written = new ExcelJS.Workbook();
    await written.xlsx.readFile(report);
    expect(written.worksheets.map((sheet) => sheet.name)).toEqual(['Sales', ...answer.sheets]);
  });

  it('lists the reports of a workbook and takes one out again', async () => {
    const withReport = join(folder, 'out/with-report.xlsx');
    const without = join(folder, 'out/without-report.xlsx');
    await clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', withReport, '--lang', 'en']);
    expect((await clipsheet(['reports', join(folder, 'sales.xlsx')])).out).toContain('no report');
    const { out } = await clipsheet(['reports', withReport, '--json']);
    const [report] = z.array(z.looseObject({ title: z.string(), sheets: z.array(z.string()).min(1) })).parse(JSON.parse(out));
    expect((await clipsheet(['reports', withReport])).out).toContain(`1. ${report?.title ?? '-'}, written `);

    const missing = await clipsheet(['reports', withReport, '--remove', '2', '--out', without]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('no report “2”');
    expect(await readdir(join(folder, 'out'))).not.toContain('without-report.xlsx');
    expect((await clipsheet(['reports', withReport, '--remove', '1', '--out', without])).code).toBe(0);
    const left = new ExcelJS.Workbook();
    await left.xlsx.readFile(without);
    expect(left.worksheets.map((sheet) => sheet.name)).toEqual(['Sales']);
  });
});

describe('clipsheet refresh', () => {
  it('writes a report over the one that stands', async () => {
    const [withReport, again] = [join(folder, 'out/first.xlsx'), join(folder, 'out/again.xlsx')];
    const analyzed = await clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', withReport, '--lang', 'en', '--json']);
    const shape = z.object({ title: z.string(), sheets: z.array(z.string()), findings: z.array(z.looseObject({ text: z.string() })) });
    const first = shape.parse(JSON.parse(analyzed.out));
    const refreshed = await clipsheet(['refresh', withReport, '--out', again, '--json']);
    expect(refreshed.code).toBe(0);
    expect(z.array(shape.extend({ kept: z.array(z.string()), left: z.array(z.string()) })).parse(JSON.parse(refreshed.out))).toEqual([{ ...first, kept: [], left: [] }]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(again);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Sales', ...first.sheets]);
  });

  it('says plainly that there is none, or not that many', async () => {
    const none = await clipsheet(['refresh', join(folder, 'sales.xlsx'), '--out', join(folder, 'out/none.xlsx')]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('no report')]);
    const many = await clipsheet(['refresh', join(folder, 'out/first.xlsx'), '--report', '9', '--out', join(folder, 'out/none.xlsx')]);
    expect([many.code, many.err]).toEqual([1, expect.stringContaining('no report “9”')]);
    expect(await readdir(join(folder, 'out'))).not.toContain('none.xlsx');
  });
});

describe('clipsheet reports --evidence', () => {
  it('tells what a cell of a report says and where it comes from', async () => {
    const withReport = join(folder, 'out/evidence.xlsx');
    const analyzed = await clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', withReport, '--lang', 'en', '--json']);
    const { facts } = z.object({ facts: z.array(z.looseObject({ label: z.string(), value: z.unknown(), cell: z.nullable(z.string()), formula: z.nullable(z.string()) })) }).parse(JSON.parse(analyzed.out));
    const fact = facts.find(({ formula }) => formula?.startsWith('=SUM') === true);
    const cell = fact?.cell ?? '';
    const { code, out } = await clipsheet(['reports', withReport, '--evidence', cell, '--json']);
    expect(code).toBe(0);
    const shape = z.object({ kind: z.literal('facts'), facts: z.array(z.looseObject({ label: z.string(), value: z.unknown(), formula: z.string(), sources: z.array(z.looseObject({ state: z.string(), ref: z.object({ sheet: z.string() }) })) })) });
    const [told] = shape.parse(JSON.parse(out)).facts;
    expect(told).toMatchObject({ label: fact?.label, value: fact?.value, formula: fact?.formula });
    expect(told?.sources.map(({ state, ref }) => `${ref.sheet}: ${state}`)).toEqual(told?.sources.map(() => 'Sales: same'));
    const words = (await clipsheet(['reports', withReport, '--evidence', cell])).out;
    expect(words).toContain(fact?.label ?? '-');
    expect(words).toContain('As they were for the report');

    expect((await clipsheet(['reports', withReport, '--evidence', 'Sales!C7'])).out).toContain('no sheet of a report');
    expect(await clipsheet(['reports', withReport, '--evidence', 'C7'])).toMatchObject({ code: 2 });
    expect((await clipsheet(['reports', withReport, '--evidence', 'Gone!C7'])).err).toContain('no sheet “Gone”');
  });
});

describe('clipsheet analyze --pack', () => {
  const PACK = `pack: field
title: Field sales
columns:
  date:   { role: date }
  amount: { role: number, words: [amount] }
  region: { role: group, words: [region] }
time: date
by: [region]
metrics:
  amount: { label: Amount, sum: amount, good: up, target: 5000 }
  size:   { label: Per row, ratio: [amount, { count: rows }] }
`;
  const analyze = async (...packs: readonly string[]) => {
    const files = await Promise.all(
      packs.map(async (text, index) => {
        const file = join(folder, `pack${index}.yaml`);
        await writeFile(file, text);
        return file;
      }),
    );
    return clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', join(folder, 'out/packs.xlsx'), '--json', '--lang', 'en', ...files.flatMap((file) => ['--pack', file]), '--only', 'field']);
  };

  it('answers with the facts of the pack as with those of any analysis', async () => {
    const { code, out } = await analyze(PACK, PACK.replace('pack: field', 'pack: other'));
    expect(code).toBe(0);
    const shape = z.object({
      facts: z.array(z.object({ id: z.string(), plugin: z.string().nullable(), value: z.unknown(), formula: z.string().nullable(), sources: z.array(z.unknown()).min(1) })),
      findings: z.array(z.object({ text: z.string() })),
      caveats: z.array(z.object({ code: z.string() })),
      sheets: z.array(z.string()),
    });
    const { facts, findings, sheets } = shape.parse(JSON.parse(out));
    expect(new Set(facts.map(({ plugin }) => plugin))).toEqual(new Set(['field']));
    // April: days 90 to 119 of a series that begins with 100 and gains 1 a day.
    const total = facts.find(({ id }) => id === 'field.Sales.amount');
    expect(total?.value).toBe(6135);
    expect(total?.formula).toMatch(/^=SUMIFS\(/);
    expect(findings.map(({ text }) => text)).toContain('Amount was 6,135 in Apr 2025 and met its target of 5,000.');
    expect(sheets).toEqual(['Field sales', 'Calculation', 'Sources']);
  });

  it('fails with the line of every mistake, and with the columns that no table has', async () => {
    const wrong = await analyze(PACK.replace('good: up', 'goood: up'));
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('pack0.yaml:10:41 metrics.amount.goood There is no field “goood”. Did you mean “good”?');
    const unfit = await analyze(PACK.replace('words: [amount]', 'words: [weight]'));
    expect(unfit.code).toBe(1);
    expect(unfit.err).toBe('The pack “field” does not fit this workbook: the nearest table, “Sales”, has no column like “weight”. Check the headers, or the words in the pack.\n');
  });
});

describe('clipsheet analyze with a fiscal year', () => {
  it('reports on the fiscal quarter asked for', async () => {
    const { code, out } = await clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', join(folder, 'out/fiscal.xlsx'), '--json', '--lang', 'en', '--fiscal-year-start', '2', '--period', 'FY2026-Q1']);
    expect(code).toBe(0);
    const { facts } = z.object({ facts: z.array(z.looseObject({ label: z.string(), value: z.unknown() })) }).parse(JSON.parse(out));
    const sinceFebruary = Array.from({ length: 89 }, (_, index) => 131 + index).reduce((sum, amount) => sum + amount, 0);
    expect(facts.find(({ label }) => label === 'Amount, Q1 FY2026')?.value).toBe(sinceFebruary);
  });

  it('remembers it in the file that it writes, for whoever analyses that one', async () => {
    const { code, out } = await clipsheet(['analyze', join(folder, 'out/fiscal.xlsx'), '--out', join(folder, 'out/next.xlsx'), '--sheet', 'Sales', '--lang', 'en', '--period', 'FY2026-Q1']);
    expect(code).toBe(0);
    expect(out).toContain('in Q1 FY2026');
  });

  it('refuses a period that the calendar does not have, with what it has', async () => {
    const { code, err } = await clipsheet(['analyze', join(folder, 'sales.xlsx'), '--out', join(folder, 'out/none.xlsx'), '--fiscal-year-start', '2', '--period', '2025-Q1']);
    expect(code).toBe(1);
    expect(err).toContain('FY2018-Q2');
  });
});

describe('clipsheet quantity', () => {
  it('reads prices and quantities line by line, and goes on after a bad one', async () => {
    const lines = ['{"id":"a","text":"1 075","hint":"грн."}', 'nonsense', '{"id":"c","text":"同比增长 8.6%","lang":"zh"}', '{"id":4,"text":null}', '', '{"id":"e","text":"3天前","today":"2025-10-18T09:00:00Z"}'];
    const { code, out } = await clipsheet(['quantity', '--jsonl'], lines.join('\n'));
    expect(code).toBe(0);
    const answers = out.trim().split('\n').map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'a', price: { amount: '1075', currency: 'UAH' } },
      { id: null, error: 'this line is not valid JSON' },
      { id: 'c', price: null, quantities: [{ kind: 'percent', value: '8.6', unit: '%', text: '8.6%' }] },
      { id: 4 },
      { id: 'e', price: null, quantities: [{ kind: 'date', value: '2025-10-15', unit: null, text: '3天前' }] },
    ]);
    expect(z.object({ error: z.string() }).parse(answers[3]).error).toContain('text');
  });
});
