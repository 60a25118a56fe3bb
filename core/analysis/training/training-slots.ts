import type { RoleSlot } from '../plugin.ts';

const SCORE_ROLES = ['score', 'measure', 'ratio'] as const;
const GROUP_ROLES = ['dimension', 'text', 'status', 'person'] as const;

/** Columns that a table about training may have. */
export const TRAINING_SLOTS = {
  before: {
    slot: 'before',
    roles: SCORE_ROLES,
    optional: true,
    many: false,
    hints: { zh: ['训前', '培训前', '课前', '学前', '前测', '摸底'], en: ['pre test', 'pretest', 'pre training', 'pre score', 'pre', 'before training', 'before', 'baseline'] },
  },
  after: {
    slot: 'after',
    roles: SCORE_ROLES,
    optional: true,
    many: false,
    hints: { zh: ['训后', '培训后', '课后', '学后', '后测', '结业'], en: ['post test', 'posttest', 'post training', 'post score', 'post', 'after training', 'after', 'final test'] },
  },
  result: {
    slot: 'result',
    roles: ['status', 'dimension', 'text'],
    optional: true,
    many: false,
    hints: { zh: ['是否通过', '是否合格', '是否达标', '考核结果', '考试结果', '结业情况', '结果'], en: ['passed', 'pass', 'test result', 'exam result', 'result', 'certified'] },
  },
  satisfaction: {
    slot: 'satisfaction',
    roles: ['score', 'ratio', 'measure'],
    optional: true,
    many: false,
    hints: { zh: ['满意度', '课程评分', '讲师评分', '评分'], en: ['satisfaction', 'course rating', 'trainer rating', 'rating', 'feedback score'] },
  },
  /** What was planned and done, told apart by name. */
  counts: { slot: 'counts', roles: ['measure'], optional: true, many: true, hints: { zh: ['场次', '人数', '学时', '课时'], en: ['sessions', 'people', 'hours'] } },
  person: {
    slot: 'person',
    roles: ['person', 'id', 'text', 'dimension'],
    optional: true,
    many: false,
    hints: { zh: ['姓名', '学员', '员工', '工号'], en: ['trainee', 'learner', 'participant', 'employee', 'student', 'name'] },
  },
  course: {
    slot: 'course',
    roles: GROUP_ROLES,
    optional: true,
    many: false,
    hints: { zh: ['课程', '培训项目', '培训内容', '培训主题', '班级', '科目'], en: ['course', 'training', 'class', 'module', 'workshop', 'program', 'topic'] },
  },
  department: { slot: 'department', roles: GROUP_ROLES, optional: true, many: false, hints: { zh: ['部门', '团队', '区域', '门店'], en: ['department', 'dept', 'team', 'division', 'region', 'store'] } },
} as const satisfies Readonly<Record<string, RoleSlot>>;
