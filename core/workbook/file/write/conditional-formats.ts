import type { PlannedConditionalFormat, PlannedSheet } from '../../sheet-plan.ts';
import { scaleEnds } from '../../scale-ends.ts';
import { toFileFormula } from '../formula-grammar.ts';
import { EXCEL_MAIN, X14 } from './namespaces.ts';
import { rgb } from './style-elements.ts';
import type { StylesPart } from './styles-part.ts';
import { element, xstring } from './xml-text.ts';

const LINK_TO_EXTENSION = '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}';

/** The `conditionalFormatting` elements of a sheet, in the plan's order, the first one winning. */
export function conditionalFormatsXml(sheet: PlannedSheet, styles: StylesPart): string {
  return sheet.conditionalFormats
    .map((format, i) => element('conditionalFormatting', { sqref: format.range }, ruleXml(format, i, styles)))
    .join('');
}

/** What the first version of the format could not say: colours of negative bars. '' where nothing needs it. */
export function dataBarExtensionsXml(sheet: PlannedSheet): string {
  return sheet.conditionalFormats
    .map((format, i) => {
      if (format.kind !== 'data-bar') return '';
      const bar = element(
        'x14:dataBar',
        { minLength: 0, maxLength: 100, gradient: false, axisPosition: 'automatic' },
        element('x14:cfvo', { type: 'autoMin' }),
        element('x14:cfvo', { type: 'autoMax' }),
        rgb('x14:negativeFillColor', format.negativeColor),
        rgb('x14:axisColor', '7F7F7F'),
      );
      return element(
        'x14:conditionalFormatting',
        { 'xmlns:xm': EXCEL_MAIN },
        element('x14:cfRule', { type: 'dataBar', id: barId(i) }, bar),
        element('xm:sqref', {}, format.range),
      );
    })
    .join('');
}

function ruleXml(format: PlannedConditionalFormat, index: number, styles: StylesPart): string {
  const priority = index + 1;
  switch (format.kind) {
    case 'data-bar':
      return element(
        'cfRule',
        { type: 'dataBar', priority },
        element('dataBar', {}, '<cfvo type="min"/><cfvo type="max"/>', rgb('color', format.color)),
        element(
          'extLst',
          {},
          element('ext', { 'xmlns:x14': X14, uri: LINK_TO_EXTENSION }, element('x14:id', {}, barId(index))),
        ),
      );
    case 'color-scale': {
      const { low, middle, high } = format;
      const colors = [low, ...(middle === null ? [] : [middle]), high].map((color) => rgb('color', color));
      const ends = scaleEnds(format);
      const points =
        middle === null
          ? '<cfvo type="min"/><cfvo type="max"/>'
          : ends === null
            ? '<cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="max"/>'
            : element('cfvo', { type: 'formula', val: ends.low }) + element('cfvo', { type: 'num', val: ends.middle }) + element('cfvo', { type: 'formula', val: ends.high });
      return element('cfRule', { type: 'colorScale', priority }, element('colorScale', {}, points, ...colors));
    }
    case 'formula':
      return element(
        'cfRule',
        { type: 'expression', dxfId: styles.differential(format), priority },
        element('formula', {}, xstring(toFileFormula(format.formula))),
      );
  }
}

/** Only has to be unique on the sheet. */
function barId(index: number): string {
  return `{00000000-000E-0000-0000-${(index + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
}
