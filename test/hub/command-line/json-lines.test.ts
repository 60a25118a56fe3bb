import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answerJsonLines } from '../../../hub/command-line/json-lines.ts';
import type { Terminal } from '../../../hub/command-line/command.ts';

async function answers(lines: readonly string[], answer: (input: { id: string | number; n: number }) => unknown): Promise<unknown[]> {
  const out = new PassThrough();
  const terminal: Terminal = { in: Readable.from(lines.map((line) => `${line}\n`)), out, err: new PassThrough(), language: 'en', signal: new AbortController().signal };
  const schema = z.looseObject({ id: z.union([z.string(), z.number()]), n: z.number() });
  const chunks: string[] = [];
  out.on('data', (chunk) => chunks.push(String(chunk)));
  await answerJsonLines(terminal, schema, answer);
  return chunks.join('').trim().split('\n').map((line): unknown => JSON.parse(line));
}

describe('JSON lines', () => {
  it('are answered one by one, in order', async () => {
    expect(await answers(['{"id":"a","n":1}', '{"id":"b","n":2}'], ({ id, n }) => ({ id, twice: n * 2 }))).toEqual([
      { id: 'a', twice: 2 },
      { id: 'b', twice: 4 },
    ]);
  });

  it('go on after a line that fails, naming it', async () => {
    const result = await answers(['not json', '{"id":"b"}', '{"id":"c","n":0}', '{"id":"d","n":4}'], ({ id, n }) => {
      if (n === 0) throw new Error('division by zero');
      return { id, inverse: 1 / n };
    });
    expect(result).toMatchObject([
      { id: null, error: 'this line is not valid JSON' },
      { id: 'b' },
      { id: 'c', error: 'division by zero' },
      { id: 'd', inverse: 0.25 },
    ]);
    expect(JSON.stringify(result[1])).toMatch(/"error":"this line lacks something: n /);
  });
});
