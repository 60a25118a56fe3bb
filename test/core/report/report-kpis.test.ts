import { beforeAll, describe, expect, it } from 'vitest';
import { readEvidenceDocument } from '../../../core/report/evidence-document.ts';
import { kpisOfReport } from '../../../core/report/report-kpis.ts';
import { writtenReports, type WrittenReport } from '../../../core/report/written-reports.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { compose } from './recalculated-report.ts';
import { sampleWorkbook } from './sample-orders.ts';

let report: WrittenReport;
const kpisOf = (document: string) => kpisOfReport(report, readEvidenceDocument(document, () => null), 'book.xlsx');

beforeAll(async () => {
  const source = new Uint8Array(await sampleWorkbook('table'));
  const workbook = openWorkbookFile(source, 'book.xlsx');
  await workbook.write((await compose(source, 'sales-performance')).report.plan);
  const [written] = await writtenReports(workbook);
  if (written === undefined) throw new Error('No report was written.');
  report = written;
});

describe('the KPIs of a written report', () => {
  it('are what its cards show, each once, with period, formula and hashed sources', async () => {
    const document = readEvidenceDocument(report.document, () => null);
    const kpis = await kpisOf(report.document);
    const cards = document.sheets.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'card');
    const shown = new Set(cards.map(({ facts: [first] }) => document.facts[first ?? -1]?.id));
    expect(shown.size).toBeGreaterThan(1);
    expect(kpis.map(({ fields }) => fields.fact).sort()).toEqual([...shown].sort());
    for (const { fields } of kpis) {
      const fact = document.facts.find(({ id }) => id === fields.fact);
      expect(String(fields.value)).toBe(fact?.value);
      expect(fields).toMatchObject({ report: report.id, reportTitle: report.title, writtenAt: report.writtenAt, workbook: 'book.xlsx', formula: fact?.formula, method: fact?.method });
      expect(fields.period?.key).toMatch(/^\d{4}-\d\d$/);
      expect(fields.period?.from).toBe(`${fields.period?.key}-01`);
      // The period is said beside the label, not in it.
      expect(fact?.label).toContain(fields.label);
      expect(fact?.label).not.toBe(fields.label);
      expect(fields.sources.length).toBe(fact?.sources.length);
      expect(fields.sources.every(({ sha256 }) => sha256 !== null)).toBe(true);
    }
  });

  it('are fewer where a card could not compute its value', async () => {
    const kpis = await kpisOf(report.document);
    const [first] = kpis;
    const start = report.document.indexOf(`<fact id="${first?.fields.fact}"`);
    const uncomputed = report.document.slice(0, start) + report.document.slice(start).replace(/<value>[^<]*<\/value>/, '');
    expect((await kpisOf(uncomputed)).map(({ fields }) => fields.fact)).toEqual(kpis.slice(1).map(({ fields }) => fields.fact));
  });

  it('go by their whole label, and have no period, where a document of before does not say', async () => {
    const before = report.document.replace(/<metrics>.*<\/periods>/s, '');
    const labels = new Map(readEvidenceDocument(before, () => null).facts.map(({ id, label }) => [id, label]));
    for (const { fields } of await kpisOf(before)) expect(fields).toMatchObject({ metric: null, period: null, label: labels.get(fields.fact) });
  });

  it('are none where a document has no cards', async () => {
    expect(await kpisOf(report.document.replaceAll('kind="card"', 'kind="line"'))).toEqual([]);
  });
});
