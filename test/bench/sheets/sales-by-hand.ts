import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

const MONTHS = [
  ['2025-08-01', '2025-09-01'],
  ['2025-07-01', '2025-08-01'],
  ['2024-08-01', '2024-09-01'],
] as const;
const TO_DATE = [
  ['2025-09-01', '2025-09-27'],
  ['2025-08-01', '2025-08-27'],
  ['2024-09-01', '2024-09-27'],
] as const;
const SUMS = ['sum("Sales")', 'sum("Target")', 'sum("Quantity")', 'count(*)'];

/** What the sales analysis asks, as an analyst would write it: a query for each table of the report. */
const SALES_BY_HAND: readonly string[] = [
  `SELECT ${MONTHS.flatMap((month) => SUMS.map((sum) => `${sum} ${within(month)}`)).join(', ')} FROM orders`,
  `SELECT ${TO_DATE.map((days) => `sum("Sales") ${within(days)}`).join(', ')} FROM orders`,
  `SELECT date_trunc('month', "Order date") AS month, ${SUMS.join(', ')} FROM orders GROUP BY month ORDER BY month`,
  `SELECT ${SUMS.join(', ')} FROM orders`,
  ...['Region', 'Channel', 'Product'].map(
    (dimension) =>
      `SELECT "${dimension}", ${MONTHS.map((month) => `sum("Sales") ${within(month)}`).join(', ')} FROM orders GROUP BY 1 ORDER BY 2 DESC`,
  ),
  'SELECT count(DISTINCT "Region"), count(DISTINCT "Channel"), count(DISTINCT "Product") FROM orders',
  `SELECT "Product", sum("Sales") FROM orders WHERE "Order date" >= DATE '2024-09-01' AND "Order date" < DATE '2025-09-01' GROUP BY 1 ORDER BY 2 DESC`,
];

function within([from, to]: readonly [string, string]): string {
  return `FILTER (WHERE "Order date" >= DATE '${from}' AND "Order date" < DATE '${to}')`;
}

/** The queries one after the other on DuckDB itself; gives the sales of the period, the first answer of the first. */
export async function askByHand(connection: DuckDBConnection): Promise<DuckDBValue> {
  const answers: DuckDBValue[][][] = [];
  for (const sql of SALES_BY_HAND) answers.push((await connection.runAndReadAll(sql)).getRows());
  return answers[0]?.[0]?.[0] ?? null;
}
