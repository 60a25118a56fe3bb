import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HostObject } from './host-object.ts';
import { newSheet, newWorkbook } from './model/workbook-model.ts';
import { OFFICE_JS_FOLDER } from './node-window.ts';
import { OfficeHost } from './office-host.ts';
import { startOfficeInNode } from './office-in-node.ts';

const office = await startOfficeInNode();
let host: OfficeHost;
beforeEach(() => {
  host = new OfficeHost(newWorkbook('Book1.xlsx', ['Sheet1', 'Q1 plan']));
  office.use(host);
});

async function code(batch: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> {
  return Excel.run(batch).then(
    () => 'nothing went wrong',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

function firstCell(context: Excel.RequestContext): Excel.Range {
  return context.workbook.worksheets.getActiveWorksheet().getRange('A1');
}

describe('office.js talks to the host as it does to Excel', () => {
  it('starts as desktop Excel with the declared API sets', () => {
    expect(Office.context.host).toBe('Excel');
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.17')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.18')).toBe(false);
  });

  it('sets, formats and loads ranges in one round trip', async () => {
    const loaded = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Q1 plan').getRange('B2:C3');
      range.values = [['Item', 'Sold'], ['a', 2]];
      range.format.fill.color = '#FFFF00';
      range.load('values,address,format/fill/color');
      await context.sync();
      return [range.values, range.address, range.format.fill.color];
    });
    expect(loaded).toEqual([[['Item', 'Sold'], ['a', 2]], "'Q1 plan'!B2:C3", '#FFFF00']);
  });

  it('keeps ranges between round trips and gets them back at the end', async () => {
    await Excel.run(async (context) => {
      const range = firstCell(context);
      range.values = [[1]];
      await context.sync();
      expect(host.keptReferences).toBe(1);
      range.load('values');
      await context.sync();
      expect(range.values).toEqual([[1]]);
    });
    expect(host.keptReferences).toBe(0);
  });

  it('loads nested collections and single objects on the way', async () => {
    host.workbook.sheets[1]?.tables.push({ id: '{t}', name: 'Plan', area: { top: 0, left: 0, bottom: 2, right: 1 }, settings: {} });
    const loaded = await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name,items/protection/protected,items/tables/items/name');
      await context.sync();
      return sheets.items.map((sheet) => [sheet.name, sheet.protection.protected, sheet.tables.items.map((table) => table.name)]);
    });
    expect(loaded).toEqual([['Sheet1', false, []], ['Q1 plan', false, ['Plan']]]);
  });

  it('splits large writes as the client does and keeps them whole', async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B5000');
      range.values = Array.from({ length: 5000 }, (_, row) => [row, `r${row}`]);
      await context.sync();
    });
    expect(host.workbook.sheets[0]?.cells.get(4999)?.get(1)?.content).toBe('r4999');
  });

  it('tells where the person stands', async () => {
    host.workbook.activeSheet = 'Q1 plan';
    host.workbook.selection = { top: 2, left: 1, bottom: 4, right: 1 };
    const places = await Excel.run(async (context) => {
      const cell = context.workbook.getActiveCell().load('address,worksheet/name');
      const selected = context.workbook.getSelectedRange().load('address');
      await context.sync();
      return [cell.address, cell.worksheet.name, selected.address];
    });
    expect(places).toEqual(["'Q1 plan'!B3", 'Q1 plan', "'Q1 plan'!B3:B5"]);
  });

  it('keeps settings in the document', async () => {
    const { settings } = Office.context.document;
    settings.set('language', 'zh');
    await new Promise((resolve) => settings.saveAsync(resolve));
    expect(JSON.stringify(host.workbook.settings)).toContain('zh');
  });

  it('sends events to handlers with the id of the sheet', async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        heard.push(event.address);
        return Promise.resolve();
      });
      await context.sync();
      firstCell(context).values = [[7]];
      await context.sync();
    });
    await expect.poll(() => heard).toEqual(['A1']);
  });
});

