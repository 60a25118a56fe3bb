/** A cell as a person reads it: where it stands, and its exact value with the unit, or its words; null where it says there is none. */
export interface CellTruth {
  readonly at: readonly [row: number, column: number];
  readonly text?: string;
  readonly value?: string | null;
  readonly unit?: string;
}

/** What is true of a table on a page of the corpus, read by eye. What is left out is not asked. */
export interface TableTruth {
  readonly page: string;
  readonly shape: readonly [rows: number, columns: number];
  readonly headerRows: number;
  readonly headerColumns?: number;
  readonly caption?: string;
  /** The first names the table: it must hold this text there. */
  readonly cells: readonly [CellTruth & { readonly text: string }, ...CellTruth[]];
}

const usd = (row: number, column: number, value: string): CellTruth => ({ at: [row, column], value, unit: 'USD' });
const percent = (row: number, column: number, value: string): CellTruth => ({ at: [row, column], value, unit: '%' });
const text = (row: number, column: number, words: string): CellTruth & { text: string } => ({ at: [row, column], text: words });
const value = (row: number, column: number, exact: string | null): CellTruth => ({ at: [row, column], value: exact });

export const TABLE_TRUTH: readonly TableTruth[] = [
  { page: '0592', shape: [9, 2], headerRows: 1, headerColumns: 0, cells: [text(2, 0, 'Fat'), { at: [2, 1], value: '47.5', unit: 'g' }, { at: [8, 1], value: '0.0075', unit: 'g' }] },
  { page: '0103', shape: [21, 9], headerRows: 1, headerColumns: 0, cells: [text(2, 1, 'Kellogg School of Management'), usd(5, 8, '172877'), value(1, 7, '729'), percent(4, 5, '52')] },
  { page: '0054', shape: [7, 3], headerRows: 1, headerColumns: 1, cells: [text(2, 0, 'Grand piano'), usd(6, 2, '8585'), value(2, 1, null), usd(2, 2, '650')] },
  { page: '0704', shape: [12, 7], headerRows: 1, headerColumns: 0, cells: [text(1, 0, 'Rank Tracking'), value(1, 1, 'true'), value(1, 3, 'false'), value(2, 2, 'false')] },
  { page: '4912', shape: [10, 5], headerRows: 1, headerColumns: 0, cells: [text(3, 0, 'Georgia'), usd(1, 1, '16.56'), usd(9, 4, '13.55'), usd(1, 3, '9.35')] },
  { page: '4654', shape: [16, 3], headerRows: 1, headerColumns: 1, cells: [text(2, 0, 'U.S. Large Cap Growth'), text(0, 1, 'Arithmetic Return'), percent(2, 1, '10.2'), percent(14, 2, '1.2')] },
  { page: '4654', shape: [15, 6], headerRows: 1, headerColumns: 1, caption: 'Strategic Asset Allocations including Stocks, Bonds, and Cash', cells: [text(5, 0, 'International Equity'), percent(1, 5, '27'), percent(14, 5, '15.4'), percent(10, 5, '0')] },
  { page: '4654', shape: [6, 2], headerRows: 1, headerColumns: 0, cells: [text(1, 0, 'Less than $20,000'), usd(1, 1, '0'), usd(5, 1, '600')] },
  { page: '0204', shape: [15, 3], headerRows: 1, headerColumns: 0, caption: 'Job Training Resources', cells: [text(2, 0, 'Capital IDEA'), text(0, 2, 'Website'), text(2, 2, 'https://www.capitalidea.org/')] },
  { page: '4552', shape: [2, 7], headerRows: 1, headerColumns: 1, cells: [text(1, 0, 'Annual income at 80% MFI or less'), usd(1, 1, '72950'), usd(1, 6, '120900')] },
  { page: '4908', shape: [3, 3], headerRows: 1, cells: [text(1, 0, 'Covered Vet Bill'), usd(1, 1, '3829.80'), usd(2, 2, '2640.22')] },
  { page: '2905', shape: [127, 7], headerRows: 1, headerColumns: 1, caption: 'list of laureates', cells: [text(1, 1, 'Wilhelm Röntgen'), text(0, 3, 'Physiology\nor Medicine'), text(0, 6, 'Prize in Economic Sciences'), value(1, 6, null)] },
  { page: '0666', shape: [18, 4], headerRows: 1, headerColumns: 0, cells: [text(1, 0, 'accumulate()'), text(2, 1, 'p, n'), text(6, 1, '[start[, step]]')] },
  { page: '4891', shape: [11, 4], headerRows: 1, headerColumns: 1, caption: 'Compare Aura With Other Identity Theft Protection Services', cells: [text(1, 0, 'Free Trials'), text(0, 1, 'Aura'), text(4, 1, '✓'), text(2, 2, '$34.99/month')] },
  { page: '4869', shape: [13, 3], headerRows: 1, headerColumns: 1, cells: [text(0, 1, 'BetterHelp'), value(2, 1, 'false'), value(2, 2, 'true'), value(3, 1, 'true')] },
  { page: '0586', shape: [4, 2], headerRows: 1, headerColumns: 0, caption: 'Shipping Dates', cells: [text(3, 0, 'Next Day Air'), text(3, 1, '06/15')] },
  { page: '4843', shape: [15, 4], headerRows: 1, headerColumns: 0, caption: 'Basic data feed fields', cells: [text(2, 0, 'Product Name'), value(1, 3, 'true'), text(1, 2, '79002A33_RD')] },
  { page: '3054', shape: [17, 4], headerRows: 1, headerColumns: 0, cells: [text(6, 0, 'Czech'), value(6, 1, 'true'), value(6, 2, null), value(1, 3, 'true')] },
  { page: '0053', shape: [6, 2], headerRows: 1, headerColumns: 0, cells: [text(2, 0, '2 personal training sessions'), text(1, 1, 'Student: $80\nRecSports Member: $130')] },
  { page: '21475f4bb9752111', shape: [0, 2], headerRows: 0, headerColumns: 1, cells: [text(0, 0, '中文名'), text(0, 1, '河北雄安高新技术产业开发区')] },
];

/** Pages whose tables all lay out the page, a form or a month. */
export const PAGES_OF_LAYOUT: readonly string[] = ['4223', '4564', '0495', '0376', '3013', '0497', '4852', '8cf0af42df35f70b', '6db2e2d672d8b4fe', 'a2323d652d0eaf1b'];
