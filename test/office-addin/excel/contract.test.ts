import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { workbookContract } from '../../core/workbook/contract.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';

const office = await startOfficeInNode();

workbookContract('The workbook open in Excel', (fixture) => {
  office.use(new OfficeHost(fixtureWorkbook(fixture)));
  return Promise.resolve({
    workbook: openExcelWorkbook(),
    reopen: () => Promise.resolve(openExcelWorkbook()),
  });
});
