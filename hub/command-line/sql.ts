import { missingArgument, summaries } from '../../core/language/texts/command-line.ts';
import { clipTables } from '../../core/engine/clip-tables.ts';
import type { QueryResult } from '../../core/engine/engine.ts';
import { openNodeEngine } from '../../core/engine/node-engine.ts';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { parseArguments } from './arguments.ts';
import { openBundle } from './bundle-file.ts';
import { type Command, type Terminal, UsageError, warn } from './command.ts';
import { csvRecord } from '../../core/sync/export/csv.ts';
import { openBook } from './workbook-file.ts';

async function tablesOf(file: string, terminal: Terminal): Promise<readonly TypedTable[]> {
  if (/\.clipsheet$/i.test(file)) return clipTables((await openBundle(file)).clips);
  const { readings, notices } = await understandWorkbook(await openBook(file), { signal: terminal.signal });
  warn(terminal, notices);
  return readings.flatMap((reading) => [...reading.tables, ...reading.unpivoted]);
}

function asJson(result: QueryResult): string {
  const names = result.columns.map((column) => column.name);
  return `${JSON.stringify(result.rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]]))))}\n`;
}

function asCsv(result: QueryResult): string {
  return [result.columns.map((column) => column.name), ...result.rows].map(csvRecord).join('');
}

export const sql: Command = {
  name: 'sql',
  usage: 'BOOK.xlsx|F.clipsheet "SELECT ..." --json|--csv',
  summary: summaries.sql,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, { json: { type: 'boolean' }, csv: { type: 'boolean' } });
    const [file, query] = positionals;
    if (file === undefined) throw new UsageError(missingArgument('BOOK.xlsx|F.clipsheet'));
    if (query === undefined) throw new UsageError(missingArgument('"SELECT ..."'));
    const tables = await tablesOf(file, terminal);
    const engine = await openNodeEngine();
    try {
      for (const table of tables) await engine.load(table, terminal.signal);
      const result = await engine.query(query, terminal.signal);
      terminal.out.write(values.csv === true ? asCsv(result) : asJson(result));
      return 0;
    } finally {
      await engine.close();
    }
  },
};
