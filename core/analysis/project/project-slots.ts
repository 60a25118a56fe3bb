import type { RoleSlot } from '../plugin.ts';

const one = (slot: string, roles: RoleSlot['roles'], zh: readonly string[], en: readonly string[], optional = true): RoleSlot => ({ slot, roles, optional, many: false, hints: { zh, en } });

/** What is to be done. */
export const TASK_SLOT = one('task', ['text', 'dimension', 'id'], ['任务名称', '任务', '工作项', '事项', '待办', '工作内容', '里程碑', '活动名称', '卡片'], ['task name', 'task', 'card name', 'card', 'work item', 'activity', 'milestone', 'deliverable', 'to do', 'issue', 'name', 'summary'], false);
export const STATUS_SLOT = one('status', ['status', 'dimension', 'text'], ['任务状态', '状态', '看板列', '列表', '进展', '阶段'], ['status', 'task status', 'state', 'list', 'list name', 'section column', 'section', 'column', 'stage']);
export const START_SLOT = one('start', ['start', 'time', 'end'], ['计划开始', '开始日期', '开始时间', '预计开始', '开始', '启动日期'], ['planned start', 'start date', 'start', 'begin', 'begins', 'starts']);
export const END_SLOT = one('end', ['end', 'time', 'start'], ['计划完成', '计划结束', '截止日期', '截止时间', '截止', '到期', '预计完成', '结束日期', '结束时间', '结束', '期限', '完成期限', '完成日期', '完成时间'], ['planned finish', 'planned end', 'due date', 'due', 'deadline', 'end date', 'finish date', 'finish', 'end', 'target date']);
export const BEGUN_SLOT = one('begun', ['start', 'time'], ['实际开始'], ['actual start', 'started at', 'started on', 'started']);
export const FINISHED_SLOT = one('finished', ['end', 'time'], ['实际完成', '实际结束', '完成于', '完成时间', '完成日期'], ['actual finish', 'actual end', 'completed at', 'completed on', 'completed date', 'date completed', 'completion date', 'finished at', 'resolved', 'closed at']);
export const CREATED_SLOT = one('created', ['time', 'start'], ['创建时间', '创建日期', '创建', '登记日期', '提出日期'], ['created at', 'created on', 'created', 'date created']);
export const UPDATED_SLOT = one('updated', ['time', 'end'], ['更新时间', '更新日期', '最后更新', '最近更新'], ['last modified', 'last activity', 'updated at', 'updated', 'last updated', 'modified']);
export const DONE_SLOT = one('done', ['dimension', 'status'], ['是否完成', '已完成', '完成'], ['due complete', 'completed', 'complete', 'done', 'is done']);
export const DURATION_SLOT = one('duration', ['measure', 'ratio', 'dimension', 'id'], ['工期', '计划工期', '持续时间', '计划天数', '天数', '工作日'], ['duration', 'duration days', 'days', 'planned days']);
export const PROGRESS_SLOT = one('progress', ['ratio', 'measure', 'dimension', 'id'], ['完成进度', '进度', '完成百分比', '完成率', '完成比例', '完成度'], ['progress', 'percent complete', 'complete', 'completion', 'pct complete', 'percent done']);
export const PERSON_SLOT = one('person', ['person', 'dimension', 'text'], ['负责人', '责任人', '执行人', '经办人', '处理人', '成员', '跟进人', '资源'], ['assignee', 'assigned to', 'owner', 'responsible', 'members', 'member', 'resource', 'resource names', 'person']);
export const KEY_SLOT = one('key', ['id', 'measure', 'dimension', 'text'], ['任务编号', '编号', '序号', '任务id', '代码', 'wbs'], ['task id', 'issue key', 'key', 'id', 'no', 'wbs', 'code', 'number']);
export const WAITS_SLOT = one('waits', ['id', 'measure', 'dimension', 'text'], ['前置任务', '紧前任务', '紧前工作', '前置', '依赖任务', '依赖'], ['predecessors', 'predecessor', 'immediate predecessors', 'immediate predecessor', 'depends on', 'dependencies', 'dependency', 'blocked by', 'blocked by dependencies']);
export const LIKELIHOOD_SLOT = one('likelihood', ['dimension', 'measure', 'ratio', 'score', 'text', 'status', 'id'], ['发生概率', '概率', '可能性'], ['probability', 'likelihood']);
export const IMPACT_SLOT = one('impact', ['dimension', 'measure', 'ratio', 'score', 'text', 'status', 'id'], ['影响程度', '影响', '严重程度', '严重性'], ['impact', 'severity', 'consequence']);
export const RISK_SLOT = one('risk', ['dimension', 'measure', 'score', 'text', 'status', 'id'], ['风险等级', '风险级别', '风险'], ['risk level', 'risk rating', 'risk']);

export const PROJECT_SLOTS: readonly RoleSlot[] = [
  TASK_SLOT, STATUS_SLOT, START_SLOT, END_SLOT, BEGUN_SLOT, FINISHED_SLOT, CREATED_SLOT, UPDATED_SLOT, DONE_SLOT, DURATION_SLOT, PROGRESS_SLOT, PERSON_SLOT, KEY_SLOT, WAITS_SLOT, LIKELIHOOD_SLOT, IMPACT_SLOT, RISK_SLOT,
];
