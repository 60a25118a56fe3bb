import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { foreignBook } from '../../../../core/sheet/foreign/foreign-file.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';
import { eventLog } from '../../sheet/foreign/sample-files.ts';

describeWithSharedData('the running example of process mining, written as XES', () => {
  it('says the same as its workbook does', async () => {
    const bytes = new Uint8Array(readFileSync(join(SHARED_DATA, 'workbooks/business/process-running-example.xlsx')));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const sheet = book.worksheets[0];
    const header: unknown = sheet?.getRow(1).values;
    const names = Array.isArray(header) ? header.map(String) : [];
    const at = (name: string) => names.indexOf(name);
    const events: [string, string, string, string][] = [];
    sheet?.eachRow((row, number) => {
      const text = (name: string) => row.getCell(at(name)).text;
      const time = row.getCell(at('time:timestamp')).value;
      if (number > 1) events.push([text('case:concept:name'), text('Activity'), time instanceof Date ? time.toISOString() : text('time:timestamp'), 'Sue']);
    });
    const xes = await foreignBook(strToU8(eventLog(...events)), 'running-example.xes');
    const said = async (file: Uint8Array) => (await compose(file, 'process')).report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
    expect(events).toHaveLength(42);
    expect(await said(xes?.bytes ?? new Uint8Array())).toEqual(await said(bytes));
  }, 60_000);
});
