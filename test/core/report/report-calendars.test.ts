import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../core/fact/sentence-text.ts';
import type { BusinessCalendar } from '../../../core/metric/business-calendar.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { parsePeriod } from '../../../core/metric/period-key.ts';
import { describeWith } from '../../environment/tools.ts';
import { agrees, choose, compose, formulasOf, recalculate } from './recalculated-report.ts';
import type { Composed } from './recalculated-report.ts';
import { sampleOrders, sampleWorkbook } from './sample-orders.ts';

const FISCAL: BusinessCalendar = { ...PLAIN_CALENDAR, fiscalYearStart: 4 };
const SUNDAYS: BusinessCalendar = { ...PLAIN_CALENDAR, weekStart: 'sunday', weekNumbers: 'january-1' };

const salesIn = (from: number, to: number) =>
  sampleOrders()
    .filter((row) => row.day >= from && row.day < to)
    .reduce((sum, row) => sum + row.sales, 0);
const factOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id === `sales-performance.Orders.${id}`);
const sentencesOf = ({ report }: Composed, language: 'zh' | 'en') => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const caveatsOf = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block] : []));
/** The line below the title. */
const headOf = ({ report: { plan } }: Composed) => plan.sheets[0]?.cells.flatMap(({ row, content }) => (row === 2 && content.kind === 'text' ? [content.text] : [])).join();
/** The choices in the period selector, as they stand on the calculation sheet. */
const choicesOf = ({ report: { plan } }: Composed) => {
  const list = plan.sheets[0]?.validations[0]?.list;
  if (list === undefined || !('ref' in list)) return [];
  const { ref } = list;
  const [first = 0, last = 0] = [...ref.range.matchAll(/\d+/g)].map(([row]) => Number(row) - 1);
  const cells = plan.sheets.find(({ name }) => name === ref.sheet)?.cells ?? [];
  return cells.flatMap(({ row, column, content }) => (column === 1 && row >= first && row <= last && content.kind === 'text' ? [content.text] : []));
};

let english: Uint8Array;
let chinese: Uint8Array;
let fiscal: Composed;
let weekly: Composed;
let festive: Composed;
let yearly: Composed;

beforeAll(async () => {
  [english, chinese] = await Promise.all([sampleWorkbook('table'), sampleWorkbook('chinese')]);
  fiscal = await compose(english, 'sales-performance', { calendar: FISCAL, period: parsePeriod('FY2026-Q3', FISCAL) });
  weekly = await compose(english, 'sales-performance', { calendar: SUNDAYS, period: parsePeriod('2026-W09', SUNDAYS) });
  festive = await compose(chinese, 'sales-performance', { language: 'zh' });
  yearly = await compose(english, 'sales-performance', { compareWith: 'year-before' });
});

describe('a report by a fiscal calendar', () => {
  it('is about the fiscal quarter asked for, against the one before', () => {
    expect(factOf(fiscal, 'value')?.value).toBeCloseTo(salesIn(serialOf(2025, 10, 1), serialOf(2026, 1, 1)), 6);
    expect(factOf(fiscal, 'value.previous')?.value).toBeCloseTo(salesIn(serialOf(2025, 7, 1), serialOf(2025, 10, 1)), 6);
    expect(sentencesOf(fiscal, 'en')[0]).toMatch(/^Sales came to [\d.]+K? in Q3 FY2026, \+[\d.]+% against Q2 FY2026\.$/);
  });

  it('offers fiscal quarters to choose from', () => {
    expect(choicesOf(fiscal)).toEqual(['Q4 FY2025', 'Q1 FY2026', 'Q2 FY2026', 'Q3 FY2026', 'Q4 FY2026 (to Mar 10)']);
  });

  it('keeps what is chosen as text, which no spreadsheet turns into a date or a number', () => {
    const [summary] = fiscal.report.plan.sheets;
    const selector = summary?.cells.find(({ row, column }) => row === 3 && column === 2);
    expect(selector?.content).toEqual({ kind: 'text', text: 'Q3 FY2026' });
    expect(selector?.style?.numberFormat).toBe('@');
  });

  it('says which months its fiscal year has', () => {
    expect(headOf(fiscal)).toContain('; FY2026 is Apr 2025 to Mar 2026; ');
    expect(headOf(weekly)).toContain('; weeks begin on Sunday; week 1 holds January 1; ');
    expect(headOf(festive)).toMatch(/；数据截至 2026年3月10日；生成于/);
  });

  it('draws its trend by fiscal quarters, each with its own days', () => {
    expect(factOf(fiscal, 'trend.value.FY2026-Q1')?.value).toBeCloseTo(salesIn(serialOf(2025, 4, 1), serialOf(2025, 7, 1)), 6);
  });
});

