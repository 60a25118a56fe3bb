import type { XlsxPackage } from './package.ts';
import { relatedPart } from './workbook-part.ts';
import { readXml } from './xml.ts';

const GENERAL = 'General';

/**
 * Built-in number formats (ECMA-376 18.8.30) as Excel shows them in en-US, with those of 27 to 36 and 50 to 58
 * as in zh-CN: other languages of East Asia differ in words only, and all of these are dates and times.
 */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: GENERAL, 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00',
  5: '$#,##0_);($#,##0)', 6: '$#,##0_);[Red]($#,##0)', 7: '$#,##0.00_);($#,##0.00)', 8: '$#,##0.00_);[Red]($#,##0.00)',
  9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??',
  14: 'm/d/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
  37: '#,##0_);(#,##0)', 38: '#,##0_);[Red](#,##0)', 39: '#,##0.00_);(#,##0.00)', 40: '#,##0.00_);[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@',
  50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** Number format codes by cell style, each code once. */
export class NumberFormats {
  /** Index 0 is always `General`. */
  readonly codes: string[] = [GENERAL];
  private readonly idOfCode = new Map<string, number>([[GENERAL, 0]]);
  private readonly idOfStyle: number[];

  /** `styles[i]` is the format code of cell format `i`. */
  constructor(styles: readonly string[]) {
    this.idOfStyle = styles.map((code) => this.idOf(code));
  }

  /** The id of a style's format; 0 for a style that the file does not have. */
  ofStyle(style: number): number {
    return this.idOfStyle[style] ?? 0;
  }

  /** The id of a code, added where it is new. Ids are at most 65,535: beyond that all are `General`. */
  idOf(code: string): number {
    const known = this.idOfCode.get(code);
    if (known !== undefined) return known;
    if (this.codes.length > 0xffff) return 0;
    this.codes.push(code);
    this.idOfCode.set(code, this.codes.length - 1);
    return this.codes.length - 1;
  }
}

/** Reads the number formats of a workbook; a workbook without styles has `General` only. Throws as `XlsxPackage.part`. */
export function readNumberFormats(pkg: XlsxPackage): NumberFormats {
  const part = relatedPart(pkg, 'styles', 'xl/styles.xml');
  return new NumberFormats(part === null ? [] : parseStyles(pkg.text(part) ?? ''));
}

/** The number format code of each cell format (`cellXfs`). */
function parseStyles(xml: string): string[] {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let list = '';
  readXml(xml, {
    open(name, attributes) {
      // Conditional formats (dxfs) have number formats of their own, whose ids mean nothing here.
      if (name === 'cellXfs' || name === 'numFmts') list = name;
      if (name === 'numFmt' && list === 'numFmts') custom.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? GENERAL);
      if (name === 'xf' && list === 'cellXfs') ids.push(Number(attributes.get('numFmtId') ?? 0));
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  return ids.map((id) => {
    const code = custom.get(id) ?? BUILT_IN[id] ?? GENERAL;
    return code === '' || /^general$/i.test(code) ? GENERAL : code;
  });
}
