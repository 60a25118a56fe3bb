import { beforeAll, describe, expect, it } from 'vitest';
import { bindTable } from '../../../../core/analysis/bind.ts';
import { processPlugin } from '../../../../core/analysis/process/process.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { quantile } from '../../../../core/statistics/quantile.ts';
import { describeWith } from '../../../environment/tools.ts';
import { smallTable } from '../../metric/small-table.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { journeyBook, logBook, sampleLog, VALUE_ADDING } from './sample-logs.ts';

let bytes: Uint8Array;
let approvals: Composed;
beforeAll(async () => {
  bytes = await logBook();
  approvals = await compose(bytes, 'process', { language: 'zh' });
});

const said = ({ report }: Composed, language: Language) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id === `process.ApprovalLog.${id}`)?.value;

/** The cases of the log by hand: their steps in order. */
function cases() {
  const log = sampleLog();
  return [...new Set(log.map((step) => step.case))].map((name) => log.filter((step) => step.case === name));
}

describe('a process report', () => {
  it('names the link where cases wait longest, from the end of a step to the start of the next', () => {
    const gaps = cases().flatMap((steps) => steps.flatMap((step, place) => (step.activity === '部门审批' ? [24 * (step.begun - (steps[place - 1]?.done ?? NaN))] : [])));
    const total = gaps.reduce((sum, gap) => sum + gap, 0);
    expect(valueOf(approvals, 'edge.资料审核.部门审批.total')).toBeCloseTo(total, 4);
    expect(valueOf(approvals, 'edge.资料审核.部门审批.mean')).toBeCloseTo(total / 40, 4);
    expect(valueOf(approvals, 'edge.资料审核.部门审批.p90')).toBeCloseTo(quantile(gaps, 0.9), 4);
    expect(said(approvals, 'zh')[0]).toBe('最耗时间的一段是“资料审核”到“部门审批”：平均 12 小时，共 480 小时，占步骤之间全部时间的 83%。');
  });

  it('measures cases that have ended, and says how many have not', () => {
    const times = cases().flatMap((steps) => (steps.at(-1)?.activity === '财务打款' ? [24 * ((steps.at(-1)?.done ?? NaN) - (steps[0]?.begun ?? NaN))] : []));
    expect(valueOf(approvals, 'cycle.median')).toBeCloseTo(quantile(times, 0.5), 4);
    expect(valueOf(approvals, 'cycle.p90')).toBeCloseTo(quantile(times, 0.9), 4);
    expect(caveats(approvals)).toEqual(['unfinished']);
  });

  it('counts what is done again, and how much longer such cases take', () => {
    expect(valueOf(approvals, 'rework.share')).toBe(0.25);
    expect(said(approvals, 'zh')).toEqual(expect.arrayContaining(['25%的案例有步骤重复，最常重复的是“资料审核”（多做 10 次）。', '有重复的案例用时中位数 22 小时，没有重复的 17 小时。']));
  });

  it('lists the paths, the most common one first', () => {
    const table = approvals.report.blocks.find((block) => block.kind === 'table' && block.id.endsWith('.paths'));
    expect(table?.kind === 'table' && table.rows.map(({ facts }) => [facts[0]?.value, facts[3]?.value])).toEqual([
      [28, '提交申请 → 资料审核 → 部门审批 → 财务打款'],
      [10, '提交申请 → 资料审核 → 补充资料 → 资料审核 → 部门审批 → 财务打款'],
      [2, '提交申请 → 资料审核 → 部门审批'],
    ]);
  });

  it('says how much of the time adds value, by the column that classes steps or by what a person says', async () => {
    const work = sampleLog().reduce((sum, step) => sum + (VALUE_ADDING.includes(step.activity) ? step.done - step.begun : 0), 0);
    const whole = cases().reduce((sum, steps) => sum + (steps.at(-1)?.done ?? NaN) - (steps[0]?.begun ?? NaN), 0);
    expect(valueOf(approvals, 'value.share')).toBeCloseTo(work / whole, 6);
    const asked = await compose(bytes, 'process', { options: { process: { 'value-adding': '部门审批；财务打款' } } });
    expect(valueOf(asked, 'value.share')).toBeGreaterThan(work / whole);
    await expect(compose(bytes, 'process', { options: { process: { 'value-adding': '验收' } } })).rejects.toThrow(/option-wrong.*提交申请/);
  });
});

describe('the fit of a process', () => {
  it('is not given to what people do, nor to a table of one row a case', async () => {
    const journey = await compose(await journeyBook(), 'data-quality');
    expect(journey.study.offers.map(({ plugin }) => plugin)).not.toContain('process');
    const tickets = smallTable({ name: 'Tickets' }, [
      { name: 'Case ID', type: 'text', role: 'id', values: Array.from({ length: 30 }, (_, index) => `T${String(index)}`) },
      { name: 'Status', type: 'text', role: 'status', values: Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 'Open' : 'Closed')) },
      { name: 'Created', type: 'date', values: Array.from({ length: 30 }, (_, index) => 45_000 + index) },
    ]);
    const binding = bindTable(processPlugin.needs, tickets);
    expect(binding === null ? 0 : processPlugin.score(binding).score).toBe(0);
  });
});

describeWith(['libreoffice'], 'a process report recalculated by a spreadsheet', () => {
  it('gives what the engine gave, averages over links among it', async () => {
    const [seen] = await recalculate(bytes, [approvals.report.plan]);
    const formulas = formulasOf(approvals.report.plan);
    expect(formulas.some(({ content }) => content.formula.includes('ApprovalLog['))).toBe(true);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
