import * as z from 'zod';
import { missingArgument, summaries } from '../../core/language/texts/command-line.ts';
import { readQuantities } from '../../core/quantity/quantities.ts';
import { parsePrice } from '../../core/quantity/price.ts';
import { parseArguments } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { answerJsonLines } from './json-lines.ts';

const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  hint: z.nullish(z.string()),
  lang: z.nullish(z.string()),
  /** What relative dates count from; they are left out without it. */
  today: z.nullish(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}/))),
});

export const quantity: Command = {
  name: 'quantity',
  usage: '--jsonl < texts.jsonl',
  summary: summaries.quantity,
  run(args, terminal) {
    const { values } = parseArguments(args, { jsonl: { type: 'boolean' } });
    if (values.jsonl !== true) throw new UsageError(missingArgument('--jsonl'));
    return answerJsonLines(terminal, lineSchema, ({ id, text, hint, lang, today }) => ({
      id,
      price: parsePrice(text, { currencyHint: hint ?? null, lang: lang ?? null }),
      quantities: readQuantities(text, { currencyHint: hint ?? null, lang: lang ?? null, today: today ?? null }),
    }));
  },
};
