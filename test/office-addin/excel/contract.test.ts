import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { workbookContract } from '../../core/workbook/contract.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { sightOf } from './workbook-sight.ts';

const office = await startOfficeInNode();

workbookContract('The workbook open in Excel', (fixture) => {
  const host = new OfficeHost(fixtureWorkbook(fixture));
  office.use(host);
  return Promise.resolve({
    workbook: openExcelWorkbook(),
    sight: sightOf(host),
    reopen: () => Promise.resolve(openExcelWorkbook()),
  });
});
