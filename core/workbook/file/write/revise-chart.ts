import type { PlannedChart } from '../../sheet-plan.ts';
import { categoriesXml, seriesData, seriesNameXml, valuesXml, type SeriesData } from './chart-data.ts';
import type { ChartContext } from './chart-part.ts';
import { chartPart } from './chart-part.ts';

const SERIES = /<(\w+:)?ser(?=[\s>])[^]*?<\/\1?ser>/g;

/**
 * The part of a chart that stands already, showing what the plan says. Where it is still of the same kind with as many
 * series, only what it shows changes: names, cells, values, marked points, labels, title. Its colours, lines and axes
 * stay as a person set them.
 */
export function reviseChart(xml: string, chart: PlannedChart, context: ChartContext): string {
  const planned = chartPart(chart, context);
  const [before, after] = [seriesOf(xml), seriesOf(planned)];
  const data = seriesData(chart, context.cells, context.date1904);
  const isAlike = before.length === after.length && kindsOf(xml) === kindsOf(planned) && before.every(({ index }) => data[index] !== undefined);
  if (!isAlike) return planned;
  const fresh = new Map(after.map(({ index, text }) => [index, text]));
  const revised = xml.replace(SERIES, (text) => {
    const index = indexOf(text);
    const [one, own] = [data[index], fresh.get(index)];
    return one === undefined || own === undefined ? text : revisedSeries(text, one, own, context);
  });
  const bounded = chart.axisStart === undefined && chart.axisEnd === undefined ? revised : withBounds(revised, planned);
  const title = /<c:title>[^]*?<\/c:title>/.exec(planned)?.[0] ?? '';
  return bounded.replace(/<(\w+:)?title>[^]*?<\/\1?title>/, (_, prefix: string | undefined) => withPrefix(title, prefix ?? ''));
}

function seriesOf(xml: string): { readonly index: number; readonly text: string }[] {
  return [...xml.matchAll(SERIES)].map(([text]) => ({ index: indexOf(text), text }));
}

function indexOf(series: string): number {
  return Number(/<(?:\w+:)?idx(?=\s)[^>]*?val="(\d+)"/.exec(series)?.[1] ?? -1);
}

/** The groups of a chart in their order, with what tells their kind: `barChart col clustered`. */
function kindsOf(xml: string): string {
  const groups = xml.matchAll(/<(?:\w+:)?(\w+Chart)>|<(?:\w+:)?(?:barDir|grouping)(?=\s)[^>]*?val="(\w+)"/g);
  return [...groups].map(([, group = '', value = '']) => group + value).join(' ');
}

/** What a series shows, in the schema's order: its name after `order`, points and labels before its categories. */
function revisedSeries(text: string, data: SeriesData, planned: string, { cells, date1904 }: ChartContext): string {
  const prefix = /^<(\w+:)?ser/.exec(text)?.[1] ?? '';
  const own = (xml: string) => withPrefix(xml, prefix);
  const cut = (names: string) => new RegExp(`<(?:\\w+:)?(${names})(?=[\\s>/])(?:[^>]*/>|[^]*?</(?:\\w+:)?\\1>)`, 'g');
  const points = [...planned.matchAll(/<c:dPt>[^]*?<\/c:dPt>/g)].map(([point]) => point).join('');
  const labels = /<c:dLbls>[^]*?<\/c:dLbls>/.exec(planned)?.[0] ?? '';
  const bare = text.replace(cut('dPt|dLbls'), '').replace(cut('tx'), () => own(seriesNameXml(data)));
  const shown = own(points + labels + categoriesXml(data, cells, date1904));
  const withCategories = cut('cat|xVal').test(bare) ? bare.replace(cut('cat|xVal'), () => shown) : bare.replace(/(?=<(?:\w+:)?(?:val|yVal)>)/, () => shown);
  return withCategories.replace(cut('val|yVal'), () => own(valuesXml(data)));
}

const VALUE_AXIS = /<(\w+:)?valAx>[^]*?<\/\1?valAx>/g;
const SCALING = /<(\w+:)?scaling>[^]*?<\/\1?scaling>/;
const STEP = /<(?:\w+:)?majorUnit\s[^>]*\/>/;

/** Value axes that begin and end where the plan says. */
function withBounds(xml: string, planned: string): string {
  const axes = [...planned.matchAll(VALUE_AXIS)].map(([axis]) => axis);
  let at = -1;
  return xml.replace(VALUE_AXIS, (axis: string, prefix: string | undefined) => {
    at += 1;
    const own = (pattern: RegExp) => withPrefix(pattern.exec(axes[at] ?? '')?.[0] ?? '', prefix ?? '');
    return axes[at] === undefined ? axis : axis.replace(SCALING, () => own(SCALING)).replace(STEP, () => own(STEP));
  });
}

/** XML with the prefix `c:` written as this part writes it. */
function withPrefix(xml: string, prefix: string): string {
  return prefix === 'c:' ? xml : xml.replace(/<(\/?)c:/g, `<$1${prefix}`);
}
