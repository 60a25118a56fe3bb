import type { PluginOption } from '../plugin-options.ts';
import type { RoleSlot } from '../plugin.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';

const NUMBERS: RoleSlot['roles'] = ['measure', 'ratio', 'score'];

/** Columns of measurements and of inspections; which of them are there decides the kind of chart. */
export const CONTROL_NEEDS: readonly RoleSlot[] = [
  {
    slot: 'time',
    roles: ['time', 'start'],
    optional: true,
    many: false,
    hints: { zh: ['检测日期', '测量时间', '生产日期', '检验日期', '日期', '时间', '月份', '下单', '创建'], en: ['date', 'time', 'timestamp', 'day', 'month', 'created', 'measured'] },
  },
  {
    slot: 'group',
    roles: ['id', 'dimension', 'text', 'measure', 'ratio'],
    optional: true,
    many: false,
    hints: { zh: ['样本', '子组', '组号', '样本号', '批次', '批号', '班次', '抽样', '样品', '组别'], en: ['subgroup', 'sample', 'batch', 'lot', 'shift', 'group', 'run'] },
  },
  {
    slot: 'defects',
    roles: ['measure'],
    optional: true,
    many: false,
    hints: {
      zh: ['不良数', '不合格数', '不良品', '不合格品', '次品', '废品', '缺陷', '瑕疵', '报废数', '返工数', '差错', '错误数', '投诉数', '退货数', '坏件'],
      en: ['defects', 'defectives', 'defective', 'nonconforming', 'rejects', 'rejected', 'flaws', 'errors', 'failures', 'scrap', 'complaints'],
    },
  },
  {
    slot: 'size',
    roles: ['measure'],
    optional: true,
    many: false,
    hints: {
      zh: ['检验数', '抽检数', '检查数', '样本量', '抽样数', '送检数', '检测数', '检验量', '台数', '件数', '产量', '生产数', '单位数', '订单数'],
      en: ['inspected', 'sample size', 'checked', 'tested', 'inspection', 'size', 'units', 'produced', 'output', 'orders', 'n'],
    },
  },
  { slot: 'lower', roles: NUMBERS, optional: true, many: false, hints: { zh: ['规格下限', '公差下限', '下限'], en: ['lsl', 'lower spec', 'lower specification', 'lower limit', 'lower specification limit', 'spec min'] } },
  { slot: 'upper', roles: NUMBERS, optional: true, many: false, hints: { zh: ['规格上限', '公差上限', '上限'], en: ['usl', 'upper spec', 'upper specification', 'upper limit', 'upper specification limit', 'spec max'] } },
  { slot: 'target', roles: NUMBERS, optional: true, many: false, hints: { zh: ['目标值', '标准值', '公称值', '标称值', '中心值', '目标'], en: ['target', 'nominal'] } },
  {
    slot: 'value',
    roles: NUMBERS,
    optional: true,
    many: true,
    hints: {
      zh: ['实测值', '测量值', '检测值', '测试值', '直径', '厚度', '重量', '长度', '宽度', '高度', '温度', '压力', '粘度', '浓度', '硬度', '强度', '电阻', '电压', '处理时长', '时长', '耗时', '用时'],
      en: ['measurement', 'measured', 'diameter', 'thickness', 'weight', 'length', 'width', 'height', 'temperature', 'pressure', 'viscosity', 'concentration', 'hardness', 'strength', 'resistance', 'voltage', 'duration', 'handling time', 'cycle time', 'time'],
    },
  },
];

export const CONTROL_OPTIONS: readonly PluginOption[] = [
  { name: 'kind', kind: 'text', meaning: controlTexts.options.kind },
  { name: 'measure', kind: 'text', meaning: controlTexts.options.measure },
  { name: 'group', kind: 'text', meaning: controlTexts.options.group },
  { name: 'by', kind: 'text', meaning: controlTexts.options.by },
  { name: 'upper', kind: 'number', meaning: controlTexts.options.upper },
  { name: 'lower', kind: 'number', meaning: controlTexts.options.lower },
  { name: 'target', kind: 'number', meaning: controlTexts.options.target },
  { name: 'baseline', kind: 'number', meaning: controlTexts.options.baseline },
  { name: 'last', kind: 'number', meaning: controlTexts.options.last },
  { name: 'rules', kind: 'text', meaning: controlTexts.options.rules },
  { name: 'opportunities', kind: 'number', meaning: controlTexts.options.opportunities },
];
