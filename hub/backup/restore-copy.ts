import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as z from 'zod';
import { RESTORE_GAP } from '../../core/sync/hub-protocol.ts';
import { copyDamaged, copyTooNew, workspaceThere } from '../../core/language/texts/hub.ts';
import { Problem } from '../../core/language/problem.ts';
import { countColumn } from '../database/columns.ts';
import type { Database, Query } from '../database/database.ts';
import { replacePast } from '../team/epochs.ts';
import { COPIED_TABLES, COPY_VERSION, copiedWorkspaceSchema, endSchema, headSchema, isCopiedTable, type CopiedTable, type CopiedWorkspace } from './copy-format.ts';

export interface RestoreOptions {
  /** Takes the place of workspaces that are there. */
  readonly replace: boolean;
}

const pastsSchema = z.array(z.object({ epoch: z.string(), restored_to: countColumn }));
const idsSchema = z.array(z.object({ id: z.string() }));
const stateSchema = z.array(z.object({ epoch: z.string(), seq: countColumn }));

/**
 * Brings workspaces back from a copy, each wholly or not at all, after the whole file was checked. Devices learn by a new
 * epoch that the past is another, and up to where it is still theirs; what they know beyond that they tell again.
 *
 * @returns the workspaces. Throws Problem `copy-damaged`, `copy-too-new`, or `workspace-there`; then nothing was changed.
 */
export async function restoreCopy(database: Database, file: string, { replace }: RestoreOptions): Promise<readonly CopiedWorkspace[]> {
  const workspaces = await checkedWorkspaces(file);
  if (!replace) {
    for (const { id, name } of workspaces) {
      const there = await database.transaction(id, ({ query }) => query('SELECT 1 FROM clipsheet.workspace WHERE id = $1', [id]));
      if (there.length > 0) throw new Problem('workspace-there', workspaceThere(name));
    }
  }
  for (const workspace of workspaces) {
    await database.transaction(workspace.id, ({ query }) => restoreWorkspace(query, workspace, rowsOf(file, workspace.id)));
  }
  return workspaces;
}

/** Reads a copy once, to its end. */
async function checkedWorkspaces(file: string): Promise<CopiedWorkspace[]> {
  const workspaces: CopiedWorkspace[] = [];
  const hash = createHash('sha256');
  let [lines, isWhole] = [0, false];
  for await (const line of linesOf(file)) {
    if (isWhole) throw damaged(file);
    if (line.startsWith('{"end":')) {
      const { end } = read(line, endSchema, file);
      if (end.lines !== lines || end.sha256 !== hash.digest('hex')) throw damaged(file);
      isWhole = true;
      continue;
    }
    hash.update(line).update('\n');
    lines += 1;
    if (lines === 1 && read(line, headSchema, file).version > COPY_VERSION) throw new Problem('copy-too-new', copyTooNew);
    const [table, row] = partsOf(line);
    if (table === 'workspace') workspaces.push(read(row, copiedWorkspaceSchema, file));
    else if (lines > 1 && !isCopiedTable(table)) throw damaged(file);
  }
  if (!isWhole) throw damaged(file);
  return workspaces;
}

