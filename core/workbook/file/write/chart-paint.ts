import { LOOK_PAINT, type AreaPaint, type LinePaint } from '../../series-look.ts';
import type { SeriesLook } from '../../sheet-plan.ts';
import { element, plainText } from './xml-text.ts';

/** English Metric Units in a point. */
export const EMU_PER_POINT = 12_700;
const DASHES = { solid: 'solid', dash: 'dash', dot: 'sysDash' } as const;

export const NO_SHAPE = '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>';
export const TEXT_DARK = '404040';
export const TEXT_MUTED = '6B6B6B';
export const WHITE = 'FFFFFF';
export const GRIDLINE = 'E6E6E6';
export const AXIS_LINE = 'A6A6A6';

/** `c:spPr` of columns, bars and markers. */
export function areaShape(look: SeriesLook): string {
  const { area } = LOOK_PAINT[look];
  const edge = area.kind === 'outline' || area.kind === 'frame' || area.kind === 'hatched' ? lineXml({ color: area.color, width: 1, dash: 'solid' }) : lineXml(null);
  return element('c:spPr', {}, areaFill(area), edge);
}

/** `c:spPr` of a dot that differs from its series: some readers take the colour from here rather than its marker. */
export function dotShape(look: SeriesLook): string {
  return element('c:spPr', {}, areaFill(LOOK_PAINT[look].area), lineXml(null));
}

/** `c:spPr` of lines. */
export function lineShape(look: SeriesLook): string {
  return element('c:spPr', {}, lineXml(LOOK_PAINT[look].line));
}

/** `c:marker`: a dot in the look's own fill, ringed so that hollow dots show. */
export function dotMarker(look: SeriesLook, size: number): string {
  const { area, line } = LOOK_PAINT[look];
  if (area.kind === 'none') return NO_MARKER;
  const ring = line === null ? lineXml(null) : lineXml({ color: area.color, width: 1, dash: 'solid' });
  const fill = area.kind === 'hatched' ? areaFill({ kind: 'outline', color: area.color }) : areaFill(area);
  return element('c:marker', {}, '<c:symbol val="circle"/>', element('c:size', { val: size }), element('c:spPr', {}, fill, ring));
}

export const NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>';

/** `a:ln`; null draws nothing. */
export function lineXml(line: LinePaint | null): string {
  if (line === null) return '<a:ln><a:noFill/></a:ln>';
  return element(
    'a:ln',
    { w: Math.round(line.width * EMU_PER_POINT), cap: 'rnd' },
    solidFill(line.color),
    line.dash === 'solid' ? '' : element('a:prstDash', { val: DASHES[line.dash] }),
    '<a:round/>',
  );
}

export function solidFill(color: string): string {
  return element('a:solidFill', {}, element('a:srgbClr', { val: color.toUpperCase() }));
}

/** Text colour that stays readable on an area of the look. */
export function textOn(look: SeriesLook): string {
  const { area } = LOOK_PAINT[look];
  return area.kind === 'solid' && look !== 'previous' ? WHITE : TEXT_DARK;
}

/** `c:txPr`: the look of texts that the chart writes itself. `size` in points. */
export function textLook(size: number, color: string, bold = false, wrap: 'square' | 'none' = 'square'): string {
  return element(
    'c:txPr',
    {},
    element('a:bodyPr', { wrap: wrap === 'none' ? wrap : undefined }),
    '<a:lstStyle/>',
    element('a:p', {}, element('a:pPr', {}, element('a:defRPr', { sz: size * 100, b: bold }, solidFill(color))), '<a:endParaRPr lang="en-US"/>'),
  );
}

/** A paragraph of rich text, aligned left. `size` in points. */
export function paragraph(text: string, size: number, color: string, bold: boolean): string {
  const lang = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en-US';
  const fill = solidFill(color);
  return element(
    'a:p',
    {},
    element('a:pPr', { algn: 'l' }, element('a:defRPr', { sz: size * 100, b: bold }, fill)),
    element('a:r', {}, element('a:rPr', { lang, sz: size * 100, b: bold }, fill), element('a:t', {}, plainText(text))),
  );
}

function areaFill(area: AreaPaint): string {
  switch (area.kind) {
    case 'solid':
      return solidFill(area.color);
    case 'outline':
      return solidFill(WHITE);
    case 'hatched':
      return element(
        'a:pattFill',
        { prst: 'wdUpDiag' },
        element('a:fgClr', {}, element('a:srgbClr', { val: area.color })),
        element('a:bgClr', {}, element('a:srgbClr', { val: WHITE })),
      );
    case 'frame':
    case 'none':
      return '<a:noFill/>';
  }
}
