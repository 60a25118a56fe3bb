import ExcelJS from 'exceljs';

type BookCell = string | number | Date | null;

/** A workbook of one sheet: a header and its rows, dates shown with their time. */
async function bookOf(sheetName: string, header: readonly string[], rows: readonly (readonly BookCell[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName);
  sheet.addRow([...header]);
  for (const row of rows) sheet.addRow([...row]);
  for (const [index] of header.entries()) if (rows[0]?.[index] instanceof Date) sheet.getColumn(index + 1).numFmt = 'yyyy-mm-dd hh:mm';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The ninety days from January to March 2025. */
const DAYS = Array.from({ length: 90 }, (_, day) => day);

/** Noon of a day, counted from January 1, 2025, and so many minutes later. */
function at(day: number, minutes = 0): Date {
  return new Date(Date.UTC(2025, 0, 1 + day, 12, minutes));
}

const MARCH = 59;

/** A ticket a day; those of March are answered in 10 minutes instead of 40, and one in three of them is still open. */
export function ticketBook(): Promise<Uint8Array> {
  const rows = DAYS.map((day): BookCell[] => {
    const resolved = day >= MARCH && day % 3 === 0 ? null : at(day, day % 2 === 0 ? 120 : 360);
    return [`T-${1000 + day}`, day % 5 === 0 ? 'Refund' : 'Delivery', at(day), at(day, day >= MARCH ? 10 : 40), resolved, day % 2 === 0 ? 'Ann' : 'Bob', resolved === null ? null : (day % 5) + 1];
  });
  return bookOf('Tickets', ['Ticket ID', 'Category', 'Created', 'First response', 'Resolved', 'Agent', 'Rating'], rows);
}

/** Spend of 100 a day on search and 300 on social; each click costs 2, one in ten becomes an order of 60. */
export function campaignBook(): Promise<Uint8Array> {
  const rows = DAYS.flatMap((day) =>
    ([['Search', 100], ['Social', 300]] as const).map(([channel, spend]): BookCell[] => [at(day), channel, spend, spend * 25, spend / 2, spend / 20, spend * 3]),
  );
  return bookOf('Ads', ['Date', 'Channel', 'Spend', 'Impressions', 'Clicks', 'Conversions', 'Revenue'], rows);
}

/** 部门预算：市场部超支一成，客服部省下一成。 */
export function budgetBook(): Promise<Uint8Array> {
  const rows = ['市场部', '客服部'].flatMap((department, which) => ['房租', '工资', '差旅'].map((item, index): BookCell[] => [department, item, 1000 * (index + 1), 1000 * (index + 1) * (which === 0 ? 1.1 : 0.9)]));
  return bookOf('预算', ['部门', '科目', '预算', '实际'], rows);
}

/** Six people, two of whom left. */
export function peopleBook(): Promise<Uint8Array> {
  const rows = ['Ann', 'Bob', 'Cem', 'Dora', 'Eve', 'Fay'].map((name, index): BookCell[] => [name, index < 2 ? 'Sales' : 'Support', 0.8 + index * 0.1, 60 + index * 5, index % 3 === 0 ? at(150 + index) : null]);
  return bookOf('Staff', ['Employee', 'Department', 'Attainment', 'Performance score', 'Exit date'], rows);
}

/** Three orders a day of 100, 200 and 300, each day by a customer of its own; on every tenth day the first is refunded. */
export function orderBook(): Promise<Uint8Array> {
  const rows = DAYS.flatMap((day) =>
    [100, 200, 300].map((value, part): BookCell[] => [`SO-${10_000 + day * 3 + part}`, at(day), `Customer ${day}`, part === 0 ? 'East' : 'West', value, 190, part === 0 && day % 10 === 0 ? value : 0]),
  );
  return bookOf('Orders', ['Order No', 'Order Date', 'Customer', 'Region', 'Sales', 'Target', 'Refund'], rows);
}
