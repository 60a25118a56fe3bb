import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import type { Binding, RoleSlot } from '../plugin.ts';

/** What is worked on from step to step. */
export const CASE_SLOT: RoleSlot = {
  slot: 'case',
  roles: ['id', 'dimension', 'text', 'measure'],
  optional: false,
  many: false,
  hints: {
    zh: ['案例', '案件', '流程实例', '实例', '工单', '流程编号', '申请编号', '申请单', '单据', '订单', '单号', '批次'],
    en: ['case concept name', 'case id', 'caseid', 'case', 'trace', 'process instance', 'instance', 'ticket', 'request id', 'request', 'application', 'claim', 'order id', 'order', 'batch', 'lot'],
  },
};

/** What was done. */
export const ACTIVITY_SLOT: RoleSlot = {
  slot: 'activity',
  roles: ['dimension', 'text', 'status'],
  optional: false,
  many: false,
  hints: {
    zh: ['活动', '流程步骤', '流程节点', '步骤', '环节', '工序', '节点', '操作', '动作', '事件', '阶段', '状态'],
    en: ['activity', 'activity name', 'concept name', 'event', 'event name', 'step', 'operation', 'action', 'task', 'stage', 'state', 'status'],
  },
};

/** When it was done, or ended where a column says when it began. */
export const DONE_SLOT: RoleSlot = {
  slot: 'time',
  roles: ['end', 'time'],
  optional: false,
  many: false,
  hints: { zh: ['完成时间', '结束时间', '时间戳', '发生时间', '操作时间', '时间', '日期'], en: ['complete timestamp', 'completed', 'end time', 'end', 'time timestamp', 'timestamp', 'time', 'date'] },
};

export const BEGUN_SLOT: RoleSlot = {
  slot: 'begun',
  roles: ['start', 'time'],
  optional: true,
  many: false,
  hints: { zh: ['开始时间', '开始日期', '开始', '启动时间'], en: ['start timestamp', 'start time', 'start date', 'started', 'start', 'begin'] },
};

export const RESOURCE_SLOT: RoleSlot = {
  slot: 'resource',
  roles: ['person', 'dimension'],
  optional: true,
  many: false,
  hints: { zh: ['处理人', '执行人', '操作人', '经办人', '负责人', '人员', '部门', '岗位', '设备'], en: ['resource', 'org resource', 'performer', 'operator', 'agent', 'assignee', 'owner', 'user', 'department', 'role', 'machine'] },
};

export const COST_SLOT: RoleSlot = {
  slot: 'cost',
  roles: ['measure'],
  optional: true,
  many: false,
  hints: { zh: ['费用', '成本', '花费'], en: ['costs', 'cost', 'expense'] },
};

/** Whether a step adds value for the customer, is needed only inside, or is waste: Lean's three classes. */
export const CLASS_SLOT: RoleSlot = {
  slot: 'class',
  roles: ['dimension', 'status', 'text'],
  optional: true,
  many: false,
  hints: { zh: ['是否增值', '增值', '价值分类', '价值类型'], en: ['value adding', 'value added', 'value class', 'value type', 'va nva'] },
};

/** People who come back are no cases: what they do is a journey, which a funnel describes. */
const PEOPLE = /用户|客户|会员|访客|顾客|设备|患者?编?号?$|员工|\b(?:users?|customers?|visitors?|members?|sessions?|clients?|devices?|employees?|persons?)\b/i;

const MOST_LOOKED_AT = 200_000;
const FEWEST_CASES = 3;
/** Events that a case must have on average: else rows are cases, and nothing comes after another. */
const EVENTS_EACH = 2;
/** More kinds of activity than these and the column holds remarks rather than steps. */
const MOST_ACTIVITIES = 200;

/** 0..1: how much a table looks like an event log. */
export function logFit({ table, columns }: Binding): number {
  const [caseColumn, activity, time] = ['case', 'activity', 'time'].map((slot) => columnNamed(table, columns[slot]?.[0] ?? ''));
  if (caseColumn === undefined || activity?.type !== 'text' || time?.type !== 'date') return 0;
  const words = Math.min(headerFit(CASE_SLOT, caseColumn.name), headerFit(ACTIVITY_SLOT, activity.name));
  if (words === 0 || PEOPLE.test(spaced(caseColumn.name)) || !isLog(table, caseColumn, activity.values)) return 0;
  return 0.6 + 0.4 * words;
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
}

function isLog(table: TypedTable, cases: TypedColumn, activities: readonly (string | null)[]): boolean {
  const rows = Math.min(table.rowCount, MOST_LOOKED_AT);
  const [seen, kinds] = [new Set<unknown>(), new Set<string>()];
  let events = 0;
  for (let row = 0; row < rows; row += 1) {
    const [key, activity] = [cases.values[row], activities[row] ?? null];
    if (key === null || key === undefined || Number.isNaN(key) || activity === null) continue;
    events += 1;
    seen.add(key);
    kinds.add(activity.toLowerCase());
  }
  return seen.size >= FEWEST_CASES && events >= EVENTS_EACH * seen.size && kinds.size >= 2 && kinds.size <= MOST_ACTIVITIES && kinds.size < events / 2;
}
