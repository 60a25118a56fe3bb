import { openWorkbookFile } from '../../../../core/workbook/file/file-workbook.ts';
import { workbookContract } from '../contract.ts';
import { fixtureBytes } from '../fixture-file.ts';

workbookContract('an .xlsx file', (fixture) => {
  const workbook = openWorkbookFile(fixtureBytes(fixture), 'shop.xlsx');
  return Promise.resolve({ workbook, reopen: () => Promise.resolve(openWorkbookFile(workbook.save(), 'shop.xlsx')) });
});
