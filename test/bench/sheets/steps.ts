import { openAndUnderstand } from './open-step.ts';
import { readAndType, readIntoGrid, readWithClipsheet, readWithExceljs, readWithHucre } from './read-steps.ts';
import { addReport } from './report-step.ts';
import { analyseSales, analyseSalesWithTidy, askSalesByHand, type Timed } from './sales-steps.ts';

/** What is measured, each in a process of its own. A step that does not time itself is timed as a whole. */
export const STEPS = {
  cells: readWithClipsheet,
  hucre: readWithHucre,
  exceljs: readWithExceljs,
  grid: readIntoGrid,
  tables: readAndType,
  report: addReport,
  open: openAndUnderstand,
  sales: (rows: string) => analyseSales(Number(rows)),
  byHand: (rows: string) => askSalesByHand(Number(rows)),
  tidy: (rows: string) => analyseSalesWithTidy(Number(rows)),
} satisfies Record<string, (input: string, rows: string) => string | Promise<string | Timed>>;
