import ExcelJS from 'exceljs';
import { serialOf } from '../../../../core/metric/calendar.ts';

export interface LoggedStep {
  readonly case: string;
  readonly activity: string;
  readonly begun: number;
  readonly done: number;
  readonly by: string;
  readonly cost: number;
}

const HOUR = 1 / 24;
const WORK: Readonly<Record<string, number>> = { 提交申请: 0.5, 资料审核: 1, 补充资料: 2, 部门审批: 0.5, 财务打款: 1 };
export const VALUE_ADDING = ['财务打款'];

/**
 * Forty applications. Every fourth is sent back once, so two steps are done again. Approval waits ten hours and
 * more, all else an hour; the last two have not been paid yet.
 */
export function sampleLog(): LoggedStep[] {
  return Array.from({ length: 40 }, (_, index) => {
    const path = ['提交申请', '资料审核', ...(index % 4 === 0 ? ['补充资料', '资料审核'] : []), '部门审批', ...(index < 38 ? ['财务打款'] : [])];
    let now = serialOf(2026, 3, 2) + index + 9 * HOUR;
    return path.map((activity): LoggedStep => {
      const begun = activity === '提交申请' ? now : now + (activity === '部门审批' ? 10 + (index % 5) : 1) * HOUR;
      const done = begun + (WORK[activity] ?? 0) * HOUR;
      now = done;
      return { case: `SQ${String(1000 + index)}`, activity, begun, done, by: activity === '部门审批' ? '王主管' : ['李四', '张三'][index % 2] ?? '', cost: 10 };
    });
  }).flat();
}

const moment = (serial: number) => new Date(Math.round((serial - 25_569) * 86_400_000));

/** The log as a table, with the times at which steps begin. */
export async function logBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('审批日志');
  sheet.addTable({
    name: 'ApprovalLog',
    ref: 'A1',
    headerRow: true,
    columns: ['案例编号', '活动', '开始时间', '完成时间', '处理人', '费用', '是否增值'].map((name) => ({ name })),
    rows: sampleLog().map((step) => [step.case, step.activity, moment(step.begun), moment(step.done), step.by, step.cost, VALUE_ADDING.includes(step.activity) ? '增值' : '非增值']),
  });
  for (const column of [3, 4]) sheet.getColumn(column).numFmt = 'yyyy-mm-dd hh:mm';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What users do: no cases. */
export async function journeyBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('行为');
  sheet.addRow(['用户ID', '事件', '时间']);
  for (let index = 0; index < 60; index += 1) sheet.addRow([`U${String(100 + Math.floor(index / 4))}`, ['浏览', '加购', '下单', '支付'][index % 4], moment(serialOf(2026, 1, 5) + index * HOUR)]);
  sheet.getColumn(3).numFmt = 'yyyy-mm-dd hh:mm';
  return new Uint8Array(await book.xlsx.writeBuffer());
}
