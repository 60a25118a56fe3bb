import { describe, expect, it } from 'vitest';
import type { Block, TableBlock } from '../../../../core/fact/block.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import type { Language } from '../../../../core/language/language.ts';
import type { ReportOptions } from '../../../../core/report/study.ts';
import type { SheetPlan } from '../../../../core/workbook/sheet-plan.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import { irregular, monthlyWorkbook, seasonalSales } from './sample-months.ts';
import type { SampleMonths } from './sample-months.ts';

const SEASONAL: SampleMonths = { firstYear: 2022, months: 42, valueOf: seasonalSales, language: 'en' };
const WITH_TARGETS: SampleMonths = { ...SEASONAL, targets: { months: 48, targetOf: (index) => 1600 + 5 * index } };

interface Told {
  readonly blocks: readonly Block[];
  readonly sentences: readonly string[];
  readonly caveats: readonly string[];
}

async function told(book: SampleMonths, options: Partial<ReportOptions> = {}): Promise<Told> {
  const language: Language = options.language ?? book.language;
  const { report } = await compose(await monthlyWorkbook(book), 'forecast', { language, ...options });
  return {
    blocks: report.blocks,
    sentences: report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : [])),
    caveats: report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : [])),
  };
}

function table(blocks: readonly Block[], part: string): TableBlock | undefined {
  return blocks.find((block): block is TableBlock => block.kind === 'table' && block.id.endsWith(part));
}

function numbers(block: TableBlock | undefined, column: number): (number | string | null)[] {
  return (block?.rows ?? []).map((row) => row.facts[column]?.value ?? null);
}

describe('the forecast of months with a season', () => {
  it('goes to the end of the year, each month with its interval and the year before', async () => {
    const { blocks } = await told(SEASONAL);
    const ahead = table(blocks, '.ahead');
    const rows = (ahead?.rows ?? []).slice(0, 6);
    expect(rows.map(({ label }) => label.value)).toEqual(['Jul 2025', 'Aug 2025', 'Sep 2025', 'Oct 2025', 'Nov 2025', 'Dec 2025']);
    for (const [step, { facts }] of rows.entries()) {
      const [forecast, low, high, , , yearBefore] = facts.map((fact) => Number(fact?.value));
      expect(Math.abs((forecast ?? NaN) - seasonalSales(42 + step))).toBeLessThan(80);
      expect(low).toBeLessThan(forecast ?? 0);
      expect(high).toBeGreaterThan(forecast ?? 0);
      expect(yearBefore).toBe(seasonalSales(30 + step));
    }
  });

  it('names the method, how much less it was off than the year before, and the season', async () => {
    const { sentences, caveats } = await told(SEASONAL);
    expect(sentences.some((one) => /Tried from 6 dates in the past, it was off by [\d.]+% .*less than repeating the year before\.$/.test(one))).toBe(true);
    expect(sentences.some((one) => one.includes('clear pattern within the year: highest in November') && one.includes('lowest in May'))).toBe(true);
    expect(caveats).toEqual([]);
  });

  it('says the same in Chinese', async () => {
    const { sentences } = await told({ ...SEASONAL, language: 'zh' }, { language: 'zh', options: {} });
    expect(sentences[0]).toMatch(/^销售额在2025年7月预计为 .*有 95% 的可能在 .* 至 .* 之间，较2024年7月 /);
    expect(sentences.some((one) => /比照搬去年同期低 [\d.]+%。$/.test(one))).toBe(true);
    expect(sentences.some((one) => one.includes('每年的规律很明显：11月最高'))).toBe(true);
  });

  it('adds what has come and what is expected to the year', async () => {
    const { blocks } = await told(SEASONAL);
    const rows = table(blocks, '.ahead')?.rows ?? [];
    const value = (label: string) => Number(rows.find((row) => row.label.value === label)?.facts[0]?.value);
    const actual = [36, 37, 38, 39, 40, 41].reduce((sum, index) => sum + seasonalSales(index), 0);
    expect(value('Actual, Jan–Jun 2025')).toBe(actual);
    expect(value('Expected, 2025')).toBeCloseTo(actual + value('Sum of 6 months'), 6);
  });
});

