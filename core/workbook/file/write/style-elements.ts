import type { BorderLine, CellStyle } from '../../sheet-plan.ts';
import { element } from './xml-text.ts';

const SWISS = 2;

type Font = NonNullable<CellStyle['font']>;
type Border = NonNullable<CellStyle['border']>;
type Align = NonNullable<CellStyle['align']>;

export interface FontDefaults {
  readonly name: string;
  readonly size: number;
}

/** Formats that every workbook has, whatever its language (ECMA-376 part 1, 18.8.30); dates there vary by country. */
export const BUILT_IN_FORMATS: ReadonlyMap<string, number> = new Map([
  ['General', 0],
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);

/** A font; without `defaults` a differential one, which says only what changes. */
export function fontXml(font: Font, defaults: FontDefaults | null): string {
  const name = font.name ?? defaults?.name;
  const size = font.size ?? defaults?.size;
  return element(
    'font',
    {},
    font.bold === true ? '<b/>' : '',
    font.italic === true ? '<i/>' : '',
    font.underline === true ? '<u/>' : '',
    size === undefined ? '' : element('sz', { val: size }),
    font.color === undefined ? '' : rgb('color', font.color),
    // Without a family, programs that lack the font fall back on one with serifs.
    name === undefined ? '' : element('name', { val: name }) + element('family', { val: SWISS }),
  );
}

export function fillXml(color: string): string {
  return element('fill', {}, element('patternFill', { patternType: 'solid' }, rgb('fgColor', color), '<bgColor indexed="64"/>'));
}

export function borderXml(border: Border): string {
  const side = (name: string, line: BorderLine | undefined): string =>
    line === undefined ? element(name) : element(name, { style: line.weight }, rgb('color', line.color));
  return element(
    'border',
    {},
    side('left', border.left),
    side('right', border.right),
    side('top', border.top),
    side('bottom', border.bottom),
    '<diagonal/>',
  );
}

export function alignmentXml(align: Align): string {
  return element('alignment', {
    // An indent counts only where the side that it starts from is named.
    horizontal: align.horizontal ?? (align.indent === undefined ? undefined : 'left'),
    vertical: align.vertical,
    wrapText: align.wrap,
    indent: align.indent,
  });
}

export function rgb(name: string, color: string): string {
  return element(name, { rgb: `FF${color.toUpperCase()}` });
}