describe('wrong use fails as in Excel', () => {
  it.each([
    ['a property that was not loaded', 'PropertyNotLoaded', async (context: Excel.RequestContext) => {
      const range = firstCell(context);
      await context.sync();
      return range.values;
    }],
    ['a property that does not exist', 'InvalidArgument', async (context: Excel.RequestContext) => {
      firstCell(context).load('valuez');
      await context.sync();
    }],
    ['a null object that was not checked', 'InvalidObjectPath', async (context: Excel.RequestContext) => {
      const sheet = context.workbook.worksheets.getItem('Nowhere');
      sheet.load('name');
      await context.sync();
    }],
    ['an array of another shape', 'InvalidArgument', async (context: Excel.RequestContext) => {
      firstCell(context).values = [[1, 2]];
      await context.sync();
    }],
    ['a member newer than the declared set', 'ApiNotFound', async (context: Excel.RequestContext) => {
      context.workbook.linkedWorkbooks.load('items/id');
      await context.sync();
    }],
    ['a sheet of a name that is taken', 'ItemAlreadyExists', async (context: Excel.RequestContext) => {
      context.workbook.worksheets.add('SHEET1');
      await context.sync();
    }],
    ['a formula with an open bracket', 'InvalidArgument', async (context: Excel.RequestContext) => {
      firstCell(context).formulas = [['=SUM(1']];
      await context.sync();
    }],
    ['a line inside a block that has no inside', 'InvalidArgument', async (context: Excel.RequestContext) => {
      firstCell(context).format.borders.getItem('InsideHorizontal').style = 'Continuous';
      await context.sync();
    }],
  ])('%s', async (_, expected, batch) => {
    const seen = await code(batch);
    // Office.js words a missing item as ItemNotFound; both are refusals by path.
    expect([expected, 'ItemNotFound']).toContain(seen);
    expect(seen).not.toBe('nothing went wrong');
  });

  it('keeps what was done before a failing action, as Excel does', async () => {
    await code(async (context) => {
      firstCell(context).values = [['done']];
      context.workbook.worksheets.add('Sheet1');
      await context.sync();
    });
    expect(host.workbook.sheets[0]?.cells.get(0)?.get(0)?.content).toBe('done');
  });
});

describe('limits and faults', () => {
  it('refuses a request over the limit and answers none over it', async () => {
    host = new OfficeHost(newWorkbook('Book1.xlsx'), { payloadLimit: 20_000 });
    office.use(host);
    const long = 'x'.repeat(30_000);
    expect(await code(async (context) => {
      firstCell(context).values = [[long]];
      await context.sync();
    })).toBe('RequestPayloadSizeLimitExceeded');
    const sheet = newSheet('Long');
    host.workbook.sheets.push(sheet);
    await Excel.run(async (context) => {
      for (const row of [1, 2, 3]) {
        context.workbook.worksheets.getItem('Long').getRange(`A${row}`).values = [['y'.repeat(9000)]];
        await context.sync();
      }
    });
    expect(await code(async (context) => {
      context.workbook.worksheets.getItem('Long').getRange('A1:A3').load('values');
      await context.sync();
    })).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('refuses structure changes of a protected workbook', async () => {
    host.workbook.structureProtected = true;
    expect(await code(async (context) => {
      context.workbook.worksheets.add('New');
      await context.sync();
    })).toBe('AccessDenied');
  });

  it('fails at the round trip that a test names', async () => {
    host.failAt(1, { kind: 'transport', code: 5004 });
    expect(await code(async (context) => {
      firstCell(context).values = [[1]];
      await context.sync();
      firstCell(context).values = [[2]];
      await context.sync();
    })).toBe('InvalidOperationInCellEditMode');
    expect(host.workbook.sheets[0]?.cells.get(0)?.get(0)?.content).toBe(1);
  });
});

describe('the host and the library agree on names', () => {
  it('every member of the host is one that office.js speaks of', async () => {
    const library = readFileSync(join(OFFICE_JS_FOLDER, 'excel-win32-16.01.debug.js'), 'utf8');
    const spoken = new Set([...library.matchAll(/"([A-Z_][A-Za-z0-9_]*)"/g)].map((match) => match[1] ?? ''));
    const { Workbook } = await import('./objects/workbook.ts');
    const { Worksheet } = await import('./objects/worksheet.ts');
    const { RangeAreas } = await import('./objects/range-areas.ts');
    const sheet = newSheet('S');
    const area = { top: 0, left: 0, bottom: 0, right: 0 };
    const session = {
      workbook: newWorkbook('B'),
      references: new Map<string, HostObject>(),
      registered: new Set<string>(),
      fire: () => undefined,
      make: {
        worksheet: () => new Worksheet(session, sheet),
        areas: (): HostObject => new RangeAreas(session, sheet, [area]),
      },
    };
    const unknown: string[] = [];
    const seen = new Set<string>();
    const visit = (object: HostObject): void => {
      if (seen.has(object.typeName)) return;
      seen.add(object.typeName);
      for (const [name, member] of Object.entries(object.table)) {
        if (!spoken.has(name)) unknown.push(`${object.typeName}.${name}`);
        if (member.kind === 'part' && !name.endsWith('OrNullObject')) {
          try {
            visit(member.get());
          } catch {
            continue;
          }
        }
      }
    };
    visit(new Workbook(session));
    visit(session.make.areas());
    expect(seen.size).toBeGreaterThan(15);
    expect(unknown).toEqual([]);
  });
});
