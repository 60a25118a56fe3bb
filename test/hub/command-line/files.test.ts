import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInput, writeOutput } from '../../../hub/command-line/files.ts';

const freshFolder = () => mkdtemp(join(tmpdir(), 'clipsheet-files-'));

describe('writing a file', () => {
  it('makes the folders on the way', async () => {
    const file = join(await freshFolder(), 'a/b/report.xlsx');
    await writeOutput(file, 'whole');
    expect(await readFile(file, 'utf8')).toBe('whole');
  });

  it('replaces what was there only as a whole', async () => {
    const folder = await freshFolder();
    const file = join(folder, 'report.xlsx');
    await writeFile(file, 'before');
    await writeOutput(file, 'after');
    expect(await readFile(file, 'utf8')).toBe('after');
    expect(await readdir(folder)).toEqual(['report.xlsx']);
  });

  it('says why it could not write, and leaves nothing half-written', async () => {
    const folder = await freshFolder();
    await mkdir(join(folder, 'taken'));
    await expect(writeOutput(join(folder, 'taken'), 'x')).rejects.toMatchObject({ code: 'file-not-written' });
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('says why when a file stands where a folder should', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'file'), 'kept');
    await expect(writeOutput(join(folder, 'file/report.xlsx'), 'x')).rejects.toMatchObject({ code: 'file-not-written' });
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('kept');
  });
});

describe('reading a file', () => {
  it('says that it is not there', async () => {
    await expect(readInput(join(await freshFolder(), 'no.xlsx'))).rejects.toMatchObject({ code: 'file-not-found' });
  });
});
