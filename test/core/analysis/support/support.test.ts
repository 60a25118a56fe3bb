import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { openNodeEngine } from '../../../../core/engine/node-engine.ts';
import { workingHoursSql } from '../../../../core/analysis/support/business-time.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';

const DAYS = 120;
const moment = (day: number, hours: number) => new Date(Date.UTC(2025, 0, 1 + day, 0, Math.round(hours * 60)));

/** Four tickets a day. Refunds take a day longer than all else and are rated badly; those of the last days are still open. */
async function ticketBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Tickets');
  const rows = Array.from({ length: DAYS * 4 }, (_, index) => {
    const [day, which] = [Math.floor(index / 4), index % 4];
    const category = ['Refund', 'Delivery', 'Quality', 'Other'][which];
    const isOpen = day > 110 && which < 2;
    const hours = (which === 0 ? 30 : 5) + ((index * 7) % 5);
    return [`T-${String(1000 + index)}`, category, ['Web', 'Phone', 'Mail'][Math.floor(day / 3) % 3], moment(day, 9), moment(day, 9.5), isOpen ? null : moment(day, 9 + hours), isOpen ? null : which === 0 ? 1 + (day % 3) : 3 + (day % 3), isOpen || hours > 24 ? '是' : '否'];
  });
  sheet.addTable({ name: 'Tickets', ref: 'A1', headerRow: true, columns: ['Ticket ID', 'Category', 'Channel', 'Created', 'First response', 'Resolved', 'Rating', 'SLA 是否超时'].map((name) => ({ name })), rows });
  for (const column of [4, 5, 6]) sheet.getColumn(column).numFmt = 'yyyy-mm-dd hh:mm';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

let bytes: Uint8Array;
let tickets: Composed;
beforeAll(async () => {
  bytes = await ticketBook();
  tickets = await compose(bytes, 'support');
});

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id === `support.Tickets.${id}`)?.value;

describe('a report on support', () => {
  it('names the queue that is slower, and the one rated lower, than chance explains; channels are alike', () => {
    expect(said(tickets)).toEqual(expect.arrayContaining([expect.stringMatching(/^By Category, Refund is slowest to resolve: 32 h/), expect.stringMatching(/^By Category, Refund is rated lowest: CSAT 0%/)]));
    const table = tickets.report.blocks.find((block) => block.kind === 'table' && block.id.endsWith('.queues'));
    const by = table?.kind === 'table' ? table.rows.map(({ facts }) => facts[0]?.value) : [];
    expect(new Set(by)).toEqual(new Set(['Category']));
  });

  it('counts how many are open at the end of each period', () => {
    expect(said(tickets)).toContain('Open tickets rose from 1 at the end of Mar 2025 to 18 at the end of Apr 2025.');
    expect([valueOf(tickets, 'backlog.2025-03'), valueOf(tickets, 'backlog.2025-04')]).toEqual([1, 18]);
  });

  it('knows which words of a column mean that the promise was kept', () => {
    // Of the 30 days of April all refunds, and nine of other tickets, were late.
    expect(valueOf(tickets, 'sla')).toBeCloseTo(1 - (30 + 9) / 120, 12);
  });

  it('tells how many were resolved within the hours promised, open ones past them counted as missed', async () => {
    const promised = await compose(bytes, 'support', { options: { support: { 'resolve-within': '24' } } });
    const refundsDone = 111;
    // At the end of the data, tickets of the day before the last have been open for a day and more.
    expect(valueOf(promised, 'within')).toBeGreaterThan((480 - 120 - 9) / 480 - 0.01);
    expect(valueOf(promised, 'within')).toBeLessThan((480 - refundsDone) / 480);
  });

  it('counts working hours only where it is told them, and refuses hours that are none', async () => {
    const working = await compose(bytes, 'support', { options: { support: { 'business-hours': '9-18' } } });
    expect(said(working).join(' ')).toContain('In working hours, half of all tickets are resolved within');
    await expect(compose(bytes, 'support', { options: { support: { 'business-hours': '18-9' } } })).rejects.toThrow(/option-wrong/);
  });
});

describe('working hours between two moments', () => {
  it('leave out nights and weekends', async () => {
    const engine = await openNodeEngine();
    const hours = async (from: string, to: string) => (await engine.query(`SELECT ${workingHoursSql(`TIMESTAMP '${from}'`, `TIMESTAMP '${to}'`, { from: 9, to: 18, days: 5 })}`)).rows[0]?.[0];
    try {
      // 2026-11-27 is a Friday.
      expect(await hours('2026-11-27 16:00', '2026-11-30 10:00')).toBeCloseTo(3, 9);
      expect(await hours('2026-11-27 07:00', '2026-11-27 20:00')).toBeCloseTo(9, 9);
      expect(await hours('2026-11-28 10:00', '2026-11-29 10:00')).toBeCloseTo(0, 9);
      expect(await hours('2026-11-23 00:00', '2026-12-07 00:00')).toBeCloseTo(90, 9);
    } finally {
      await engine.close();
    }
  });
});

describeWith(['libreoffice'], 'a report on support recalculated by a spreadsheet', () => {
  it('gives what the engine gave, the backlog among it', async () => {
    const [seen] = await recalculate(bytes, [tickets.report.plan]);
    for (const { sheet, address, content } of formulasOf(tickets.report.plan)) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
