import { accessDenied, invalidArgument, itemNotFound } from '../api-error.ts';
import { booleanArgument, numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, part, value } from '../host-object.ts';
import { type ChartModel, newId, type SeriesModel, type SheetModel } from '../model/workbook-model.ts';
import { Bag, settingsUnder } from './bag.ts';
import { chartPlace } from './chart-place.ts';
import { AXIS, CHART, CHART_TYPES, POINT, SERIES, TITLE_PIECE } from './chart-shapes.ts';
import { Range } from './range.ts';
import { areaIn, columnCount, fullAddress, rowCount } from './range-address.ts';
import type { Session } from './session.ts';

export class ChartCollection extends HostObject {
  readonly typeName = 'ChartCollection';
  readonly #session: Session;
  readonly #sheet: SheetModel;

  constructor(session: Session, sheet: SheetModel) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      Count: value(() => this.#sheet.charts.length),
      GetCount: method(() => this.#sheet.charts.length),
      Add: method((type, source, seriesBy) => this.#add(textArgument(type, 'chart type'), source, seriesBy)),
      GetItem: method((key) => this.#find(key) ?? refuse()),
      GetItemOrNullObject: method((key) => this.#find(key) ?? NULL_OBJECT),
      GetItemAt: method((index) => this.items()[numberArgument(index, 'index')] ?? refuse()),
    };
  }

  override items(): readonly HostObject[] {
    return this.#sheet.charts.map((model) => new Chart(this.#session, this.#sheet, model));
  }

  #find(key: unknown): HostObject | null {
    const model = this.#sheet.charts.find((chart) => chart.id === key || chart.settings['Name'] === key);
    return model ? new Chart(this.#session, this.#sheet, model) : null;
  }

  /** Each column (or row) of the source becomes a series; this host does not look for headers. */
  #add(type: string, source: unknown, seriesBy: unknown): HostObject {
    if (this.#sheet.isProtected) throw accessDenied('the sheet is protected');
    if (!CHART_TYPES.includes(type)) throw invalidArgument(`chart type ${type}`);
    if (!(source instanceof Range)) throw invalidArgument('the source of a chart is a range');
    const { area } = source;
    const byRows = seriesBy === 'Rows' || (seriesBy !== 'Columns' && columnCount(area) > rowCount(area));
    const ranges = Array.from({ length: byRows ? rowCount(area) : columnCount(area) }, (_, i) =>
      byRows ? { ...area, top: area.top + i, bottom: area.top + i } : { ...area, left: area.left + i, right: area.left + i },
    );
    const model: ChartModel = {
      id: newId(),
      settings: { Name: `Chart ${this.#sheet.charts.length + 1}`, ChartType: type },
      series: ranges.map((range) => newSeries(type, fullAddress(source.sheet, range))),
      from: null,
      to: null,
    };
    this.#sheet.charts.push(model);
    return new Chart(this.#session, this.#sheet, model);
  }
}

export class Chart extends HostObject {
  readonly typeName = 'Chart';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #model: ChartModel;

  constructor(session: Session, sheet: SheetModel, model: ChartModel) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#model = model;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#model.id };
  }

  protected members(): Members {
    const { settings } = this.#model;
    const bag = new Bag(CHART, (path) => settingsUnder(settings, path));
    const title = bag.table['Title'];
    return {
      ...bag.table,
      ...(title?.kind === 'part' ? { Title: part(() => new ChartTitle(settings)) } : {}),
      Axes: part(() => new ChartAxes(this.#model)),
      ...chartPlace(this.#sheet, this.#model),
      Id: value(() => this.#model.id),
      Worksheet: part(() => this.#session.make.worksheet(this.#sheet)),
      Series: part(() => new SeriesCollection(this.#model)),
      SetPosition: method((start, end) => {
        this.#model.from = corner(start);
        this.#model.to = corner(end ?? start);
      }),
      Delete: method(() => {
        this.#sheet.charts = this.#sheet.charts.filter((chart) => chart !== this.#model);
      }),
    };
  }
}

/** Axes by type and group: the second value axis is there once a series is on it. */
class ChartAxes extends Bag {
  constructor({ settings, series }: ChartModel) {
    const storeAt = (path: string) => settingsUnder(settings, path);
    super(CHART.parts?.['Axes'] ?? { typeName: 'ChartAxes' }, storeAt, 'Axes.', () => ({
      GetItem: method((type, group) => {
        const axis = textArgument(type, 'axis type');
        if (axis !== 'Value' && axis !== 'Category') throw invalidArgument(`axis ${axis}`);
        if (group !== 'Secondary') return new Bag(AXIS, storeAt, `Axes.${axis}Axis.`);
        if (!series.some((one) => one.settings['AxisGroup'] === 'Secondary')) throw itemNotFound('second axis');
        return new Bag(AXIS, storeAt, `Axes.Secondary${axis}Axis.`);
      }),
    }));
  }
}

/** A title whose text can be formatted in pieces. */
class ChartTitle extends Bag {
  constructor(settings: Record<string, unknown>) {
    super(CHART.parts?.['Title'] ?? { typeName: 'ChartTitle' }, (path) => settingsUnder(settings, path), 'Title.', () => ({
      GetSubstring: method((start, length) => {
        const text = textArgument(settings['Title.Text'] ?? '', 'title');
        const from = numberArgument(start, 'start');
        const to = from + numberArgument(length, 'length');
        if (from < 0 || to > text.length) throw invalidArgument('a piece beyond the title');
        return new Bag(TITLE_PIECE, (path) => settingsUnder(settings, path), `Title.Piece ${from}-${to}.`);
      }),
    }));
  }
}

class SeriesCollection extends HostObject {
  readonly typeName = 'ChartSeriesCollection';
  readonly #chart: ChartModel;

  constructor(chart: ChartModel) {
    super();
    this.#chart = chart;
  }

  protected members(): Members {
    return {
      Count: value(() => this.#chart.series.length),
      GetCount: method(() => this.#chart.series.length),
      GetItemAt: method((index) => this.items()[numberArgument(index, 'index')] ?? refuse()),
      Add: method((name) => {
        const model = newSeries(String(this.#chart.settings['ChartType']), null);
        if (name !== null && name !== undefined) model.settings['Name'] = textArgument(name, 'series name');
        this.#chart.series.push(model);
        return new Series(this.#chart, model);
      }),
    };
  }

  override items(): readonly HostObject[] {
    return this.#chart.series.map((model) => new Series(this.#chart, model));
  }
}

class Series extends HostObject {
  readonly typeName = 'ChartSeries';
  readonly #chart: ChartModel;
  readonly #model: SeriesModel;

  constructor(chart: ChartModel, model: SeriesModel) {
    super();
    this.#chart = chart;
    this.#model = model;
  }

  protected members(): Members {
    const bag = new Bag(SERIES, (path) => settingsUnder(this.#model.settings, path));
    return {
      ...bag.table,
      SetValues: method((range) => {
        this.#model.values = dataAddress(range);
      }),
      SetXAxisValues: method((range) => {
        this.#model.categories = dataAddress(range);
      }),
      GetDimensionDataSourceString: method((dimension) => this.#source(textArgument(dimension, 'dimension'))),
      Points: part(() => new PointCollection(this.#model)),
      Delete: method(() => {
        this.#chart.series = this.#chart.series.filter((series) => series !== this.#model);
      }),
    };
  }

  /** Scatter charts have x and y values, all others categories and values. */
  #source(dimension: string): string {
    const isScatter = String(this.#model.settings['ChartType']).startsWith('XY');
    const [values, categories] = isScatter ? ['YValues', 'XValues'] : ['Values', 'Categories'];
    if (dimension !== values && dimension !== categories) throw invalidArgument(`dimension ${dimension}`);
    return (dimension === values ? this.#model.values : this.#model.categories) ?? '';
  }
}

class PointCollection extends HostObject {
  readonly typeName = 'ChartPointsCollection';
  readonly #series: SeriesModel;

  constructor(series: SeriesModel) {
    super();
    this.#series = series;
  }

  protected members(): Members {
    return {
      Count: value(() => this.#count()),
      GetCount: method(() => this.#count()),
      GetItemAt: method((index) => this.#at(numberArgument(index, 'index'))),
    };
  }

  #count(): number {
    if (this.#series.values === null) return 0;
    const area = areaIn(this.#series.values.slice(this.#series.values.lastIndexOf('!') + 1));
    return rowCount(area) * columnCount(area);
  }

  #at(index: number): HostObject {
    if (index < 0 || index >= this.#count()) throw invalidArgument(`point ${index}`);
    const settings = this.#series.points.get(index) ?? {};
    this.#series.points.set(index, settings);
    const bag = new Bag(POINT, (path) => settingsUnder(settings, path), '', () => ({
      HasDataLabel: value(
        () => settings['HasDataLabel'] ?? false,
        (shown) => {
          settings['HasDataLabel'] = booleanArgument(shown, 'hasDataLabel');
        },
      ),
    }));
    return bag;
  }
}

function newSeries(type: string, values: string | null): SeriesModel {
  return { values, categories: null, settings: { ChartType: type }, points: new Map() };
}

function corner(argument: unknown): { row: number; column: number } {
  const area = argument instanceof Range ? argument.area : areaIn(textArgument(argument, 'cell'));
  return { row: area.top, column: area.left };
}

function dataAddress(argument: unknown): string {
  if (!(argument instanceof Range)) throw invalidArgument('chart data is a range');
  return fullAddress(argument.sheet, argument.area);
}

function refuse(): never {
  throw itemNotFound('chart or series');
}
