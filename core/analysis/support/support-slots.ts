import type { RoleSlot } from '../plugin.ts';

/** Whether a ticket kept what was promised. */
export const SLA_SLOT: RoleSlot = {
  slot: 'sla',
  roles: ['dimension', 'status', 'text', 'score', 'ratio', 'measure'],
  optional: true,
  many: false,
  hints: { zh: ['sla', '是否超时', '是否达标', '是否逾期', '时效达标'], en: ['sla', 'sla met', 'sla status', 'within sla', 'sla breached', 'breached'] },
};

/** How satisfied people were, in words: a rating in numbers is the pack's. */
export const SATISFACTION_SLOT: RoleSlot = {
  slot: 'satisfaction',
  roles: ['dimension', 'status', 'text'],
  optional: true,
  many: false,
  hints: { zh: ['满意度', '满意度评价', '服务评价', '评价结果'], en: ['satisfaction score', 'satisfaction rating', 'satisfaction', 'csat'] },
};

/** 0 to 10: how likely people would recommend. */
export const RECOMMEND_SLOT: RoleSlot = {
  slot: 'recommend',
  roles: ['score'],
  optional: true,
  many: false,
  hints: { zh: ['推荐', 'nps', '0-10'], en: ['nps', 'recommend', 'likelihood to recommend'] },
};