describe('a report by weeks from Sunday, numbered by January 1', () => {
  it('is about the seven days of that week, against the seven before', () => {
    expect(factOf(weekly, 'value')?.value).toBeCloseTo(salesIn(serialOf(2026, 2, 22), serialOf(2026, 3, 1)), 6);
    expect(factOf(weekly, 'value.previous')?.value).toBeCloseTo(salesIn(serialOf(2026, 2, 15), serialOf(2026, 2, 22)), 6);
    expect(factOf(weekly, 'trend.value.2026-W01')?.value).toBeCloseTo(salesIn(serialOf(2025, 12, 28), serialOf(2026, 1, 4)), 6);
    expect(choicesOf(weekly)).toContain('Week 9, 2026');
  });

  it('looks 52 weeks back, whatever number that week has', () => {
    expect(factOf(weekly, 'value.year-before')?.value).toBeCloseTo(salesIn(serialOf(2025, 2, 23), serialOf(2025, 3, 2)), 6);
  });
});

describe('a report on February in China', () => {
  const both = salesIn(serialOf(2026, 1, 1), serialOf(2026, 3, 1));
  const yearAgo = salesIn(serialOf(2025, 1, 1), serialOf(2025, 3, 1));

  it('compares January and February together with the year before, as a number that stands live in a cell', () => {
    expect(factOf(festive, 'january-and-february')?.value).toBeCloseTo(both, 6);
    expect(factOf(festive, 'january-and-february.year-before')?.value).toBeCloseTo(yearAgo, 6);
    expect(factOf(festive, 'january-and-february.year-change')?.value).toBeCloseTo(both / yearAgo - 1, 9);
    const formulaOf = (id: string) => festive.report.cells.get(`sales-performance.Orders.${id}`)?.formula;
    expect(formulaOf('january-and-february')).toBe('=SUMIFS(Orders[销售额],Orders[日期],">="&DATE(2026,1,1),Orders[日期],"<"&DATE(2026,3,1))');
    expect(formulaOf('january-and-february.year-change')).toMatch(/^=IF\(\$C\$\d+>0,\$C\$\d+\/\$C\$\d+-1,""\)$/);
    expect(sentencesOf(festive, 'zh').join('\n')).toMatch(/合并看：销售额在2026年1—2月为 [\d.]+万，较2025年1—2月 \+[\d.]+%（[\d.]+万）。/);
  });

  it('does so by a KPI pack as well', async () => {
    const { report } = await compose(chinese, 'sales', { language: 'zh' });
    expect(report.facts.find(({ id }) => id === 'sales.Orders.january-and-february.year-change')?.value).toBeCloseTo(both / yearAgo - 1, 9);
  });

  it('says when the festival was', () => {
    expect(caveatsOf(festive).find(({ code }) => code === 'spring-festival')?.text.zh).toMatch(/^春节本年是2026年2月17日，上年是2025年1月29日/);
  });

  it('lets both months be chosen as one period, which is never held against single months', async () => {
    expect(choicesOf(festive)).toContain('2026年1—2月');
    const together = await compose(chinese, 'sales-performance', { language: 'zh', period: parsePeriod('2026-01/02', PLAIN_CALENDAR) });
    expect(factOf(together, 'value')?.value).toBeCloseTo(both, 6);
    expect(factOf(together, 'value.previous')?.value).toBeCloseTo(salesIn(serialOf(2025, 11, 1), serialOf(2026, 1, 1)), 6);
    expect(sentencesOf(together, 'zh').join('\n')).not.toMatch(/个完整期间|通常波动|连续/);
    expect(sentencesOf(festive, 'zh').join('\n')).toMatch(/通常波动/);
  });

  it('leaves all that out where it is told to, and where data is not Chinese', async () => {
    const told = await compose(chinese, 'sales-performance', { language: 'zh', calendar: { ...PLAIN_CALENDAR, springFestival: 'off' } });
    const foreign = await compose(english, 'sales-performance', { language: 'zh' });
    for (const plain of [told, foreign]) {
      expect(factOf(plain, 'january-and-february')).toBeUndefined();
      expect(choicesOf(plain)).not.toContain('2026年1—2月');
      expect(caveatsOf(plain).map(({ code }) => code)).not.toContain('spring-festival');
    }
  });

  it('compares a week near the festival with days as far from the last one, and says so', async () => {
    const week = await compose(chinese, 'sales-performance', { language: 'zh', period: parsePeriod('2026-W08', PLAIN_CALENDAR) });
    expect(factOf(week, 'value.year-before')?.value).toBeCloseTo(salesIn(serialOf(2025, 1, 28), serialOf(2025, 2, 4)), 6);
    expect(caveatsOf(week).map(({ code }) => code)).toContain('spring-festival');
  });
});

