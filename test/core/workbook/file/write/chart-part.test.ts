import { describe, expect, it } from 'vitest';
import { chartPart } from '../../../../../core/workbook/file/write/chart-part.ts';
import { TRANSITIONAL_NAMESPACES } from '../../../../../core/workbook/file/write/namespaces.ts';
import { PlanCells } from '../../../../../core/workbook/file/write/plan-cells.ts';
import type { PlannedChart, PlannedSeries } from '../../../../../core/workbook/sheet-plan.ts';
import { isWellFormedXml } from '../../../../../core/workbook/well-formed-xml.ts';
import { plan, plannedSheet } from '../../small-plan.ts';

const SHEET = plannedSheet({
  name: 'Data',
  cells: [
    { row: 0, column: 1, content: { kind: 'text', text: 'Sales & more' } },
    ...['East', '华南', 'West'].map((text, i) => ({ row: i + 1, column: 0, content: { kind: 'text' as const, text } })),
    ...[5, 7, 3].map((number, i) => ({ row: i + 1, column: 1, content: { kind: 'number' as const, number } })),
    { row: 1, column: 2, content: { kind: 'formula', formula: '=B2/15', cached: 1 / 3 }, style: { numberFormat: '0.0%' } },
    { row: 3, column: 2, content: { kind: 'formula', formula: '=1', cached: 1 }, style: { numberFormat: '0.0%' } },
  ],
});

function series(rest: Partial<PlannedSeries> = {}): PlannedSeries {
  return {
    name: { sheet: 'Data', range: 'B1' },
    categories: { sheet: 'Data', range: 'A2:A4' },
    values: { sheet: 'Data', range: 'B2:B4' },
    look: 'actual',
    ...rest,
  };
}

function chart(rest: Partial<PlannedChart> = {}): string {
  const whole: PlannedChart = {
    id: 'c', kind: 'column', title: 'East fell 18%', description: 'd', valueFormat: '#,##0', legend: false,
    from: { row: 0, column: 0 }, to: { row: 15, column: 6 }, series: [series()], ...rest,
  };
  const xml = chartPart(whole, { sheet: SHEET, cells: new PlanCells(plan(SHEET)), date1904: false, namespaces: TRANSITIONAL_NAMESPACES });
  expect(isWellFormedXml(xml)).toBe(true);
  return xml;
}

/** What follows the start of an element up to its end. */
const inside = (xml: string, name: string): string => new RegExp(`<${name}[ >][^]*?</${name}>`).exec(xml)?.[0] ?? '';

describe('what a chart shows before anything recalculates it', () => {
  it('comes from the cells of the plan', () => {
    const xml = chart();
    expect(xml).toContain('<c:f>Data!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Sales &amp; more</c:v></c:pt></c:strCache>');
    expect(inside(xml, 'c:cat')).toContain('<c:pt idx="1"><c:v>华南</c:v></c:pt>');
    expect(inside(xml, 'c:val')).toBe(
      '<c:val><c:numRef><c:f>Data!$B$2:$B$4</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="3"/>' +
        '<c:pt idx="0"><c:v>5</c:v></c:pt><c:pt idx="1"><c:v>7</c:v></c:pt><c:pt idx="2"><c:v>3</c:v></c:pt></c:numCache></c:numRef></c:val>',
    );
  });

  it('or from the chart itself, with gaps where there is no value', () => {
    const xml = chart({ series: [series({ cachedValues: [1, null, 2], cachedCategories: ['a', 'b', 'c'] })] });
    expect(inside(xml, 'c:val')).toContain('<c:ptCount val="3"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="2"><c:v>2</c:v></c:pt>');
    expect(inside(xml, 'c:cat')).toContain('<c:v>b</c:v>');
  });
});

describe('looks after IBCS', () => {
  it.each([
    ['actual', '<a:solidFill><a:srgbClr val="404040"/></a:solidFill><a:ln><a:noFill/></a:ln>'],
    ['previous', '<a:solidFill><a:srgbClr val="A6A6A6"/></a:solidFill><a:ln><a:noFill/></a:ln>'],
    ['plan', '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="12700"'],
    ['forecast', '<a:pattFill prst="wdUpDiag">'],
    ['good', 'val="0072B2"'],
    ['bad', 'val="D55E00"'],
    ['invisible', '<a:noFill/><a:ln><a:noFill/></a:ln>'],
  ] as const)('%s', (look, shape) => {
    expect(inside(chart({ series: [series({ look })] }), 'c:ser')).toContain(shape);
  });

  it('of single points, such as a partial last period', () => {
    const xml = chart({ series: [series({ points: [{ index: 2, look: 'forecast' }, { index: 9, look: 'bad' }] })] });
    expect(inside(xml, 'c:dPt')).toMatch(/<c:idx val="2"\/>.*wdUpDiag/);
    expect(xml.match(/<c:dPt>/g)).toHaveLength(1);
  });

  it('leave the invisible out of the legend', () => {
    expect(inside(chart({ legend: true, kind: 'stacked-column', series: [series({ look: 'invisible' }), series()] }), 'c:legend')).toContain(
      '<c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry>',
    );
  });
});

