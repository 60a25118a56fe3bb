import type { CSSProperties } from 'preact';
import type { BorderLine, CellStyle } from '../../core/workbook/sheet-plan.ts';

const WIDTHS = { hair: '1px dotted', thin: '1px solid', medium: '2px solid' } as const;

/** A cell's style as CSS; the sheet is always drawn on white, as paper is. */
export function cellCss(style: CellStyle | null): CSSProperties {
  if (style === null) return {};
  const { font, border, align } = style;
  return {
    ...(font?.name !== undefined && { fontFamily: `"${font.name.replaceAll('"', '')}", var(--pane-font)` }),
    ...(font?.size !== undefined && { fontSize: `${Math.round((font.size * 4) / 3)}px` }),
    ...(font?.bold === true && { fontWeight: 600 }),
    ...(font?.italic === true && { fontStyle: 'italic' }),
    ...(font?.underline === true && { textDecoration: 'underline' }),
    ...(font?.color !== undefined && { color: hex(font.color) }),
    ...(style.fill !== undefined && { backgroundColor: hex(style.fill) }),
    ...line('borderTop', border?.top),
    ...line('borderRight', border?.right),
    ...line('borderBottom', border?.bottom),
    ...line('borderLeft', border?.left),
    ...(align?.vertical !== undefined && { verticalAlign: align.vertical === 'center' ? 'middle' : align.vertical }),
    ...(align?.wrap === true && { whiteSpace: 'normal' }),
    ...(align?.indent !== undefined && { paddingLeft: `${4 + align.indent * 9}px` }),
  };
}

function line(side: 'borderTop' | 'borderRight' | 'borderBottom' | 'borderLeft', border: BorderLine | undefined): CSSProperties {
  return border === undefined ? {} : { [side]: `${WIDTHS[border.weight]} ${hex(border.color)}` };
}

function hex(color: string): string {
  return /^[0-9a-f]{6}$/i.test(color) ? `#${color}` : 'inherit';
}
