import * as z from 'zod';
import { Problem } from '../language/problem.ts';
import { engineTexts } from '../language/texts/engine.ts';
import type { Language, Text } from '../language/language.ts';

/** What DuckDB says, for a person: Problem `sql-failed`. `tables` are those loaded, for a hint. */
export function sqlProblem(cause: unknown, tables: readonly string[]): Problem {
  if (cause instanceof Problem) return cause;
  const message = unwrapped(cause instanceof Error ? cause.message : String(cause));
  return new Problem('sql-failed', sentenceFor(message, tables), { cause });
}

function sentenceFor(message: string, tables: readonly string[]): Text {
  const reason = firstLine(message);
  const found = SENTENCES.map(({ pattern, say }) => {
    const match = pattern.exec(message);
    return match === null ? null : say(match.slice(1).find((part) => part !== undefined) ?? '', message, tables);
  }).find((sentence) => sentence !== null);
  return found ?? engineTexts.failed(reason);
}

interface Said {
  readonly pattern: RegExp;
  /** `part` is what the pattern caught. */
  readonly say: (part: string, message: string, tables: readonly string[]) => Text;
}

/** What DuckDB's messages mean, the first that fits. */
const SENTENCES: readonly Said[] = [
  { pattern: /Table with name (.+?) does not exist/, say: (name, message, tables) => engineTexts.noSuchTable(name, suggestion(message, tables), tables.slice(0, MOST_TABLES)) },
  {
    pattern: /Referenced column "(.+?)" not found|Table ".*?" does not have a column named "(.+?)"/,
    say: (name, message) => engineTexts.noSuchColumn(name, candidates(message)),
  },
  { pattern: /Function with name "?(.+?)"? does not exist/, say: (name, message) => engineTexts.noSuchFunction(name, suggestion(message)) },
  { pattern: /column "?(.+?)"? must appear in the GROUP BY clause/, say: (name) => engineTexts.notGrouped(name) },
  { pattern: /aggregates? .*WHERE clause|WHERE clause cannot contain aggregates/i, say: () => engineTexts.aggregateInWhere },
  { pattern: /(?:syntax error at end of input|unterminated quoted)/, say: () => engineTexts.endsTooEarly },
  { pattern: /syntax error at or near "(.*?)"/, say: (place) => engineTexts.syntax(place) },
  { pattern: /read-only mode|Cannot execute statement of type/i, say: () => engineTexts.readOnly },
  { pattern: /out of memory|failed to allocate|allocation failure/i, say: () => engineTexts.outOfMemory },
  { pattern: /disabled by configuration|disabled through configuration|configuration has been locked|external access/i, say: () => engineTexts.noFiles },
  { pattern: /(?:date|timestamp|time) field (?:value out of range|format): "(.*?)"/, say: (value) => engineTexts.notADate(value) },
  { pattern: /No function matches the given name and argument types '(.+?)'/, say: (call) => engineTexts.wrongArguments(readableTypes(call, 'zh'), readableTypes(call, 'en')) },
  { pattern: /Cannot compare values of type (.+?) - an explicit cast/, say: (both) => engineTexts.cannotCompare(readableTypes(both, 'zh'), readableTypes(both, 'en')) },
  { pattern: /Could not convert string '(.*?)' to/, say: (value) => engineTexts.notANumber(value) },
  { pattern: /^(?:Conversion|Binder|Invalid Input) Error: (.*(?:cast|convert).*)/i, say: (reason) => engineTexts.wrongType(reason) },
];

const MOST_TABLES = 12;

/** DuckDB's names of types as a person reads them. */
const TYPE_WORDS: readonly (readonly [RegExp, Text])[] = [
  [/\bVARCHAR\b|\bSTRING_LITERAL\b/g, { zh: '文本', en: 'text' }],
  [/\b(?:DOUBLE|FLOAT|U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER(?:_LITERAL)?|DECIMAL\(\d+,\s?\d+\))(?![\w(])/g, { zh: '数字', en: 'number' }],
  [/\bTIMESTAMP\b/g, { zh: '日期时间', en: 'date and time' }],
  [/\bDATE\b/g, { zh: '日期', en: 'date' }],
  [/\bBOOLEAN\b/g, { zh: '是/否', en: 'yes or no' }],
];

function readableTypes(words: string, language: Language): string {
  const plain = words.replace(/ and type /g, ', ');
  return TYPE_WORDS.reduce((text, [pattern, word]) => text.replace(pattern, word[language]), plain);
}

/** The name that DuckDB proposes instead, where it is one of ours. */
function suggestion(message: string, among?: readonly string[]): string | null {
  const name = /Did you mean "(.+?)"/.exec(message)?.[1] ?? null;
  return name === null || (among !== undefined && !among.includes(name)) ? null : name;
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
