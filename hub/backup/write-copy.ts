import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { resolve } from 'node:path';
import * as z from 'zod';
import { copyNotWritten } from '../../core/language/texts/hub.ts';
import { Problem } from '../../core/language/problem.ts';
import type { Database, Query } from '../database/database.ts';
import { listWorkspaces } from '../team/workspaces.ts';
import { COPIED_NAMES, COPIED_TABLES, COPY_FORMAT, COPY_VERSION } from './copy-format.ts';

const linesSchema = z.array(z.object({ line: z.string() }));

/**
 * Writes a copy of all workspaces, each as it is at one moment; devices may go on working. A whole file or none: it takes
 * its name last.
 *
 * @returns the lines in it. Throws Problem `copy-not-written`.
 */
export async function writeCopy(database: Database, file: string): Promise<number> {
  const part = `${resolve(file)}.${process.pid}.part`;
  try {
    const lines = await writeLines(database, part);
    await rename(part, file);
    return lines;
  } catch (error) {
    await rm(part, { force: true });
    throw new Problem('copy-not-written', copyNotWritten(file, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

async function writeLines(database: Database, file: string): Promise<number> {
  const handle = await open(file, 'wx', 0o600);
  const gzip = createGzip();
  const written = pipeline(gzip, handle.createWriteStream({ flush: true }));
  // Where the disk is full this fails first, and is told by whoever waits for it below.
  written.catch(() => undefined);
  const hash = createHash('sha256');
  let lines = 0;
  const write = async (line: string) => {
    hash.update(line).update('\n');
    lines += 1;
    if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), written]);
  };
  try {
    await write(JSON.stringify({ format: COPY_FORMAT, version: COPY_VERSION }));
    for (const { id } of await listWorkspaces(database)) {
      await database.transaction(id, ({ query }) => writeWorkspace(query, id, write), { snapshot: true });
    }
    gzip.end(`${JSON.stringify({ end: { lines, sha256: hash.digest('hex') } })}\n`);
    await written;
    return lines;
  } finally {
    gzip.destroy();
    await handle.close().catch(() => undefined);
  }
}

async function writeWorkspace(query: Query, workspace: string, write: (line: string) => Promise<void>): Promise<void> {
  const state = 'SELECT id, name, epoch, seq, min_seq, created_at FROM clipsheet.workspace WHERE id = $1';
  for (const { line } of linesSchema.parse(await query(`SELECT json_build_object('workspace', w)::text AS line FROM (${state}) w`, [workspace]))) await write(line);
  for (const table of COPIED_NAMES) {
    const { columns, order, atOnce } = COPIED_TABLES[table];
    // Row-level security leaves the rows of this workspace alone: a cursor takes no values of its own.
    const rows = `SELECT ${columns.join(', ')} FROM clipsheet.${table} ${table === 'record' ? 'WHERE rev > 0' : ''} ORDER BY ${order}`;
    await query(`DECLARE copied NO SCROLL CURSOR FOR SELECT json_build_object('${table}', r)::text AS line FROM (${rows}) r`);
    const next = async () => linesSchema.parse(await query(`FETCH ${atOnce} FROM copied`));
    for (let lines = await next(); lines.length > 0; lines = await next()) for (const { line } of lines) await write(line);
    await query('CLOSE copied');
  }
}
