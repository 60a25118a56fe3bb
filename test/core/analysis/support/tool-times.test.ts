import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { factText } from '../../../../core/fact/fact-text.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose, type Composed } from '../../report/recalculated-report.ts';

const DAYS = 120;
const moment = (index: number) => new Date(Date.UTC(2025, 0, 1 + Math.floor(index / 4), 9));

async function bookOf(headers: readonly string[], rowOf: (index: number) => readonly (string | number | Date | null)[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Export');
  sheet.addRow([...headers]);
  for (let index = 0; index < DAYS * 4; index += 1) sheet.addRow([...rowOf(index)]);
  headers.forEach((header, column) => {
    if (/created|创建/i.test(header)) sheet.getColumn(column + 1).numFmt = 'yyyy-mm-dd hh:mm';
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const first = (index: number) => 10 + (index % 7) * 10;
const full = (index: number) => (index % 4 === 0 ? 1800 : 300) + (index % 11);
const isOpen = (index: number) => index >= DAYS * 4 - 8;
const GROUPS = ['Refunds', 'Delivery', 'Quality', 'Other'];

/** A view of tickets as Zendesk exports it. */
const zendesk = (replies: readonly string[]) =>
  bookOf(['Id', 'Requester', 'Group', 'Created at', ...replies, 'Full resolution time in minutes'], (index) => [
    1000 + index,
    `User ${String(index % 97)}`,
    GROUPS[index % 4] ?? '',
    moment(index),
    ...replies.map((reply) => first(index) / (reply.includes('business') ? 2 : 1)),
    isOpen(index) ? null : full(index),
  ]);

const CALENDAR = 'First reply time in minutes';
const BUSINESS = 'First reply time in minutes within business hours';

const APRIL = Array.from({ length: DAYS * 4 }, (_, index) => index).filter((index) => moment(index).getUTCMonth() === 3);
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

let bytes: Uint8Array;
let tickets: Composed;
beforeAll(async () => {
  bytes = await zendesk([BUSINESS, CALENDAR]);
  tickets = await compose(bytes, 'support');
});

const fact = ({ report }: Composed, id: string) => report.facts.find((one) => one.id.endsWith(`.${id}`) && !one.id.includes('.by.'));
const caveats = ({ report }: Composed) => new Map(report.blocks.flatMap((block) => (block.kind === 'caveat' ? [[block.code, block.text.en] as const] : [])));

describe('times that the tool measured itself, in place of dates', () => {
  it('are the first response and the resolution of tickets, in calendar time where the export has both', () => {
    expect(fact(tickets, 'first_response_measured')).toMatchObject({ value: median(APRIL.map(first)), unit: { noun: { en: 'min', zh: '分钟' } } });
    expect(fact(tickets, 'resolution_measured')?.value).toBe(median(APRIL.filter((index) => !isOpen(index)).map(full)));
    expect(fact(tickets, 'first_response_measured')?.use?.metric.measure).toMatchObject({ column: CALENDAR });
    expect(caveats(tickets).get('tool-times')).toContain(`“${CALENDAR}”, “Full resolution time in minutes”`);
  });

  it('say so in their method, and stand as live formulas', () => {
    const told = fact(tickets, 'first_response_measured');
    expect(told?.method.en).toContain('measured by the exporting tool, in calendar or business time as the header says');
    expect(tickets.report.cells.get(told?.id ?? '')?.formula).toMatch(/^=.*MEDIAN\(/);
  });

  it('tell which queue is slow, how many are open, and how many kept what was promised', async () => {
    const said = tickets.report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
    expect(said).toContainEqual(expect.stringMatching(/^By Group, Refunds is slowest to resolve: 1,805 min \(median\) against 30\d min overall/));
    expect(fact(tickets, 'open_measured')?.value).toBe(8);
    const promised = await compose(bytes, 'support', { options: { support: { 'resolve-within': '24' } } });
    // Refunds take 30 hours; of those still open, the ones of the day before the last are past 24 hours by then.
    const share = fact(promised, 'within')?.value;
    expect(share).toBeGreaterThan(0.74);
    expect(share).toBeLessThan(0.76);
  });

  it('count business hours where the header says so', async () => {
    const business = await compose(await zendesk([BUSINESS]), 'support');
    expect(fact(business, 'first_response_measured')?.value).toBe(median(APRIL.map(first)) / 2);
    expect(caveats(business).get('tool-times-business')).toContain(`“${BUSINESS}”`);
  });

  it('are in the unit that the header gives, or told to have none', async () => {
    const hours = await bookOf(['Ticket ID', 'Created at', 'First reply time (hours)', 'Full resolution time (hours)'], (index) => [index, moment(index), first(index) / 60, full(index) / 60]);
    const inHours = fact(await compose(hours, 'support'), 'resolution_measured');
    expect(inHours?.unit).toMatchObject({ noun: { en: 'h', zh: '小时' } });
    const bare = await bookOf(['工单号', '创建时间', '首次响应时长', '解决时长'], (index) => [index, moment(index), first(index), full(index)]);
    expect(caveats(await compose(bare, 'support')).get('tool-times-unit')).toContain('“首次响应时长”, “解决时长” say no unit');
  });

  it('are known by the headers of Chinese support tools', async () => {
    const chat = await bookOf(['会话ID', '客服', '会话创建时间', '首次响应时长(秒)', '平均响应时长(秒)', '会话时长(秒)', '满意度'], (index) => [`C${String(index)}`, `客服${String(index % 3)}`, moment(index), first(index), first(index) / 2, full(index), 1 + (index % 5)]);
    const chats = await compose(chat, 'support', { language: 'zh' });
    const shown = ['first_response_measured', 'average_response', 'handling'].map((id) => {
      const told = fact(chats, id);
      return told === undefined ? null : factText(told, 'zh');
    });
    expect(shown).toEqual([`${String(median(APRIL.map(first)))} 秒`, `${String(median(APRIL.map(first)) / 2)} 秒`, `${String(median(APRIL.map(full)))} 秒`]);
    // As the evidence of a cell says the exact value.
    expect(chats.report.plan.customXml).toContain('unit="秒"');
  });
});

describeWith(['libreoffice'], 'a report on times of a tool recalculated by a spreadsheet', () => {
  it('gives what the engine gave', async () => {
    const { formulas, different } = await recalculatedAlike(bytes, tickets.report.plan);
    expect(formulas).toBeGreaterThan(20);
    expect(different).toEqual([]);
  }, 120_000);
});
