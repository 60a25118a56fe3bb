import type { Clip } from '../../../core/clip/clip.ts';
import type { Fact, Source, Unit } from '../../../core/fact/fact.ts';
import { sentence } from '../../../core/fact/sentence.ts';
import type { Text } from '../../../core/language/language.ts';
import type { OfferSettings, ReportPeriod } from '../../../core/report/offer-settings.ts';
import type { Offer, Report, Study } from '../../../core/report/study.ts';
import type { WrittenReport } from '../../../core/report/written-reports.ts';
import type { TypedColumn, TypedTable } from '../../../core/sheet/typed-table.ts';
import type { PlannedSheet } from '../../../core/workbook/sheet-plan.ts';

/** A small workbook as the core would have understood it, for tests of the pane. */

const base = { unit: null, multiplier: 1, numberFormat: 'General', converted: 0 } as const;

function columns(): TypedColumn[] {
  return [
    { ...base, name: '日期', column: 0, role: 'time', type: 'date', values: Float64Array.of(45000, 45001, 45002), converted: 2 },
    { ...base, name: '区域', column: 1, role: 'dimension', type: 'text', values: ['华东', '华北', '华东'] },
    { ...base, name: '销售额', column: 2, role: 'measure', type: 'number', unit: '万元', multiplier: 10000, values: Float64Array.of(1, 2, 3) },
    { ...base, name: '转化率', column: 3, role: 'ratio', type: 'number', unit: '%', values: Float64Array.of(0.1, 0.2, 0.3) },
  ];
}

export function sampleTable(changes: Partial<TypedTable> = {}): TypedTable {
  return {
    name: '销售明细',
    source: { sheet: '销售', range: 'A3:D1250' },
    excelTable: null,
    headerRows: [3],
    rowCount: 1245,
    sourceRows: Uint32Array.of(3, 4, 5),
    columns: columns(),
    excluded: [
      { row: 1, why: 'title' },
      { row: 40, why: 'subtotal' },
      { row: 41, why: 'subtotal' },
      { row: 1250, why: 'total' },
    ],
    quality: [
      {
        code: 'text-date',
        message: { zh: '2 个日期存成了文字，已按日期读取。', en: '2 dates are stored as text; they were read as dates.' },
        ref: { sheet: '销售', range: 'A9:A10' },
      },
      {
        code: 'broken-total',
        message: { zh: '合计与明细相差 120。', en: 'The total differs from its rows by 120.' },
        ref: { sheet: '销售', range: 'C1250' },
      },
    ],
    isClean: false,
    ...changes,
  };
}

const table = sampleTable();
const budget = sampleTable({ name: 'Budget_2025', source: { sheet: 'Budget', range: 'A1:C37' }, rowCount: 36, columns: columns().slice(0, 3), excluded: [], quality: [], isClean: true });
const people = sampleTable({ name: '人员', source: { sheet: '人员', range: 'B2:E20' }, rowCount: 18, quality: [], excluded: [] });
const survey = sampleTable({ name: '满意度调查', source: { sheet: '调查', range: 'A1:D301' }, rowCount: 300, quality: [], excluded: [] });
export const sampleTables = [table, budget, people, survey];

export function fact(id: string, label: Text, value: Fact['value'], unit: Unit, source?: Source): Fact {
  return {
    id,
    label,
    value,
    unit,
    use: null,
    sources: [source ?? { kind: 'range', ref: { sheet: '销售', range: 'C4:C1249' } }],
    method: { zh: '按月汇总“销售额”，不含小计和合计行。', en: 'Sum of 销售额 by month, subtotals and totals left out.' },
  };
}

const total = fact('total', { zh: '八月销售额', en: 'Sales in August' }, 12_345_678, { kind: 'money', currency: 'CNY' });
const change = fact('change', { zh: '较上月', en: 'Against the month before' }, -0.183, { kind: 'percent' });
const region = fact('region', { zh: '下降最多的区域', en: 'Region that fell most' }, '华东', { kind: 'name' });
const rival = fact('rival', { zh: '竞品价格', en: 'Competitor’s price' }, 1299, { kind: 'money', currency: 'CNY' }, {
  kind: 'clip',
  clipId: 'c1',
  url: 'https://www.shop.example/bracelet',
  capturedAt: '2026-11-20T08:00:00.000Z',
  contentHash: 'a'.repeat(64),
  quote: { exact: '现价 ¥1,299.00', prefix: '', suffix: '' },
});

function offer(plugin: string, title: Text, over: TypedTable, headline: Offer['headline']): Offer {
  return {
    plugin,
    title,
    question: title,
    binding: { table: over, columns: { time: ['日期'], value: ['销售额'] } },
    score: 0.9,
    reason: { zh: '有日期列、销售额列，跨 14 个月。', en: 'It has a date column and an amount, over 14 months.' },
    headline,
  };
}

export const sampleOffers: readonly Offer[] = [
  offer(
    'sales',
    { zh: '销售总览', en: 'Sales overview' },
    table,
    sentence(
      { zh: '八月销售额 {total}，较上月 {change}，{region}下降最多。', en: 'Sales in August were {total}, {change} against July; {region} fell most.' },
      { total, change, region },
    ),
  ),
  offer(
    'pricing',
    { zh: '竞品价格对比', en: 'Competitor prices' },
    table,
    sentence({ zh: '同款手链竞品售价 {rival}。', en: 'The competitor sells the same bracelet at {rival}.' }, { rival }),
  ),
  offer('budget', { zh: '预算执行', en: 'Budget against actual' }, budget, null),
  offer('survey', { zh: '满意度', en: 'Satisfaction' }, survey, sentence({ zh: '共 {total}。', en: '{total} in all.' }, { total })),
];

