import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../core/fact/block.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import { sampleDays } from './sample-days.ts';

const findingsIn = (blocks: readonly Block[], language: Language) => blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const codesIn = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
/** July 19 and May 10, 2025, as days after March 1. */
const HIGH = 140;
const LOW = 70;

describe('the anomaly analysis', () => {
  it('names an unusual day, what is usual, and the single row that makes it', async () => {
    const { report } = await compose(await sampleDays([{ day: HIGH, region: 'West', more: 900 }]), 'anomaly');
    const [summary, first] = findingsIn(report.blocks, 'en');
    expect(summary).toMatch(/^[\d,]+ values from Mar 1, 2025 to Jul 28, 2025 were looked at \(Sales, Rows and the largest of Region\)\. Unusual: \d+, the latest Jul 19, 2025\.$/);
    expect(first).toMatch(/^Sales came to [\d.,K]+ on Jul 19, 2025, above the usual [\d.,K]+ to [\d.,K]+; row 1,694 alone contributed 900, without it [\d.,K]+ would be usual\.$/);
    const amount = report.facts.find((fact) => fact.value === 900 && fact.derivation?.kind === 'cell');
    expect(amount?.sources).toEqual([{ kind: 'range', ref: { sheet: 'Orders', range: 'C1694' } }]);
  });

  it('says which member contributed where no single row does', async () => {
    const planted = [120, 110, 130, 125, 115, 135, 120].map((more) => ({ day: HIGH, region: 'West', more }));
    const { report } = await compose(await sampleDays(planted), 'anomaly', { language: 'zh' });
    const found = findingsIn(report.blocks, 'zh').find((text) => text.startsWith('Sales '));
    expect(found).toMatch(/^Sales 在2025年7月19日为 [\d.,万]+，高于通常的 [\d.,万]+ 至 [\d.,万]+；主要来自 Region“West”（\+[\d.,]+，占差额的 [\d.]+%）。$/);
  });

  it('marks bad and good days in the chart, and has both in the table with live differences', async () => {
    const { report } = await compose(await sampleDays([{ day: HIGH, region: 'West', more: 900 }, { day: LOW, region: 'East', more: -900 }]), 'anomaly');
    const chart = report.blocks.find((block) => block.kind === 'chart');
    expect(chart?.series[0]?.points?.map(({ look }) => look)).toEqual(['bad', 'good']);
    const table = report.blocks.find((block) => block.kind === 'table' && block.isBehindChart !== true);
    expect(table?.kind === 'table' && table.rows.map(({ label }) => label.words?.en)).toEqual(['May 10, 2025', 'Jul 19, 2025']);
    const difference = report.facts.find(({ id }) => id.endsWith('at.2025-07-19.difference'));
    expect(difference?.derivation?.kind).toBe('difference');
    expect(report.cells.get(difference?.id ?? '')?.formula).toMatch(/^=[A-Z$]+\d+-[A-Z$]+\d+$|^=\$?[A-Z]+\$?\d+-\$?[A-Z]+\$?\d+$/);
  });

  it('says plainly that nothing is unusual, and what was looked at', async () => {
    const { report } = await compose(await sampleDays([]), 'anomaly');
    expect(findingsIn(report.blocks, 'en')).toEqual([expect.stringMatching(/^Nothing is unusual: from Mar 1, 2025 to Jul 28, 2025 all [\d,]+ values of Sales, Rows and the largest of Region are within what is usual\.$/)]);
  });

  it('judges only the period asked for, by what came before its end', async () => {
    const planted = [{ day: HIGH, region: 'West', more: 900 }, { day: LOW, region: 'East', more: -900 }];
    const may = { grain: 'month' as const, from: serialOf(2025, 5, 1), to: serialOf(2025, 6, 1) };
    const { report } = await compose(await sampleDays(planted), 'anomaly', { period: may });
    expect(findingsIn(report.blocks, 'en').join(' ')).toContain('May 10, 2025');
    expect(findingsIn(report.blocks, 'en').join(' ')).not.toContain('Jul');
    expect(codesIn(report.blocks)).toContain('asked-period');
  });

  it('warns where the history is short, and is not offered where there is none', async () => {
    const short = await compose(await sampleDays([], 14), 'anomaly');
    expect(codesIn(short.report.blocks)).toContain('short-history');
    await expect(compose(await sampleDays([], 5), 'anomaly')).rejects.toThrow('nothing-chosen');
  });
});

describeWith(['libreoffice'], 'a report on what is unusual, recalculated by a spreadsheet', () => {
  it('has the values that were computed', async () => {
    const bytes = await sampleDays([{ day: HIGH, region: 'West', more: 900 }, { day: LOW, region: 'East', more: -900 }], 145);
    const { report } = await compose(bytes, 'anomaly', { language: 'zh' });
    const [seen] = await recalculate(bytes, [report.plan]);
    const formulas = formulasOf(report.plan);
    expect(formulas.length).toBeGreaterThan(100);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
