import * as z from 'zod';
import { Problem } from '../language/problem.ts';
import { engineTexts } from '../language/texts/engine.ts';
import type { Text } from '../language/language.ts';

/** What DuckDB says, for a person: Problem `sql-failed`. `tables` are those loaded, for a hint. */
export function sqlProblem(cause: unknown, tables: readonly string[]): Problem {
  if (cause instanceof Problem) return cause;
  const message = unwrapped(cause instanceof Error ? cause.message : String(cause));
  return new Problem('sql-failed', sentenceFor(message, tables), { cause });
}

function sentenceFor(message: string, tables: readonly string[]): Text {
  const reason = firstLine(message);
  const table = /Table with name (.+?) does not exist/.exec(message)?.[1];
  if (table !== undefined) return engineTexts.noSuchTable(table, tables);
  const column = /Referenced column "(.+?)" not found|Table ".*?" does not have a column named "(.+?)"/.exec(message);
  if (column) return engineTexts.noSuchColumn(column[1] ?? column[2] ?? '', candidates(message));
  const place = /syntax error at (?:or near "(.*?)"|(end of input))/.exec(message);
  if (place) return engineTexts.syntax(place[1] ?? place[2] ?? '');
  if (/out of memory|failed to allocate|allocation failure/i.test(message)) return engineTexts.outOfMemory;
  if (/disabled by configuration|disabled through configuration|configuration has been locked|external access/i.test(message)) {
    return engineTexts.noFiles;
  }
  if (/^(Conversion|Binder|Invalid Input) Error: .*(cast|convert|No function matches)/is.test(message)) {
    return engineTexts.wrongType(reason);
  }
  return engineTexts.failed(reason);
}

const wrappedSchema = z.object({ exception_type: z.string(), exception_message: z.string() });

/** In pages some errors arrive as JSON around the message that Node gives. */
function unwrapped(message: string): string {
  if (!message.startsWith('{')) return message;
  try {
    const wrapped = wrappedSchema.safeParse(JSON.parse(message));
    return wrapped.success ? `${wrapped.data.exception_type} Error: ${wrapped.data.exception_message}` : message;
  } catch {
    return message;
  }
}

function candidates(message: string): string[] {
  const list = /Candidate bindings: (.+)/.exec(message)?.[1] ?? '';
  return [...list.matchAll(/"(.+?)"/g)].map((match) => match[1] ?? '').slice(0, 5);
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  return line.replace(/^[A-Z][A-Za-z ]+ Error: /, '');
}
