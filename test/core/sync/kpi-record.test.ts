import { describe, expect, it } from 'vitest';
import { MOST_OPERATION_BYTES } from '../../../core/sync/hub-protocol.ts';
import { contentOfKpi, kpiOfRecord, kpiRecord, type KpiFields, type KpiSource } from '../../../core/sync/kpi-record.ts';

const HASH = 'a'.repeat(64);
const source: KpiSource = { kind: 'range', sheet: 'Sales', range: 'F5:F373', sha256: HASH };
const revenue: Omit<KpiFields, 'sourcesLeftOut'> = {
  fact: 'sales-performance.Sales.value',
  metric: 'value',
  label: 'Revenue',
  language: 'en',
  value: 56320100.25,
  unit: 'CNY',
  shown: '¥56.3M',
  period: { key: '2025-09', label: 'Sep 2025', from: '2025-09-01', to: '2025-09-30' },
  report: 'clipsheet-1',
  reportTitle: 'Sales performance',
  workbook: 'book.xlsx',
  writtenAt: '2025-10-02T08:00:00Z',
  formula: '=SUM(Sales!F5:F373)',
  method: 'sum of “Revenue”',
  sources: [source],
};
const idOf = async (changes: Partial<typeof revenue> = {}) => (await kpiRecord({ ...revenue, ...changes })).id;
/** The operation by which a device tells of a record. */
const operationBytes = (fields: KpiFields, id: string) =>
  new TextEncoder().encode(JSON.stringify({ opNo: Number.MAX_SAFE_INTEGER, id, kind: 'kpi', baseRev: 0, deleted: false, set: fields, add: {}, remove: {} })).byteLength;

describe('the record of a KPI', () => {
  it('says what was written, and is read as it was', async () => {
    const record = await kpiRecord(revenue);
    expect(kpiOfRecord(contentOfKpi(record))).toEqual({ ...revenue, sourcesLeftOut: 0 });
  });

  it('has one id however often, where and in which language it is written again', async () => {
    const again = { writtenAt: '2025-10-09T08:00:00Z', workbook: 'copy.xlsx', language: 'zh', label: '销售额', shown: '¥5632万', reportTitle: '销售表现' } as const;
    expect(await idOf(again)).toBe(await idOf());
  });

  it.each<[string, Partial<typeof revenue>]>([
    ['report', { report: 'clipsheet-2' }],
    ['metric', { fact: 'sales-performance.Sales.volume' }],
    ['period', { period: { key: '2025-08', label: 'Aug 2025', from: '2025-08-01', to: '2025-08-31' } }],
    ['value', { value: 56320100.26 }],
    ['data', { sources: [{ ...source, sha256: 'b'.repeat(64) }] }],
  ])('has another id for another %s', async (_, change) => {
    expect(await idOf(change)).not.toBe(await idOf());
  });

  it('leaves out sources that do not fit, says how many, and keeps the number', async () => {
    const page: KpiSource = { kind: 'clip', clip: 'c', url: `https://shop.example/${'x'.repeat(900)}`, capturedAt: '2025-10-01T08:00:00Z', sha256: HASH, quote: '“约 30%” \\ '.repeat(400) };
    const record = await kpiRecord({ ...revenue, sources: Array.from({ length: 80 }, () => page), method: '合计'.repeat(5000), formula: `=SUM(${'A1,'.repeat(3000)}B1)`, label: '销售'.repeat(2000) });
    const { fields, id } = record;
    expect(operationBytes(fields, id)).toBeLessThanOrEqual(MOST_OPERATION_BYTES);
    expect(fields.sources.length).toBeGreaterThan(1);
    expect(fields.sources.length + fields.sourcesLeftOut).toBe(80);
    expect(fields.value).toBe(revenue.value);
    expect(fields.formula).toBeNull();
    expect(fields.label.endsWith('销售…') || fields.label.endsWith('销…')).toBe(true);
  });

  it('leaves out characters that databases cannot keep', async () => {
    const { fields } = await kpiRecord({ ...revenue, label: 'Rev\0enue \uD83D', workbook: '表\uDC00.xlsx' });
    expect(fields).toMatchObject({ label: 'Revenue \uFFFD', workbook: '表\uFFFD.xlsx' });
  });

  it('is none where a device sent something else', () => {
    expect(kpiOfRecord({ fields: { value: 'x' } })).toBeNull();
  });
});