describe('a target', () => {
  it('of months to come says what every month left must bring', async () => {
    const { blocks, sentences, caveats } = await told(WITH_TARGETS);
    const rows = table(blocks, '.ahead')?.rows ?? [];
    const value = (label: string) => Number(rows.find((row) => row.label.value === label)?.facts[0]?.value);
    const target = Array.from({ length: 12 }, (_, month) => 1600 + 5 * (36 + month)).reduce((sum, one) => sum + one, 0);
    expect(value('Target, 2025')).toBe(target);
    expect(value('Above (below) target')).toBeCloseTo(value('Expected, 2025') - target, 6);
    expect(value('Needed per period left')).toBeCloseTo((target - value('Actual, Jan–Jun 2025')) / 6, 6);
    expect(sentences.some((one) => one.startsWith('The target of 2025 is') && one.includes('short of it'))).toBe(true);
    expect(caveats).toEqual(['planned-rows']);
  });

  it('sets what is assumed to what it still takes', async () => {
    const { blocks } = await told(WITH_TARGETS);
    const ahead = table(blocks, '.ahead');
    const growth = Number(ahead?.rows[0]?.facts[3]?.value);
    const gap = ahead?.rows.find((row) => row.label.value === 'Above (below) target')?.facts[4]?.value;
    expect(growth).toBeGreaterThan(0.1);
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(0.002 * 6 * 2000);
  });

  it('of another size than what is measured is none of it', async () => {
    const { blocks } = await told({ ...SEASONAL, targets: { months: 48, targetOf: () => 3 } });
    expect(table(blocks, '.ahead')?.rows.some((row) => String(row.label.value).startsWith('Target'))).toBe(false);
  });
});

describe('what a person asks for', () => {
  it('is heeded: how far, how sure, how much more', async () => {
    const options = { horizon: '3', confidence: '80%', growth: '-10%' };
    const { blocks, sentences } = await told(SEASONAL, { options: { forecast: options } });
    const wide = await told(SEASONAL, { options: { forecast: { horizon: '3' } } });
    const [narrow, usual] = [table(blocks, '.ahead'), table(wide.blocks, '.ahead')];
    expect(numbers(narrow, 3).slice(0, 3)).toEqual([-0.1, -0.1, -0.1]);
    expect(numbers(narrow, 0).slice(0, 3)).toEqual(numbers(usual, 0).slice(0, 3));
    expect(Number(numbers(narrow, 2)[0])).toBeLessThan(Number(numbers(usual, 2)[0]));
    expect(sentences.some((one) => one.includes('with a probability of 80%'))).toBe(true);
    expect(Number(numbers(narrow, 4)[0])).toBeCloseTo(0.9 * Number(numbers(narrow, 0)[0]), 6);
  });

  it('is refused in words where it makes no sense', async () => {
    await expect(told(SEASONAL, { options: { forecast: { confidence: '1' } } })).rejects.toThrow(/option-wrong/);
    await expect(told(SEASONAL, { options: { forecast: { grain: 'fortnight' } } })).rejects.toThrow(/option-wrong/);
    await expect(told(SEASONAL, { options: { forecast: { measure: 'Costs' } } })).rejects.toThrow(/measure-unknown/);
  });
});

describe('a measure that never changed', () => {
  it('is said in one sentence, without a range, a method or an assumption', async () => {
    const { sentences } = await told({ ...SEASONAL, months: 20, valueOf: () => 10 });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/ has been 10(?:\.00)? in every period so far, so 10(?:\.00)? is expected for /);
  });
});

