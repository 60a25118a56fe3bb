import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../../../core/language/problem.ts';
import { openPackage, type XlsxPackage } from '../../../../../core/workbook/file/package.ts';
import { addPlan } from '../../../../../core/workbook/file/write/add-plan.ts';
import { describeWith, findTool, hasSharedData, SHARED_DATA, toolPath } from '../../../../environment/tools.ts';
import { fixtureBytes } from '../../fixture-file.ts';
import { SHOP } from '../../fixture.ts';
import { fullPlan } from '../../full-plan.ts';

const MINUTES = 180_000;
const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/\/charts\/chart\d+\.xml$/, 'dml-chart.xsd'],
  [/\/drawings\/drawing\d+\.xml$/, 'dml-spreadsheetDrawing.xsd'],
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-relationships.xsd'],
  [/itemProps\d+\.xml$/, 'shared-customXmlDataProperties.xsd'],
  [/\/(workbook|styles|comments\d+|worksheets\/sheet\d+|tables\/table\d+)\.xml$/, 'sml.xsd'],
];

/** Parts that differ from those of the package before, or are new. */
function changedParts(before: XlsxPackage, after: XlsxPackage): string[] {
  return after.entries
    .filter((entry) => {
      const old = before.rawPart(entry.name);
      return old === null || old.crc32 !== entry.crc32 || old.size !== entry.size;
    })
    .map((entry) => entry.name);
}

/** Parts laid out as files, validated in one run per schema: the messages by file. */
class Validation {
  private readonly folder = mkdtempSync(join(tmpdir(), 'clipsheet-schema-'));
  private readonly files = new Map<string, string[]>();
  private count = 0;

  add(part: string, text: string): string | null {
    const schema = SCHEMAS.find(([name]) => name.test(part))?.[1];
    if (schema === undefined) return null;
    this.count += 1;
    const file = join(this.folder, `${this.count}.xml`);
    writeFileSync(file, text);
    this.files.set(schema, [...(this.files.get(schema) ?? []), file]);
    return file;
  }

  run(): Map<string, string[]> {
    const messages = new Map<string, string[]>();
    for (const [schema, files] of this.files) {
      const run = spawnSync(toolPath('xmllint'), ['--noout', '--nonet', '--schema', join(SHARED_DATA, 'ooxml-xsd', schema), ...files], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      for (const line of run.stderr.split('\n')) {
        const [file = '', message] = line.split(/:\d+: /);
        if (message !== undefined) messages.set(file, [...(messages.get(file) ?? []), message]);
      }
      for (const file of files) if (!run.stderr.includes(`${file} validates`)) messages.set(file, messages.get(file) ?? ['not validated']);
    }
    return messages;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const runs = findTool('xmllint') !== null && hasSharedData;

describeWith(['xmllint'], 'parts that we write', () => {
  const checked = runs ? describe : describe.skip;

  checked('are valid against ECMA-376, each and every one', () => {
    const before = openPackage(fixtureBytes(SHOP));
    const after = openPackage(addPlan(before, fullPlan()).bytes);
    const parts = changedParts(before, after);
    let messages = new Map<string, string[]>();
    const validation = new Validation();
    const files = new Map(parts.map((part) => [part, validation.add(part, after.text(part) ?? '')]));
    beforeAll(() => {
      messages = validation.run();
    });
    afterAll(() => validation.remove());

    it.each(parts.filter((part) => files.get(part) !== null))('%s', (part) => {
      expect(messages.get(files.get(part) ?? '') ?? []).toEqual([]);
    });

    it('and no kind of part is left unchecked but the ones without a schema', () => {
      expect(parts.filter((part) => files.get(part) === null)).toEqual(['xl/drawings/vmlDrawing1.vml', 'customXml/item1.xml']);
    });
  });

  checked('in real workbooks add no fault to those that were there', () => {
    it('compared part by part', () => {
      const validation = new Validation();
      const pairs: { name: string; before: string | null; after: string }[] = [];
      const folder = join(SHARED_DATA, 'workbooks/any');
      for (const file of readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name))) {
        let before: XlsxPackage;
        let after: XlsxPackage;
        try {
          before = openPackage(new Uint8Array(readFileSync(join(folder, file))));
          after = openPackage(addPlan(before, fullPlan()).bytes);
        } catch (error) {
          if (error instanceof Problem) continue;
          throw error;
        }
        // Strict workbooks have schemas of their own.
        if (after.text(after.workbookPart)?.includes('purl.oclc.org') === true) continue;
        for (const part of changedParts(before, after)) {
          const text = before.text(part);
          const old = text === null ? null : validation.add(part, text);
          const grown = validation.add(part, after.text(part) ?? '');
          if (grown !== null) pairs.push({ name: `${file} ${part}`, before: old, after: grown });
        }
      }
      const messages = validation.run();
      validation.remove();
      const worse = pairs.flatMap(({ name, before, after }) => {
        const now = messages.get(after) ?? [];
        const then = before === null ? [] : (messages.get(before) ?? []);
        return now.length > then.length ? [{ name, now, then }] : [];
      });
      expect(pairs.length).toBeGreaterThan(1000);
      expect(worse).toEqual([]);
    }, MINUTES);
  });
});

