import { say, type Language } from '../../core/language/language.ts';
import { clipsOptions, missingArgument, sqlOptions, summaries } from '../../core/language/texts/command-line.ts';
import { clipTables, clipTablesBeside } from '../../core/engine/clip-tables.ts';
import { quoteIdentifier, type QueryResult } from '../../core/engine/engine.ts';
import { openNodeEngine } from '../../core/engine/node-engine.ts';
import { loadedColumns } from '../../core/engine/table-shape.ts';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { parseArguments } from './arguments.ts';
import { clipsIn, isBundleFile } from './bundle-file.ts';
import { type Command, type Terminal, UsageError, warn } from './command.ts';
import { csvRecord } from '../../core/sync/export/csv.ts';
import { openBook } from './workbook-file.ts';

async function tablesOf(file: string, { clips, project }: { readonly clips?: string | undefined; readonly project?: string | undefined }, terminal: Terminal): Promise<readonly TypedTable[]> {
  const files = clips === undefined ? [] : [clips];
  if (isBundleFile(file)) return clipTables(await clipsIn([file, ...files], project));
  const { readings, notices } = await understandWorkbook(await openBook(file, (notices) => warn(terminal, notices)), { signal: terminal.signal });
  warn(terminal, notices);
  const tables = readings.flatMap((reading) => [...reading.tables, ...reading.unpivoted]);
  if (clips === undefined) return tables;
  const beside = clipTablesBeside(await clipsIn(files, project), tables);
  warn(terminal, beside.notices);
  return [...tables, ...beside.tables];
}

/** Every table with its columns, as SQL names and types them. */
function listing(tables: readonly TypedTable[], json: boolean, language: Language): string {
  if (json) return `${JSON.stringify(tables.map((table) => ({ name: table.name, rows: table.rowCount, columns: loadedColumns(table) })))}\n`;
  return tables
    .map((table) => {
      const columns = loadedColumns(table).map(({ name, type }) => `  ${quoteIdentifier(name)} ${type}\n`);
      return `${quoteIdentifier(table.name)}  ${say(sqlOptions.rows(table.rowCount), language)}\n${columns.join('')}`;
    })
    .join('');
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
  usage: 'BOOK.xlsx|F.clipsheet ["SELECT ..."] [--clips F.clipsheet] [--project NAME] --json|--csv',
  summary: summaries.sql,
  options: [
    { call: 'BOOK.xlsx', meaning: sqlOptions.list },
    { call: '--clips F.clipsheet', meaning: sqlOptions.clips },
    { call: '--project NAME', meaning: clipsOptions.project },
    { call: '--csv', meaning: sqlOptions.csv },
  ],
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, { json: { type: 'boolean' }, csv: { type: 'boolean' }, clips: { type: 'string' }, project: { type: 'string' } });
    const [file, query] = positionals;
    if (file === undefined) throw new UsageError(missingArgument('BOOK.xlsx|F.clipsheet'));
    const tables = await tablesOf(file, values, terminal);
    if (query === undefined) {
      terminal.out.write(listing(tables, values.json === true, terminal.language));
      return 0;
    }
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