/** What fits no table of the workbook. */
const sampleUnfit: Study['unfit'] = [
  {
    plugin: 'support',
    title: { zh: '客服指标', en: 'Customer support' },
    question: { zh: '客服处理得多快、多好？', en: 'How fast and how well does support answer?' },
    why: { zh: '“销售明细”里没有这样的列：工单、创建时间。', en: '“销售明细” has no column for ticket, created.' },
  },
];

export const sampleStudy: Study = { tables: sampleTables, offers: sampleOffers, unfit: sampleUnfit };

export const sampleSettings: OfferSettings = {
  slots: [
    { slot: 'time', label: { zh: '日期', en: 'date' }, optional: false, many: false, candidates: ['日期'] },
    { slot: 'value', label: { zh: '数量或金额', en: 'amount' }, optional: false, many: true, candidates: ['销售额', '订单数'] },
    { slot: 'dimension', label: { zh: '分类', en: 'category' }, optional: true, many: false, candidates: ['区域'] },
  ],
  options: [{ name: 'horizon', kind: 'number', meaning: { zh: '预测多少期', en: 'how many periods to forecast' } }],
};

export const samplePeriods: readonly ReportPeriod[] = [
  { key: '2025-08', label: { zh: '2025年8月', en: 'Aug 2025' }, period: { grain: 'month', from: 45870, to: 45901 } },
  { key: '2025-07', label: { zh: '2025年7月', en: 'Jul 2025' }, period: { grain: 'month', from: 45839, to: 45870 } },
  { key: '2025-Q3', label: { zh: '2025年第3季度', en: 'Q3 2025' }, period: { grain: 'quarter', from: 45839, to: 45931 } },
];

export function plannedSheet(name: string, changes: Partial<PlannedSheet> = {}): PlannedSheet {
  return {
    name,
    cells: [],
    merges: [],
    columnWidths: [],
    rowHeights: [],
    showGridlines: false,
    freeze: null,
    tables: [],
    charts: [],
    validations: [],
    conditionalFormats: [],
    sparklines: [],
    print: null,
    tabColor: null,
    ...changes,
  };
}

export const sampleReport: Report = {
  title: { zh: '八月经营报告', en: 'Operations report, August' },
  facts: [total, change, region],
  blocks: [
    {
      kind: 'finding',
      score: 0.4,
      tone: 'neutral',
      sentence: sentence({ zh: '八月销售额为 {total}。', en: 'Sales in August came to {total}.' }, { total }),
    },
    {
      kind: 'finding',
      score: 0.9,
      tone: 'bad',
      sentence: sentence({ zh: '{region}较上月 {change}。', en: '{region} changed by {change} against July.' }, { region, change }),
    },
    {
      kind: 'caveat',
      code: 'partial-period',
      text: { zh: '九月数据未满月，没有参与比较。', en: 'September is not complete and was left out of comparisons.' },
    },
  ],
  plan: {
    id: 'report-1',
    sheets: [
      plannedSheet('经营报告', {
        cells: [
          { row: 0, column: 1, content: { kind: 'text', text: '八月经营报告' }, style: { font: { size: 20, bold: true } } },
          { row: 2, column: 1, content: { kind: 'formula', formula: '=SUM(销售!C4:C1249)', cached: 12345678 }, style: { numberFormat: '#,##0' } },
        ],
      }),
      plannedSheet('数据'),
    ],
    names: [],
    customXml: '<report id="3"/>',
  },
};

export function sampleClip(id: string, changes: { title?: string; url?: string; capturedAt?: string; amount?: string; project?: string; note?: string } = {}): Clip {
  const title = changes.title ?? `珠串手链 ${id}`;
  return {
    schema: 1,
    id,
    url: changes.url ?? `https://www.shop.example/${id}`,
    pageKey: id,
    capturedAt: changes.capturedAt ?? '2026-11-20T08:00:00.000Z',
    scope: 'page',
    content: {
      pageType: 'product',
      pageTypeConfidence: 1,
      title,
      author: null,
      publishedAt: null,
      siteName: 'Shop',
      description: null,
      lang: 'zh-CN',
      canonicalUrl: null,
      image: null,
      text: '',
      markdown: '',
      tables: [],
      products: [
        {
          name: title,
          brand: null,
          sku: null,
          price: { amount: changes.amount ?? '1299.00', currency: 'CNY', symbol: '¥' },
          oldPrice: null,
          availability: null,
          rating: null,
          ratingBest: null,
          ratingCount: null,
          url: null,
          image: null,
          specifications: [],
          source: 'json-ld',
          quote: null,
        },
      ],
      records: [],
      figures: [],
      posts: [],
      notices: [],
    },
    pageTypeBy: 'rules',
    contentHash: 'a'.repeat(64),
    html: null,
    screenshot: null,
    project: changes.project ?? null,
    tags: ['手链'],
    note: changes.note ?? '',
  };
}

const NOTHING_RECORDED = { rows: [], merges: [], conditionalFormats: [], validations: [], sparklines: [], notes: [], charts: [] };

/** Reports that earlier sessions wrote; of the first one a person deleted the sheets. */
export const sampleReports: readonly WrittenReport[] = [
  { id: 'clipsheet-1', title: '销售表现：销售', language: 'zh', writtenAt: '2026-09-30T06:10:00Z', asked: null, sheets: [], goneParts: ['sources'], names: [], document: '<report id="1"/>' },
  { id: 'clipsheet-2', title: '客服指标：客服工单', language: 'zh', writtenAt: '2026-10-31T02:00:00Z', asked: null, sheets: ['客服指标', '计算'].map((name) => ({ name, part: name, areas: [], record: NOTHING_RECORDED })), goneParts: [], names: [], document: '<report id="2"/>' },
];
