import { closeSync, openSync, writeSync } from 'node:fs';
import { strToU8, Zip, ZipDeflate } from 'fflate';

const REGIONS = ['华东', '华南', '华北', '西南', 'Overseas'];
const CHANNELS = ['Online', 'Retail', 'Partner'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const BATCH = 5000;

/** Writes a workbook of one sheet `Orders`, ten columns of shared texts, numbers and dates, always the same. */
export function writeLargeWorkbook(path: string, rows: number): void {
  const file = openSync(path, 'w');
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    writeSync(file, piece);
  });
  const add = (name: string, pieces: Iterable<string>): void => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for (const piece of pieces) part.push(strToU8(piece));
    part.push(new Uint8Array(0), true);
  };
  add('[Content_Types].xml', [
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  ]);
  add('_rels/.rels', [
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  add('xl/workbook.xml', [
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  add('xl/_rels/workbook.xml.rels', [
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ]);
  add('xl/styles.xml', [
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
  ]);
  add('xl/sharedStrings.xml', sharedStrings(rows));
  add('xl/worksheets/sheet1.xml', sheet(rows));
  zip.end();
  closeSync(file);
}

function* sharedStrings(rows: number): Generator<string> {
  const fixed = [...Array.from({ length: 10 }, (_, column) => `Column ${column + 1}`), ...REGIONS, ...CHANNELS];
  yield `<sst xmlns="${MAIN}">${fixed.map((text) => `<si><t>${text}</t></si>`).join('')}`;
  // Two columns of texts that are all different: an order number and a customer.
  for (let row = 0; row < rows; row += BATCH) {
    let piece = '';
    for (let i = row; i < Math.min(row + BATCH, rows); i++) {
      piece += `<si><t>SO-${2_000_000 + i}</t></si><si><t>客户 ${(i * 7919) % rows} &amp; Co. number ${i}</t></si>`;
    }
    yield piece;
  }
  yield '</sst>';
}

function* sheet(rows: number): Generator<string> {
  const regions = 10;
  const channels = regions + REGIONS.length;
  const texts = channels + CHANNELS.length;
  const headers = Array.from('ABCDEFGHIJ', (letter, i) => `<c r="${letter}1" t="s"><v>${i}</v></c>`).join('');
  yield `<worksheet xmlns="${MAIN}"><dimension ref="A1:J${rows + 1}"/><sheetData><row r="1">${headers}</row>`;
  let state = 42;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  for (let from = 0; from < rows; from += BATCH) {
    let piece = '';
    for (let i = from; i < Math.min(from + BATCH, rows); i++) {
      const r = i + 2;
      piece +=
        `<row r="${r}" spans="1:10"><c r="A${r}" t="s"><v>${texts + 2 * i}</v></c><c r="B${r}" s="1"><v>${43_000 + (i % 1500)}</v></c>` +
        `<c r="C${r}" t="s"><v>${regions + random(REGIONS.length)}</v></c><c r="D${r}" t="s"><v>${channels + random(CHANNELS.length)}</v></c>` +
        `<c r="E${r}" t="s"><v>${texts + 2 * i + 1}</v></c><c r="F${r}"><v>${random(500)}</v></c>` +
        `<c r="G${r}" s="2"><v>${random(1_000_000) / 100}</v></c><c r="H${r}" s="2"><v>${random(10_000_000) / 1000}</v></c>` +
        `<c r="I${r}"><v>${random(2_000_000_000) / 2_147_483_648}</v></c><c r="J${r}" s="1"><v>${43_010 + (i % 1490)}</v></c></row>`;
    }
    yield piece;
  }
  yield '</sheetData></worksheet>';
}