async function restoreWorkspace(query: Query, copy: CopiedWorkspace, rows: AsyncIterable<readonly [CopiedTable, string]>): Promise<void> {
  const { id, name, epoch, seq, min_seq: minSeq, created_at: createdAt } = copy;
  await query('SET LOCAL statement_timeout = 0');
  await replacePast(query, id);
  const [present] = stateSchema.parse(await query('SELECT epoch, seq FROM clipsheet.workspace WHERE id = $1', [id]));
  const pasts = pastsSchema.parse(await query('SELECT epoch, restored_to FROM clipsheet.former_epoch WHERE ws = $1', [id]));
  const out = idsSchema.parse(await query('SELECT id FROM clipsheet.device WHERE ws = $1 AND revoked_at IS NOT NULL', [id]));
  for (const table of ['blob', 'lost', 'op', 'record', 'client', 'former_epoch']) await query(`DELETE FROM clipsheet.${table} WHERE ws = $1`, [id]);
  await query('DELETE FROM clipsheet.workspace WHERE id = $1', [id]);
  // Places go on far beyond any that was ever given, so none is used twice: also where an older copy follows a newer one.
  const reached = Math.max(seq, present?.seq ?? 0) + RESTORE_GAP;
  await query('INSERT INTO clipsheet.workspace (id, name, seq, min_seq, created_at) VALUES ($1, $2, $3, $4, $5)', [id, name, reached, minSeq, createdAt]);
  for await (const [table, batch] of batchesOf(rows)) {
    const columns = COPIED_TABLES[table].columns.join(', ');
    await query(
      `INSERT INTO clipsheet.${table} (ws, ${columns})
       SELECT $1, ${columns} FROM jsonb_populate_recordset(NULL::clipsheet.${table}, $2::jsonb) WITH ORDINALITY ORDER BY ordinality`,
      [id, `[${batch.join(',')}]`],
    );
  }
  // Every past that was ever told is now part of the present no further than the copy.
  const ended = [...pasts, ...(present === undefined ? [] : [{ epoch: present.epoch, restored_to: seq }]), { epoch, restored_to: seq }];
  for (const past of ended) {
    await query(
      `INSERT INTO clipsheet.former_epoch (ws, epoch, restored_to) VALUES ($1, $2, $3)
       ON CONFLICT (ws, epoch) DO UPDATE SET restored_to = least(former_epoch.restored_to, excluded.restored_to)`,
      [id, past.epoch, Math.min(past.restored_to, seq)],
    );
  }
  await query('UPDATE clipsheet.former_epoch SET restored_to = least(restored_to, $2) WHERE ws = $1', [id, seq]);
  // Who was shown out since the copy stays out.
  await query('UPDATE clipsheet.device SET revoked_at = now() WHERE ws = $1 AND id = ANY ($2::uuid[]) AND revoked_at IS NULL', [id, out.map((device) => device.id)]);
}

const BATCH_CHARACTERS = 4_000_000;
const BATCH_ROWS = 500;

async function* batchesOf(rows: AsyncIterable<readonly [CopiedTable, string]>): AsyncGenerator<readonly [CopiedTable, readonly string[]]> {
  let batch: string[] = [];
  let [table, size]: [CopiedTable | null, number] = [null, 0];
  for await (const [of, row] of rows) {
    if (table !== null && (of !== table || batch.length === BATCH_ROWS || size + row.length > BATCH_CHARACTERS)) {
      yield [table, batch];
      [batch, size] = [[], 0];
    }
    table = of;
    batch.push(row);
    size += row.length;
  }
  if (table !== null) yield [table, batch];
}

/** The rows of one workspace of a copy that was checked. */
async function* rowsOf(file: string, workspace: string): AsyncGenerator<readonly [CopiedTable, string]> {
  let isWanted = false;
  for await (const line of linesOf(file)) {
    const [table, row] = partsOf(line);
    if (table === 'workspace') isWanted = read(row, copiedWorkspaceSchema, file).id === workspace;
    else if (isWanted && isCopiedTable(table)) yield [table, row];
  }
}

/** A line is an object of one name: what it is, and the JSON of it, which is not read here. */
function partsOf(line: string): readonly [string, string] {
  const [whole = '', name = ''] = /^\{"(\w+)" ?: ?/.exec(line) ?? [];
  return [name, line.slice(whole.length, -1)];
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = bytes.pipe(createGunzip());
  bytes.on('error', (error) => text.destroy(error));
  try {
    yield* createInterface({ input: text, crlfDelay: Infinity });
  } catch (error) {
    throw damaged(file, error);
  } finally {
    bytes.destroy();
  }
}

function read<T>(text: string, schema: z.ZodType<T>, file: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw damaged(file, error);
  }
}

function damaged(file: string, cause?: unknown): Problem {
  return new Problem('copy-damaged', copyDamaged(file), { cause });
}
