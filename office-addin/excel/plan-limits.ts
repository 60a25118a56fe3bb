import type { Text } from '../../core/language/language.ts';
import { excelLimitTexts } from '../../core/language/texts/excel.ts';
import type { SheetPlan } from '../../core/workbook/sheet-plan.ts';
import { supportsExcelApi } from './excel-host.ts';

/** Something of a plan that Excel gives add-ins no way to write, and what a person sees instead. */
export interface PlanLimit {
  readonly code: 'sparklines' | 'comments' | 'array-formulas' | 'chart-descriptions' | 'hatching' | 'zoom';
  readonly message: Text;
}

/** From this version on, add-ins can make comments. */
export const COMMENTS_API = '1.10';

/** From this version on, formulas that add-ins write are calculated over arrays; before, there is no way to enter such a formula. */
export const ARRAY_FORMULAS_API = '1.12';

/** What writing the plan into this Excel will leave out; empty where everything arrives. */
export function planLimits(plan: SheetPlan): PlanLimit[] {
  const { sheets } = plan;
  const charts = sheets.flatMap((sheet) => sheet.charts);
  const looks = charts.flatMap((chart) => chart.series.flatMap((series) => [series, ...(series.points ?? [])]));
  const sparklines = sheets.reduce((sum, sheet) => sum + sheet.sparklines.length, 0);
  const comments = sheets.flatMap((sheet) => sheet.cells).filter((cell) => cell.comment !== undefined).length;
  const arrays = sheets.flatMap((sheet) => sheet.cells).filter(({ content }) => content.kind === 'formula' && content.array === true).length;
  const limits: (PlanLimit | false)[] = [
    sparklines > 0 && { code: 'sparklines', message: excelLimitTexts.sparklines(sparklines) },
    comments > 0 && !supportsExcelApi(COMMENTS_API) && { code: 'comments', message: excelLimitTexts.comments(comments) },
    arrays > 0 && !supportsExcelApi(ARRAY_FORMULAS_API) && { code: 'array-formulas', message: excelLimitTexts.arrayFormulas(arrays) },
    charts.length > 0 && { code: 'chart-descriptions', message: excelLimitTexts.chartDescriptions(charts.length) },
    looks.some(({ look }) => look === 'forecast') && { code: 'hatching', message: excelLimitTexts.hatching },
    sheets.some((sheet) => sheet.zoom !== undefined) && { code: 'zoom', message: excelLimitTexts.zoom },
  ];
  return limits.filter((limit) => limit !== false);
}
