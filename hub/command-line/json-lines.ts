import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { lineNotJson, lineWrongShape } from '../../core/language/texts/command-line.ts';
import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import type { Terminal } from './command.ts';

const withId = z.looseObject({ id: z.union([z.string(), z.number()]) });

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Problem('line-not-json', lineNotJson);
  }
}

/**
 * Answers one JSON line per input line, in order, as they come. A line that fails is answered with
 * `{"id","error"}` (id null where it cannot be read); the rest goes on.
 */
export async function answerJsonLines<Input extends z.ZodType>(
  terminal: Terminal,
  schema: Input,
  answer: (input: z.output<Input>) => unknown,
): Promise<number> {
  const lines = createInterface({ input: terminal.in, crlfDelay: Infinity, signal: terminal.signal });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    let id: unknown = null;
    let result: unknown;
    try {
      const raw = parse(line);
      const identified = withId.safeParse(raw);
      if (identified.success) id = identified.data.id;
      const input = schema.safeParse(raw);
      if (!input.success) {
        const first = input.error.issues[0];
        throw new Problem('line-wrong-shape', lineWrongShape(`${first?.path.join('.') ?? ''} ${first?.message ?? ''}`.trim()));
      }
      result = await answer(input.data);
    } catch (error) {
      const reason = error instanceof Problem ? say(error.sentence, terminal.language) : error instanceof Error ? error.message : String(error);
      result = { id, error: reason };
    }
    if (!terminal.out.write(`${JSON.stringify(result)}\n`)) await once(terminal.out, 'drain');
  }
  return 0;
}
