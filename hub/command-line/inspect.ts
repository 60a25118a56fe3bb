import { missingArgument, summaries } from '../../core/language/texts/command-line.ts';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';
import { inspectWorkbook } from '../inspect/inspect-workbook.ts';
import { parseArguments } from './arguments.ts';
import { type Command, UsageError, warn } from './command.ts';
import { openBook } from './workbook-file.ts';

export const inspect: Command = {
  name: 'inspect',
  usage: 'BOOK.xlsx|FILE --json',
  summary: summaries.inspect,
  async run(args, terminal) {
    const { positionals } = parseArguments(args, { json: { type: 'boolean' } });
    const [file] = positionals;
    if (file === undefined) throw new UsageError(missingArgument('BOOK.xlsx'));
    const workbook = await openBook(file, (notices) => warn(terminal, notices));
    const { readings, notices } = await understandWorkbook(workbook, { signal: terminal.signal });
    warn(terminal, notices);
    terminal.out.write(`${JSON.stringify(inspectWorkbook(readings))}\n`);
    return 0;
  },
};
