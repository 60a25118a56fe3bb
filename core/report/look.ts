import type { Language } from '../language/language.ts';
import type { BorderLine, CellStyle } from '../workbook/sheet-plan.ts';

/** Colours of a report: greys, one accent, blue for good and orange for bad (told apart by the colour-blind too). */
export const INK = {
  text: '242424',
  quiet: '616161',
  faint: '8A8A8A',
  line: 'D1D1D1',
  soft: 'F5F6F8',
  accent: '1F5FA8',
  good: '1F5FA8',
  bad: 'C4500C',
  bar: 'C9D7EA',
  barNegative: 'F3C9AE',
  choose: 'FFF8E1',
} as const;

/**
 * Shades of cells by their values: tints of the blue and the vermilion of Okabe and Ito, told apart by the colour-blind,
 * on the deepest of which text keeps a contrast above 5:1. The least is tinted too: white are cells without a value.
 */
export const HEAT = { least: 'EDF4FA', cool: '6CAEDB', middle: 'F7F7F7', warm: 'F0A06B' } as const;

const FONTS = { zh: '微软雅黑', en: 'Aptos' } as const;
export const LINE: BorderLine = { weight: 'thin', color: INK.line };
export const STRONG_LINE: BorderLine = { weight: 'medium', color: INK.text };

type Font = NonNullable<CellStyle['font']>;
type Align = NonNullable<CellStyle['align']>;

/** Styles in a report's font: 10 pt body, 20 pt card values. */
export class Look {
  constructor(readonly language: Language) {}

  style(font: Font = {}, rest: Omit<CellStyle, 'font'> = {}): CellStyle {
    return { font: { name: FONTS[this.language], size: 10, color: INK.text, ...font }, ...rest, align: { vertical: 'center', ...rest.align } };
  }

  title = () => this.style({ size: 18, bold: true });
  section = () => this.style({ size: 12, bold: true }, { border: { bottom: LINE } });
  quiet = (align: Align = {}) => this.style({ size: 9, color: INK.quiet }, { align });
  header = (align: Align = {}) => this.style({ size: 9, bold: true, color: INK.quiet }, { align: { wrap: true, vertical: 'bottom', ...align }, border: { bottom: { weight: 'thin', color: INK.text } } });
  body = (numberFormat?: string, align: Align = {}) => this.style({}, { align, ...(numberFormat === undefined ? {} : { numberFormat }) });
  totals = (numberFormat?: string, align: Align = {}) =>
    this.style({ bold: true }, { align, border: { top: { weight: 'thin', color: INK.text } }, ...(numberFormat === undefined ? {} : { numberFormat }) });
  /** A number that a person may change. */
  input = (numberFormat?: string) =>
    this.style(
      { bold: true },
      { fill: INK.choose, border: { top: LINE, right: LINE, bottom: LINE, left: LINE }, align: { horizontal: 'right' }, ...(numberFormat === undefined ? {} : { numberFormat }) },
    );
  cardLabel = () => this.style({ size: 10, color: INK.quiet }, { border: { top: STRONG_LINE } });
  cardValue = (numberFormat: string) => this.style({ size: 20, bold: true }, { numberFormat, align: { horizontal: 'left' } });
  link = (align: Align = {}) => this.style({ size: 9, color: INK.quiet, underline: true }, { align });
}
