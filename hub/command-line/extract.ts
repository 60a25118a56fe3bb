import * as z from 'zod';
import { missingArgument, summaries } from '../../core/language/texts/command-line.ts';
import { extractLine } from '../extract/extract-jsonl.ts';
import { parseArguments } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { answerJsonLines } from './json-lines.ts';

const lineSchema = z.looseObject({ id: z.union([z.string(), z.number()]), url: z.string(), file: z.string() });

export const extract: Command = {
  name: 'extract',
  usage: '--jsonl < pages.jsonl',
  summary: summaries.extract,
  run(args, terminal) {
    const { values } = parseArguments(args, { jsonl: { type: 'boolean' } });
    if (values.jsonl !== true) throw new UsageError(missingArgument('--jsonl'));
    return answerJsonLines(terminal, lineSchema, async ({ id, url, file }) => ({ ...(await extractLine({ id: String(id), url, file })), id }));
  },
};