describe('a caveat', () => {
  it('says of a short history that it was repeated, or that it holds no two seasons', async () => {
    expect((await told({ ...SEASONAL, months: 24 })).caveats).toEqual(['no-backtest']);
    expect((await told({ ...SEASONAL, months: 15 })).caveats).toContain('few-seasons');
    expect((await told({ ...SEASONAL, months: 5 })).caveats).toEqual(['no-backtest', 'few-seasons']);
  });

  it('says that zeros at the end were taken for missing', async () => {
    const { caveats, blocks } = await told({ ...SEASONAL, valueOf: (index) => (index < 40 ? seasonalSales(index) : 0) });
    expect(caveats).toContain('zeros-at-end');
    expect(table(blocks, '.ahead')?.rows[0]?.label.value).toBe('May 2025');
  });

  it('says that there is a new level', async () => {
    const { caveats } = await told({ ...SEASONAL, valueOf: (index) => seasonalSales(index) + (index < 39 ? 0 : 1500) });
    expect(caveats).toContain('level-shift');
  });

  it('says that an interval as wide as the value is not much use', async () => {
    const { caveats } = await told({ ...SEASONAL, months: 14, valueOf: (index) => Math.round(500 + 480 * irregular(index * 5)) });
    expect(caveats).toContain('wide-interval');
  });

  it('takes January and February as one around Spring Festival', async () => {
    const book: SampleMonths = { ...SEASONAL, months: 46, language: 'zh' };
    const { caveats, blocks } = await told(book, { language: 'zh' });
    expect(caveats).toContain('spring-festival');
    const labels = (table(blocks, '.ahead')?.rows ?? []).map(({ label }) => label.value);
    expect(labels.slice(0, 4)).toEqual(['2025年11月', '2025年12月', '2026年1—2月', '2026年3月']);
    const together = table(blocks, '.ahead')?.rows[2]?.facts;
    expect(together?.[5]?.value).toBe(seasonalSales(36) + seasonalSales(37));
  });
});

describe('too little', () => {
  it('is not offered a forecast', async () => {
    await expect(told({ ...SEASONAL, months: 3 })).rejects.toThrow(/nothing-chosen/);
  });

  it('is refused in a sentence that says how much it takes', async () => {
    await expect(told(SEASONAL, { options: { forecast: { grain: 'year' } } })).rejects.toThrow(/too-few-periods.*only 3 complete years; a forecast takes at least 4/s);
  });
});

describeWith(['libreoffice'], 'the report in a spreadsheet', () => {
  it('gives what was computed, and follows the growth that a person assumes', async () => {
    const bytes = await monthlyWorkbook(WITH_TARGETS);
    const { report } = await compose(bytes, 'forecast', { calendar: PLAIN_CALENDAR });
    const ahead = table(report.blocks, '.ahead');
    const growth = ahead?.rows[0]?.facts[3];
    const place = growth === null || growth === undefined ? undefined : report.cells.get(growth.id);
    expect(place).toBeDefined();
    const [plain, changed] = await recalculate(bytes, [report.plan, withInput(report.plan, place?.ref.sheet ?? '', Number(growth?.value), 0.5)]);
    const formulas = formulasOf(report.plan);
    expect(formulas.length).toBeGreaterThan(50);
    for (const { sheet, address, content } of formulas) {
      const value = plain?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
    for (const { facts } of (ahead?.rows ?? []).slice(0, 6)) {
      const [forecast, , , , whatIf] = facts;
      const at = whatIf ? report.cells.get(whatIf.id) : undefined;
      expect(Number(changed?.(at?.ref.sheet ?? '', at?.ref.range ?? ''))).toBeCloseTo(1.5 * Number(forecast?.value), 6);
    }
  }, 120_000);
});

/** The plan with another number in the cells of a sheet that hold just this one. */
function withInput(plan: SheetPlan, sheet: string, from: number, to: number): SheetPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((one) => (one.name !== sheet ? one : { ...one, cells: one.cells.map((cell) => (cell.content.kind === 'number' && cell.content.number === from ? { ...cell, content: { kind: 'number' as const, number: to } } : cell)) })),
  };
}
