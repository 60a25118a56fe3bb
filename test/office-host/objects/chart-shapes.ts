import type { BagShape } from './bag.ts';

/** The formatting trees of charts, as far as this host knows them. */

export const CHART_TYPES: readonly string[] = [
  'ColumnClustered', 'ColumnStacked', 'BarClustered', 'BarStacked', 'Line', 'LineMarkers', 'XYScatter', 'XYScatterLinesNoMarkers', 'Pie', 'Doughnut', 'Area',
];

const FLAG = { takes: 'boolean', first: false } as const;
const SHOWN = { takes: 'boolean', first: true } as const;
const TEXT = { takes: 'text', first: '' } as const;
const NUMBER = { takes: 'number', first: 0 } as const;
const COLOR = { takes: 'color', first: '#000000' } as const;
const LINE_STYLES = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Grey25', 'Grey50', 'Grey75', 'Automatic', 'RoundDot'];

const FILL: BagShape = {
  typeName: 'ChartFill',
  methods: {
    SetSolidColor: (store, [color]) => store.set('Color', color),
    Clear: (store) => store.set('Color', null),
  },
};
function line(typeName: string): BagShape {
  return {
    typeName,
    settings: { Color: COLOR, LineStyle: { takes: LINE_STYLES, first: 'Automatic' }, Weight: NUMBER },
    methods: { Clear: (store) => store.set('LineStyle', 'None') },
  };
}
const LINE = line('ChartLineFormat');
const BORDER = line('ChartBorder');
const FONT: BagShape = {
  typeName: 'ChartFont',
  settings: { Bold: FLAG, Color: COLOR, Italic: FLAG, Name: TEXT, Size: NUMBER, Underline: { takes: ['None', 'Single'], first: 'None' } },
};

export const AXIS: BagShape = {
  typeName: 'ChartAxis',
  settings: {
    Visible: SHOWN,
    Minimum: NUMBER,
    Maximum: NUMBER,
    MajorUnit: NUMBER,
    NumberFormat: TEXT,
    LinkNumberFormat: FLAG,
    ReversePlotOrder: FLAG,
    TickLabelSpacing: NUMBER,
    TickLabelPosition: { takes: ['NextToAxis', 'High', 'Low', 'None'], first: 'NextToAxis' },
    MajorTickMark: { takes: ['None', 'Cross', 'Inside', 'Outside'], first: 'Outside' },
    CategoryType: { takes: ['Automatic', 'TextAxis', 'DateAxis'], first: 'Automatic' },
  },
  parts: {
    MajorGridlines: {
      typeName: 'ChartGridlines',
      settings: { Visible: SHOWN },
      parts: { Format: { typeName: 'ChartGridlinesFormat', parts: { Line: LINE } } },
    },
    Format: { typeName: 'ChartAxisFormat', parts: { Font: FONT, Line: LINE, Fill: FILL } },
  },
};

export const CHART: BagShape = {
  typeName: 'Chart',
  settings: {
    Name: TEXT,
    ChartType: { takes: CHART_TYPES, first: 'ColumnClustered' },
    DisplayBlanksAs: { takes: ['NotPlotted', 'Zero', 'Interplotted'], first: 'NotPlotted' },
    PlotVisibleOnly: SHOWN,
  },
  parts: {
    Title: {
      typeName: 'ChartTitle',
      settings: {
        Text: TEXT,
        Visible: SHOWN,
        Overlay: FLAG,
        HorizontalAlignment: { takes: ['Center', 'Left', 'Right', 'Justify', 'Distributed'], first: 'Center' },
        Left: NUMBER,
        Top: NUMBER,
      },
      parts: { Format: { typeName: 'ChartTitleFormat', parts: { Font: FONT, Fill: FILL, Border: BORDER } } },
    },
    Legend: {
      typeName: 'ChartLegend',
      settings: { Visible: SHOWN, Position: { takes: ['Top', 'Bottom', 'Left', 'Right', 'Corner', 'Custom'], first: 'Right' }, Overlay: FLAG },
      parts: { Format: { typeName: 'ChartLegendFormat', parts: { Font: FONT } } },
    },
    Axes: {
      typeName: 'ChartAxes',
      parts: { CategoryAxis: AXIS, ValueAxis: AXIS },
      methods: {},
    },
    Format: { typeName: 'ChartAreaFormat', parts: { Fill: FILL, Font: FONT, Border: BORDER } },
  },
};

const LABEL_SETTINGS = {
  ShowValue: FLAG,
  ShowSeriesName: FLAG,
  ShowCategoryName: FLAG,
  ShowLegendKey: FLAG,
  NumberFormat: TEXT,
  Position: {
    takes: ['None', 'Center', 'InsideEnd', 'InsideBase', 'OutsideEnd', 'Left', 'Right', 'Top', 'Bottom', 'BestFit', 'Callout'],
    first: 'None',
  },
} as const;

export const SERIES: BagShape = {
  typeName: 'ChartSeries',
  settings: {
    Name: TEXT,
    ChartType: { takes: CHART_TYPES, first: 'ColumnClustered' },
    AxisGroup: { takes: ['Primary', 'Secondary'], first: 'Primary' },
    HasDataLabels: FLAG,
    GapWidth: NUMBER,
    Overlap: NUMBER,
    MarkerStyle: { takes: ['Invalid', 'Automatic', 'None', 'Square', 'Diamond', 'Triangle', 'X', 'Star', 'Dot', 'Dash', 'Circle', 'Plus', 'Picture'], first: 'Automatic' },
    MarkerSize: NUMBER,
    MarkerBackgroundColor: COLOR,
    MarkerForegroundColor: COLOR,
    Smooth: FLAG,
    InvertIfNegative: FLAG,
  },
  parts: {
    Format: { typeName: 'ChartSeriesFormat', parts: { Fill: FILL, Line: LINE } },
    DataLabels: { typeName: 'ChartDataLabels', settings: LABEL_SETTINGS, parts: { Format: { typeName: 'ChartDataLabelFormat', parts: { Font: FONT } } } },
  },
};

export const POINT: BagShape = {
  typeName: 'ChartPoint',
  settings: { MarkerBackgroundColor: COLOR, MarkerForegroundColor: COLOR },
  parts: {
    Format: { typeName: 'ChartPointFormat', parts: { Fill: FILL, Border: BORDER } },
    DataLabel: { typeName: 'ChartDataLabel', settings: LABEL_SETTINGS, parts: { Format: { typeName: 'ChartDataLabelFormat', parts: { Font: FONT } } } },
  },
};

export const TITLE_PIECE: BagShape = { typeName: 'ChartFormatString', parts: { Font: FONT } };
