import type { RoleSlot } from '../plugin.ts';
import { CONTROL_NEEDS } from '../control-chart/control-needs.ts';
import { TABLE_SLOTS } from '../table-slots.ts';

type Hints = RoleSlot['hints'];

const one = (slot: string, roles: RoleSlot['roles'], hints: Hints): RoleSlot => ({ slot, roles, optional: true, many: false, hints });

const WORDS: RoleSlot['roles'] = ['text', 'dimension', 'status'];
const NUMBERS: RoleSlot['roles'] = ['measure', 'ratio', 'score'];

/** What a log of improvements says of each. */
export const LOG_SLOTS = {
  problem: one('problem', WORDS, {
    zh: ['问题描述', '问题', '改善点', '改善主题', '现象', '不符合项', '发现', '课题', '主题'],
    en: ['problem', 'issue', 'problem statement', 'nonconformity', 'finding', 'defect', 'opportunity'],
  }),
  action: one('action', WORDS, {
    zh: ['改善措施', '改进措施', '纠正措施', '整改措施', '措施', '对策', '行动', '解决方案', '改善内容'],
    en: ['action', 'countermeasure', 'corrective action', 'improvement action', 'measure taken', 'solution', 'intervention'],
  }),
  cause: one('cause', WORDS, { zh: ['根本原因', '原因分析', '原因', '根因'], en: ['root cause', 'cause', 'reason'] }),
  effect: one('effect', WORDS, { zh: ['改善效果', '效果验证', '效果', '验证结果', '成效'], en: ['effect', 'effectiveness', 'result', 'verification'] }),
  owner: one('owner', ['person', 'text', 'dimension'], { zh: ['负责人', '责任人', '责任部门', '担当', '跟进人'], en: ['owner', 'responsible', 'assignee', 'person in charge', 'lead'] }),
  status: one('status', ['status', 'dimension', 'text'], { zh: ['状态', '进展', '完成情况'], en: ['status', 'state', 'progress'] }),
  raised: one('raised', ['start', 'time', 'end'], { zh: ['提出日期', '提出时间', '发现日期', '登记日期', '立项日期', '实施日期', '开始日期', '开始时间', '开始', '日期'], en: ['raised', 'opened', 'date raised', 'reported', 'identified', 'start', 'started', 'start date', 'implemented', 'date'] }),
  due: one('due', ['end', 'time', 'start'], { zh: ['计划完成', '要求完成', '预计完成', '计划完成日期', '截止日期', '截止', '期限', '目标日期', '到期'], en: ['due', 'due date', 'deadline', 'target date', 'planned end', 'planned completion'] }),
  done: one('done', ['end', 'time', 'start'], { zh: ['实际完成', '完成日期', '完成时间', '关闭日期', '结案日期', '关闭', '结案'], en: ['completed', 'closed', 'done', 'date closed', 'completion date', 'actual end', 'closed on'] }),
  before: one('before', NUMBERS, { zh: ['改善前', '改进前', '实施前', '整改前', '基线'], en: ['before', 'baseline'] }),
  after: one('after', NUMBERS, { zh: ['改善后', '改进后', '实施后', '整改后'], en: ['after'] }),
} as const;

/** Says on which side of an action a row lies. */
export const PHASE_SLOT = one('phase', ['dimension', 'status', 'text'], { zh: ['改善阶段', '阶段', '时期', '改善前后', '前后'], en: ['phase', 'period type', 'before after', 'before/after', 'condition'] });

const controlSlot = (name: string): RoleSlot[] => CONTROL_NEEDS.filter(({ slot }) => slot === name);

/** What a measure followed over time is read from. */
export const SERIES_SLOTS: readonly RoleSlot[] = [
  { ...TABLE_SLOTS.time, optional: true, many: true },
  ...controlSlot('defects'),
  ...controlSlot('size'),
  TABLE_SLOTS.target,
  TABLE_SLOTS.value,
  TABLE_SLOTS.rate,
  TABLE_SLOTS.currency,
];
