import { Problem } from '../../language/problem.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { Block, KpiBlock } from '../../fact/block.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import type { AnalysisPlugin, RoleSlot } from '../plugin.ts';
import { measureSales } from './measure-sales.ts';
import type { SalesFinding } from './measure-sales.ts';
import { periodCaveats } from '../period-caveats.ts';
import { SalesFacts } from './sales-facts.ts';
import { salesFindings, totalFinding } from './sales-findings.ts';
import { breakdownBlocks, concentrationBlocks, trendBlocks } from './sales-tables.ts';

const value: RoleSlot = {
  slot: 'value',
  roles: ['measure'],
  optional: false,
  many: false,
  hints: {
    zh: ['销售额', '成交额', '成交金额', '销售金额', '营业额', '营收', '收入', '销售', '实际', '金额', '流水'],
    en: ['sales', 'revenue', 'sales amount', 'gmv', 'turnover', 'net sales', 'actual', 'amount', 'total'],
  },
};

/** Sales rows with a date: totals, change, who made it, who carries the whole. */
const NEEDS: readonly RoleSlot[] = [
  {
    slot: 'time',
    roles: ['time', 'start'],
    optional: false,
    many: false,
    hints: { zh: ['下单', '订单日期', '成交日期', '销售日期', '日期', '月份', '时间'], en: ['order date', 'sale date', 'invoice date', 'date', 'month', 'day'] },
  },
  value,
  {
    slot: 'target',
    roles: ['measure'],
    optional: true,
    many: false,
    hints: { zh: ['目标', '计划', '预算', '指标'], en: ['target', 'plan', 'budget', 'quota'] },
  },
  {
    slot: 'volume',
    roles: ['measure'],
    optional: true,
    many: false,
    hints: { zh: ['订单数', '订单量', '销量', '数量', '件数'], en: ['orders', 'order count', 'units', 'quantity', 'qty', 'units sold'] },
  },
  { slot: 'currency', roles: ['currency'], optional: true, many: false, hints: { zh: ['币种', '货币'], en: ['currency'] } },
  { slot: 'dimension', roles: ['dimension', 'person', 'status', 'text'], optional: true, many: true, hints: { zh: [], en: [] } },
];

/** What goes out or lies in store is not sold. */
const SPENT = /消耗|花费|费用|成本|支出|退款|退货|赔|库存|余额|欠|\b(?:costs?|spend|spent|expenses?|fees?|refunds?|returns?|stock|inventory|balance|debt)\b/i;

export const salesPerformance: AnalysisPlugin<SalesFinding> = {
  id: 'sales-performance',
  title: salesTexts.title,
  question: salesTexts.question,
  needs: NEEDS,
  subject: 'table',

  score(binding) {
    const [name = ''] = binding.columns['value'] ?? [];
    const [time = ''] = binding.columns['time'] ?? [];
    const typed = columnNamed(binding.table, time);
    const fit = headerFit(value, name);
    if (typed?.type !== 'date' || binding.table.rowCount < 10) return { score: 0, reason: salesTexts.looseFit(name, time) };
    if (fit === 0 && SPENT.test(name)) return { score: 0, reason: salesTexts.looseFit(name, time) };
    if (fit === 0) return { score: 0.25, reason: salesTexts.looseFit(name, time) };
    const dimensions = binding.columns['dimension']?.length ?? 0;
    return { score: Math.min(1, 0.5 + 0.4 * fit + (dimensions > 0 ? 0.1 : 0)), reason: salesTexts.goodFit(name, time) };
  },

  async compute(input) {
    const finding = await measureSales(input);
    if (finding === null) throw new Problem('no-periods', salesTexts.noPeriods);
    return finding;
  },

  headline: (finding) => totalFinding(new SalesFacts(finding, null)).sentence,

  report(finding, language): readonly Block[] {
    const facts = new SalesFacts(finding, language);
    return [
      { kind: 'periods', periods: finding.periods, focus: finding.focus },
      ...kpiBlocks(facts),
      ...salesFindings(facts),
      ...periodCaveats(finding, (period) => facts.label(period)),
      ...trendBlocks(facts),
      ...breakdownBlocks(facts),
      ...concentrationBlocks(facts),
    ];
  },
};

const MOST_CARDS = 6;

function kpiBlocks(facts: SalesFacts): KpiBlock[] {
  const { metrics, focus } = facts.finding;
  return metrics.cards.slice(0, MOST_CARDS).map((card) => facts.card(card, focus, facts.total(card), facts.id('trend')));
}
