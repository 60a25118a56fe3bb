import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it, vi } from 'vitest';

// The first file that is linted has the whole project understood.
vi.setConfig({ testTimeout: 120_000 });

const root = resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: root });

/** Whether the linter forbids `file` to import `from`. */
async function isForbidden(file: string, from: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import '${from}';\n`, { filePath: resolve(root, file) });
  return result?.messages.some((message) => message.ruleId === 'import-x/no-restricted-paths') ?? false;
}

describe('imports go one way', () => {
  it.each([
    ['core/language/language.ts', '../clip/clip.ts'],
    ['core/clip/clip.ts', '../workbook/address.ts'],
    ['core/sheet/typed-table.ts', '../engine/engine.ts'],
    ['core/fact/fact.ts', '../report/study.ts'],
    ['core/workbook/workbook.ts', '../../hub/command-line/main.ts'],
    ['core/report/study.ts', '../../test/environment/tools.ts'],
    ['hub/command-line/main.ts', '../../office-addin/excel/excel-workbook.ts'],
    ['hub/command-line/main.ts', '../../extension/messages.ts'],
  ])('%s must not import %s', async (file, from) => {
    expect(await isForbidden(file, from)).toBe(true);
  });

  it.each([
    ['core/report/study.ts', '../fact/fact.ts'],
    ['core/fact/fact.ts', '../clip/clip.ts'],
    ['hub/command-line/main.ts', '../../core/language/language.ts'],
  ])('%s may import %s', async (file, from) => {
    expect(await isForbidden(file, from)).toBe(false);
  });
});
