import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { composeReport } from '../../../core/report/compose-report.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import type { Offer } from '../../../core/report/study.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import type { Workbook } from '../../../core/workbook/workbook.ts';
import { NOW } from '../../core/report/recalculated-report.ts';
import { sampleOrders } from '../../core/report/sample-orders.ts';
import { rowsAt } from '../../core/workbook/fixture.ts';
import { newId, type WorkbookModel } from '../../office-host/model/workbook-model.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { SAMPLE_REPORT } from './sample-report.ts';

/** A workbook that people work in: orders as a table, a chart of their own, names, hidden sheets, documents of other programs. */
export function busyWorkbook(): WorkbookModel {
  const columns = ['Order Date', 'Region', 'Sales', 'Orders'];
  const rows = sampleOrders().map(({ day, region, sales, orders }) => [day, region, sales, orders]);
  const workbook = fixtureWorkbook({
    sheets: [
      { name: 'Notes', cells: rowsAt(0, 0, [['To do'], ['Ask East']]) },
      {
        name: 'Orders 2025',
        cells: rowsAt(0, 0, [columns, ...rows], ['yyyy-mm-dd']),
        tables: [{ name: 'Orders', range: `A1:D${rows.length + 1}`, columns }],
      },
      { name: 'Lists', cells: rowsAt(0, 0, [['East'], ['West']]), visibility: 'very-hidden' },
    ],
    names: [{ name: 'Regions', refersTo: 'Lists!$A$1:$A$2' }],
  });
  workbook.activeSheet = 'Orders 2025';
  workbook.selection = { top: 3, left: 1, bottom: 5, right: 2 };
  workbook.settings = { theme: 'own' };
  workbook.customXmlParts.push({ id: newId(), xml: '<state xmlns="urn:other:program">1</state>' });
  workbook.sheets[0]?.charts.push({ id: newId(), settings: { Name: 'Mine' }, series: [], from: { row: 1, column: 1 }, to: { row: 9, column: 5 } });
  return workbook;
}

/** The best four analyses of a workbook as one report, with a sheet that has whatever else a plan can hold. */
export async function wholeReport(workbook: Workbook): Promise<SheetPlan> {
  const engine = await openNodeEngine();
  try {
    const input = { workbook, engine, clips: [] };
    const { offers } = await openStudy(input);
    const byPlugin = new Map<string, Offer>();
    for (const offer of offers) if (!byPlugin.has(offer.plugin)) byPlugin.set(offer.plugin, offer);
    const { plan } = await composeReport(input, [...byPlugin.values()].slice(0, 4), { language: 'en', now: NOW });
    return { ...plan, sheets: [...plan.sheets, ...SAMPLE_REPORT.sheets], names: [...plan.names, ...SAMPLE_REPORT.names] };
  } finally {
    await engine.close();
  }
}
