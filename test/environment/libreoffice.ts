import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { toolPath } from './tools.ts';

const run = promisify(execFile);

/** Calculates every formula anew when a file is opened, whatever values the file holds. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/**
 * Opens .xlsx files in LibreOffice, calculates every formula anew, and saves them in another format.
 * Gives the paths of the new files, in order. One start of the program serves all files.
 */
export async function convertWithLibreOffice(files: readonly string[], to: 'xlsx' | 'pdf', outFolder: string): Promise<string[]> {
  const profile = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    const filter = to === 'xlsx' ? 'xlsx:Calc MS Excel 2007 XML' : 'pdf:calc_pdf_Export';
    const options = [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', filter, '--outdir', outFolder];
    await run(toolPath('libreoffice'), [...options, ...files], { timeout: 110_000 });
    return files.map((file) => join(outFolder, `${basename(file, extname(file))}.${to}`));
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