describe('a report that compares with the year before', () => {
  const february = salesIn(serialOf(2026, 2, 1), serialOf(2026, 3, 1));
  const yearAgo = salesIn(serialOf(2025, 2, 1), serialOf(2025, 3, 1));

  it('has it in the first place, and nowhere a second time', () => {
    expect(factOf(yearly, 'value.previous')?.value).toBeCloseTo(yearAgo, 6);
    expect(factOf(yearly, 'value.change')?.value).toBeCloseTo(february / yearAgo - 1, 9);
    expect(factOf(yearly, 'value.year-before')).toBeUndefined();
    expect(sentencesOf(yearly, 'en')[0]).toMatch(/^Sales came to [\d.]+K? in Feb 2026, \+[\d.]+% against Feb 2025\.$/);
  });

  it('calls it so in its tables', () => {
    const columns = yearly.report.blocks.flatMap((block) => (block.kind === 'table' ? [block.columns.map(({ label }) => label.en)] : []));
    expect(columns.some((labels) => labels.includes('Year before') && labels.includes('Year on year'))).toBe(true);
    expect(columns.flat()).not.toContain('Previous');
  });

  it('does not hold it against changes from month to month, nor say that there is no year before', () => {
    expect(sentencesOf(yearly, 'en').join()).not.toMatch(/usual range|ordinary/);
    expect(caveatsOf(yearly).map(({ code }) => code)).not.toContain('no-year-before');
  });

  it('compares with the period before where data does not reach back a year', async () => {
    const early = await compose(english, 'sales-performance', { compareWith: 'year-before', period: parsePeriod('2025-08', PLAIN_CALENDAR) });
    expect(factOf(early, 'value.previous')?.value).toBeCloseTo(salesIn(serialOf(2025, 7, 1), serialOf(2025, 8, 1)), 6);
    expect(caveatsOf(early).map(({ code }) => code)).toContain('no-year-before');
  });

  it('explains the change against the year before as well', async () => {
    const why = await compose(english, 'why-changed', { compareWith: 'year-before' });
    expect(sentencesOf(why, 'en').join()).toMatch(/Feb 2025/);
  });
});

describe('a period that the data does not have', () => {
  it('is said to be missing, beside what is shown in its place', async () => {
    const elsewhere = await compose(english, 'sales-performance', { period: parsePeriod('2031-05', PLAIN_CALENDAR) });
    expect(caveatsOf(elsewhere).find(({ code }) => code === 'no-such-period')?.text.en).toBe(
      'The data has no May 2031: it runs from Jan 2025 to Mar 2026. Feb 2026 is shown in its place.',
    );
  });
});

describeWith(['libreoffice'], 'a report by a business calendar, recalculated by a spreadsheet', () => {
  it('gives what the engine gave, and follows the period that is chosen', async () => {
    const quarter = choose(fiscal.report.plan, 'Q2 FY2026');
    const months = choose(festive.report.plan, '2026年1—2月');
    const card = (composed: Composed, id: string) => composed.report.cells.get(`sales-performance.Orders.${id}`)?.ref ?? { sheet: '', range: '' };
    const [asWritten, byQuarter, asYearly] = await recalculate(english, [fiscal.report.plan, quarter, yearly.report.plan]);
    const [asFestive, byMonths] = await recalculate(chinese, [festive.report.plan, months]);
    for (const [seen, { report }] of [[asWritten, fiscal], [asYearly, yearly], [asFestive, festive]] as const) {
      for (const { sheet, address, content } of formulasOf(report.plan)) {
        const value = seen?.(sheet, address) ?? null;
        expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
      }
    }
    const at = (seen: typeof byQuarter, composed: Composed, id: string) => seen?.(card(composed, id).sheet, card(composed, id).range);
    const second = salesIn(serialOf(2025, 7, 1), serialOf(2025, 10, 1));
    const first = salesIn(serialOf(2025, 4, 1), serialOf(2025, 7, 1));
    expect(at(byQuarter, fiscal, 'value')).toBeCloseTo(second, 6);
    expect(at(byQuarter, fiscal, 'value.change')).toBeCloseTo(second / first - 1, 9);
    const both = salesIn(serialOf(2026, 1, 1), serialOf(2026, 3, 1));
    expect(at(byMonths, festive, 'value')).toBeCloseTo(both, 6);
    expect(at(byMonths, festive, 'value.change')).toBeCloseTo(both / salesIn(serialOf(2025, 11, 1), serialOf(2026, 1, 1)) - 1, 9);
    expect(at(byMonths, festive, 'value.year-change')).toBeCloseTo(both / salesIn(serialOf(2025, 1, 1), serialOf(2025, 3, 1)) - 1, 9);
  }, 120_000);
});
