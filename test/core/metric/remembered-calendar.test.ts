import { describe, expect, it } from 'vitest';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { CALENDAR_NAMESPACE, calendarOf, keepCalendar, rememberedCalendar } from '../../../core/metric/remembered-calendar.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { sampleWorkbook } from '../report/sample-orders.ts';
import { calendarOf as calendarWith } from './some-periods.ts';

const open = async () => openWorkbookFile(await sampleWorkbook('table'), 'book.xlsx');

describe('the business calendar of a workbook', () => {
  it('is the plain one where it remembers none', async () => {
    expect(await calendarOf(await open())).toEqual(PLAIN_CALENDAR);
  });

  it('is what was kept last, also in the file saved from it', async () => {
    const workbook = await open();
    const last = calendarWith({ fiscalYearStart: 10, weekStart: 'saturday', weekNumbers: 'january-1', springFestival: 'off', compareWith: 'year-before' });
    await keepCalendar(workbook, await rememberedCalendar(workbook), calendarWith({ fiscalYearStart: 4 }));
    await keepCalendar(workbook, await rememberedCalendar(workbook), last);
    const again = openWorkbookFile(workbook.save(), 'book.xlsx');
    expect(await calendarOf(again)).toEqual(last);
    expect(await again.documents(CALENDAR_NAMESPACE)).toHaveLength(1);
  });

  it.each([
    `<calendar xmlns="${CALENDAR_NAMESPACE}" fiscalYearStart="13"/>`,
    `<calendar xmlns="${CALENDAR_NAMESPACE}" fiscalYearStart="4" fiscalYearNamedBy="end" weekStart="someday" weekNumbers="iso" springFestival="on"/>`,
    `<other xmlns="${CALENDAR_NAMESPACE}" fiscalYearStart="4"/>`,
  ])('is not taken from %s, which stays as it is', async (xml) => {
    const workbook = await open();
    await workbook.keep({ namespace: CALENDAR_NAMESPACE, replaces: null, xml, names: [], removedNames: [] });
    expect(await calendarOf(workbook)).toEqual(PLAIN_CALENDAR);
    await keepCalendar(workbook, await rememberedCalendar(workbook), calendarWith({ fiscalYearStart: 7 }));
    expect((await calendarOf(workbook)).fiscalYearStart).toBe(7);
    expect(await workbook.documents(CALENDAR_NAMESPACE)).toContain(xml);
  });
});
