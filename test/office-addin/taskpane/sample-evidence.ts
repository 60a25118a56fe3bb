import type { FactEvidence, PlaceEvidence } from '../../../core/report/evidence-at.ts';

/** What reports say of places, in the ways in which a person meets it. */

const report = { title: '客服指标：客服工单', language: 'zh', writtenAt: '2026-03-05T02:00:00Z' } as const;

const tickets: FactEvidence = {
  id: 'support.value',
  label: '2025年9月首次响应（中位数）',
  value: 26.04055,
  unit: 'min',
  shown: '26.04 分钟',
  method: '“首次响应时间” − “创建时间”的中位数，创建时间 在 2025-09-01 至 2025-09-30，渠道 = 邮件',
  formula: '=MEDIAN(IF(ISNUMBER(客服工单!$D$2:$D$801)*(客服工单!$D$2:$D$801>=DATE(2025,9,1))*(客服工单!$B$2:$B$801&""=$B$80)=1,客服工单!$E$2:$E$801-客服工单!$D$2:$D$801,""))*1440',
  cell: { sheet: '客服指标', range: 'B7' },
  cellNow: undefined,
  isRewritten: false,
  from: [],
  rows: 36,
  sources: [
    { kind: 'range', ref: { sheet: '客服工单', range: 'E2:E801' }, state: 'same', counted: { sheet: '客服工单', range: 'E12:E30,E44:E60' } },
    { kind: 'range', ref: { sheet: '客服工单', range: 'D2:D801' }, state: 'same', counted: null },
  ],
};

const change: FactEvidence = {
  ...tickets,
  id: 'support.change',
  label: '首次响应较2025年8月',
  value: -0.1254,
  unit: 'percent',
  shown: '-12.5%',
  method: '本期 ÷ 对比期 − 1',
  formula: '=IF(计算!$C$37>0,$B$7/计算!$C$37-1,"")',
  cell: { sheet: '客服指标', range: 'B8' },
  from: [
    { label: tickets.label, shown: tickets.shown, cell: tickets.cell },
    { label: '2025年8月首次响应（中位数）', shown: '29.77 分钟', cell: { sheet: '计算', range: 'C37' } },
  ],
  rows: null,
  sources: [{ kind: 'range', ref: { sheet: '客服工单', range: 'E2:E801' }, state: 'changed', counted: null }],
};

const rival: FactEvidence = {
  ...tickets,
  id: 'rival',
  label: '竞品价格：Evil eye bracelet in 14 k gold with a name that runs over the line',
  value: 1299,
  unit: 'CNY',
  shown: '¥1,299',
  method: '页面标价',
  formula: null,
  cellNow: 1399,
  isRewritten: false,
  rows: null,
  sources: [
    {
      kind: 'clip',
      clipId: 'a',
      url: 'https://www.shop.example/bracelet',
      capturedAt: '2026-02-20T08:00:00.000Z',
      contentHash: 'a'.repeat(64),
      quote: { prefix: '14K 金恶魔之眼手链 ', exact: '现价 ¥1,299.00', suffix: ' 原价 ¥1,599.00，包邮' },
    },
  ],
};

const at = { sheet: '客服指标', range: 'B7' };

function facts(changes: Partial<Extract<PlaceEvidence, { kind: 'facts' }>>): PlaceEvidence {
  return { kind: 'facts', report, at, part: 'cell', title: null, drawn: null, facts: [tickets], total: 1, ...changes };
}

export const sampleEvidence = {
  one: facts({}),
  many: facts({ part: 'finding', at: { sheet: '客服指标', range: 'A18:M18' }, title: '首次响应在2025年9月为 26.04 分钟，较2025年8月 -12.5%。', facts: [tickets, change], total: 2 }),
  chart: facts({ part: 'chart', at: { sheet: '客服指标', range: 'B41:G54' }, title: '首次响应（中位数）按渠道', drawn: { sheet: '客服指标', range: 'B59:H62' }, facts: [tickets, change], total: 61 }),
  clip: facts({ facts: [rival] }),
  changed: facts({ facts: [{ ...change, isRewritten: true }] }),
  lost: facts({ facts: [{ ...tickets, sources: [{ kind: 'range', ref: { sheet: '客服工单', range: 'E2:E801' }, state: 'lost', counted: null }] }] }),
  nothing: { kind: 'nothing', report },
  'no-report': { kind: 'no-report' },
} as const satisfies Readonly<Record<string, PlaceEvidence>>;