describe('axes', () => {
  it('of columns begin at zero', () => {
    expect(inside(chart(), 'c:valAx')).toContain('<c:min val="0"/>');
    expect(inside(chart({ series: [series({ cachedValues: [-1, -2, -3] })] }), 'c:valAx')).toContain('<c:max val="0"/>');
  });

  it('of columns with values on both sides, and of lines, are left to the reader', () => {
    expect(chart({ series: [series({ cachedValues: [-1, 2, 3] })] })).not.toMatch(/<c:(min|max) /);
    expect(chart({ kind: 'line' })).not.toMatch(/<c:(min|max) /);
  });

  it('vanish where every value is written beside its column', () => {
    const xml = inside(chart({ series: [series({ labels: 'all' })] }), 'c:valAx');
    expect(xml).toContain('<c:delete val="1"/>');
    expect(xml).not.toContain('majorGridlines');
  });

  it('begin where the plan says, with ticks in their own format and no more labels than it says', () => {
    const xml = chart({ kind: 'line', axisStart: 2.5, axisFormat: '0,"K"', labelSpacing: 3 });
    expect(inside(xml, 'c:valAx')).toContain('<c:min val="2.5"/>');
    expect(inside(xml, 'c:valAx')).toContain('formatCode="0,&quot;K&quot;"');
    expect(inside(xml, 'c:catAx')).toContain('<c:tickLblSkip val="3"/>');
    expect(chart()).not.toContain('tickLblSkip');
  });

  it('of bars can be read from the top, with the value axis still below', () => {
    const xml = chart({ kind: 'bar', reverseCategories: true });
    expect(inside(xml, 'c:catAx')).toContain('<c:orientation val="maxMin"/>');
    expect(inside(xml, 'c:valAx')).toContain('<c:crosses val="max"/>');
  });

  it('on the right belong to the series that ask for it, in the format of their cells; shares end at one, in whole percents', () => {
    const xml = chart({
      kind: 'combo',
      series: [series({ draw: 'column' }), series({ draw: 'line', axis: 'secondary', values: { sheet: 'Data', range: 'C2:C4' } })],
    });
    const right = /<c:valAx>(?:(?!<\/c:valAx>).)*axPos val="r".*?<\/c:valAx>/.exec(xml)?.[0] ?? '';
    expect(right).toContain('<c:max val="1"/><c:min val="0"/>');
    expect(right).toContain('formatCode="0%"');
    expect(xml.match(/<c:(barChart|lineChart)>/g)).toEqual(['<c:barChart>', '<c:lineChart>']);
  });
});

describe('bars in two layers', () => {
  const layers = { kind: 'bar', layers: { back: 40, front: 10 }, axisStart: 0, axisEnd: 8, axisStep: 2, reverseCategories: true } as const;
  const xml = chart({ ...layers, series: [series(), series({ look: 'target', axis: 'secondary' })] });

  it('are two groups, each with its own room and both within the same bounds', () => {
    expect(xml.match(/<c:barChart>/g)).toHaveLength(2);
    expect([...xml.matchAll(/<c:gapWidth val="(\d+)"\/>/g)].map((match) => match[1])).toEqual(['40', '10']);
    expect(xml.match(/<c:max val="8"\/><c:min val="0"\/>/g)).toHaveLength(2);
    expect(xml).toContain('<c:majorUnit val="2"/>');
  });

  it('show what lies behind the frame of a target', () => {
    expect(xml).toContain('<c:spPr><a:noFill/><a:ln w="12700" cap="rnd"><a:solidFill><a:srgbClr val="404040"/>');
  });

  it('have a second axis that is there but of which nothing is seen', () => {
    const second = /<c:valAx>(?:(?!<\/c:valAx>).)*axPos val="t".*?<\/c:valAx>/.exec(xml)?.[0] ?? '';
    expect(second).toContain('<c:delete val="0"/>');
    expect(second).toContain('<c:tickLblPos val="none"/>');
    expect(second).not.toContain('majorGridlines');
    expect(xml.match(/<c:orientation val="maxMin"\/>/g)).toHaveLength(2);
  });

  it('have no axis and no line where the plan hides it', () => {
    const hidden = chart({ kind: 'stacked-bar', hideAxis: true, series: [series({ look: 'invisible' }), series()] });
    expect(inside(hidden, 'c:valAx')).toContain('<c:delete val="1"/>');
    expect(inside(hidden, 'c:catAx')).toContain('<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>');
  });
});

describe('labels', () => {
  it('stand on the last point that has a value', () => {
    const labels = inside(chart({ series: [series({ labels: 'last', cachedValues: [1, 2, null] })] }), 'c:dLbls');
    expect(labels).toContain('<c:dLbl><c:idx val="1"/>');
    expect(labels).toContain('<c:dLblPos val="outEnd"/>');
  });

  it('of stacked columns stand inside them, where alone Excel allows it', () => {
    const xml = chart({ kind: 'stacked-column', series: [series({ labels: 'all' })] });
    expect(xml).toContain('<c:dLblPos val="ctr"/>');
    expect(xml).not.toContain('outEnd');
  });

  it('name the lines of a chart without a legend, and keep apart', () => {
    const two = [series({ labels: 'last', cachedValues: [1, 2, 3] }), series({ labels: 'last', look: 'previous', cachedValues: [1, 2, 3.01] })];
    const xml = chart({ kind: 'line', series: two });
    expect(xml.match(/<c:showSerName val="1"\/>/g)).toHaveLength(2);
    const shifts = [...xml.matchAll(/<c:x val="0"\/><c:y val="(-?[\d.]+)"\/>/g)].map((match) => Number(match[1]));
    expect(shifts).toHaveLength(2);
    expect((shifts[0] ?? 0) - (shifts[1] ?? 0)).toBeGreaterThan(0.03);
    expect(chart({ kind: 'line', legend: true, series: two })).not.toContain('<c:showSerName val="1"/>');
  });
});

describe('words', () => {
  it('are a title, a subtitle in its own paragraph, and nothing that XML forbids', () => {
    const title = inside(chart({ title: '东区 <18%>\u0001', subtitle: 'Thousand yuan' }), 'c:title');
    expect(title).toContain('<a:t>东区 &lt;18%&gt;</a:t>');
    expect(title).toContain('lang="zh-CN"');
    expect(title.match(/<a:p>/g)).toHaveLength(2);
  });
});
