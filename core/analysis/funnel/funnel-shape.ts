import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { additivityOf } from '../../sheet/additivity.ts';
import { headerFit } from '../bind.ts';
import { measureUnit } from '../column-label.ts';
import { customerColumn, dateColumnOf, repetitionOf } from '../customer-slot.ts';
import type { Binding, RoleSlot } from '../plugin.ts';

export const EVENT_SLOT: RoleSlot = {
  slot: 'event',
  roles: ['dimension', 'status', 'text', 'id'],
  optional: true,
  many: false,
  hints: {
    zh: ['事件名称', '事件类型', '事件', '行为类型', '行为', '用户动作', '动作', '操作类型'],
    en: ['event name', 'event type', 'event', 'user action', 'behavior type', 'behavior', 'behaviour', 'action'],
  },
};

/** A column of names of steps, each with a row of its own. */
export const STEP_SLOT: RoleSlot = {
  slot: 'step',
  roles: ['dimension', 'status', 'text', 'id'],
  optional: true,
  many: false,
  hints: { zh: ['漏斗步骤', '转化步骤', '漏斗', '步骤', '环节', '转化阶段', '阶段'], en: ['funnel step', 'funnel stage', 'funnel', 'step', 'stage'] },
};

/** Numbers of people or of times at a step. */
export const COUNT_SLOT: RoleSlot = {
  slot: 'steps',
  roles: ['measure'],
  optional: true,
  many: true,
  hints: {
    zh: ['曝光', '展现', '展示', '浏览', '访问', '访客', '点击', '进店', '到店', '留资', '线索', '咨询', '注册', '激活', '试用', '收藏', '加购', '下单', '订单', '成交', '支付', '付款', '签约', '复购', '人数', '用户数', '次数', '数量'],
    en: [
      'impressions', 'views', 'page views', 'visits', 'visitors', 'sessions', 'clicks', 'leads', 'inquiries', 'signups', 'sign ups', 'registrations', 'registered', 'installs', 'activations', 'activated', 'trials',
      'add to cart', 'added to cart', 'carts', 'checkouts', 'checkout', 'orders', 'purchases', 'purchased', 'payments', 'paid', 'subscriptions', 'conversions', 'users', 'people', 'count', 'number',
    ],
  },
};

/** Of what people do on their way: other counts are no steps. */
const STEP_WORD = /曝光|展现|展示|浏览|访问|访客|点击|进店|到店|留资|线索|咨询|注册|激活|试用|收藏|加购|下单|订单|成交|支付|付款|签约|复购|impression|view|visit|session|click|lead|inquir|sign.?up|regist|install|activat|trial|cart|checkout|order|purchas|pay|paid|subscri|conver/i;
const MONEY = /额|费|成本|单价|收入|amount|revenue|cost|spend|sales|price|value/i;

export type FunnelShape =
  /** An event of a user at a time. */
  | { readonly kind: 'events'; readonly user: TypedColumn; readonly event: Extract<TypedColumn, { type: 'text' }>; readonly time: string | null }
  /** A column for every step. */
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  /** A row for every step. */
  | { readonly kind: 'rows'; readonly step: string; readonly names: readonly string[]; readonly value: string };

const FEWEST_STEPS = 3;
const MOST_STEPS = 12;
const MOST_EVENTS = 60;
const SAMPLE_ROWS = 20_000;
/** How many rows of a table with a column for every step may rise from one step to the next. */
const MOST_RISING = 0.1;

/** How steps stand in a table; null where it has none. */
export function funnelShape(binding: Binding): FunnelShape | null {
  return eventShape(binding) ?? rowShape(binding) ?? columnShape(binding);
}

function eventShape(binding: Binding): FunnelShape | null {
  const user = customerColumn(binding);
  const event = columnNamed(binding.table, binding.columns[EVENT_SLOT.slot]?.[0] ?? '');
  if (user === undefined || event?.type !== 'text' || headerFit(EVENT_SLOT, event.name) === 0) return null;
  const kinds = kindsOf(event).length;
  const { repeated } = repetitionOf(user);
  return kinds >= 2 && kinds <= MOST_EVENTS && repeated > 0 ? { kind: 'events', user, event, time: dateColumnOf(binding)?.name ?? null } : null;
}

function rowShape({ table, columns }: Binding): FunnelShape | null {
  const step = columnNamed(table, columns[STEP_SLOT.slot]?.[0] ?? '');
  if (step?.type !== 'text' || headerFit(STEP_SLOT, step.name) === 0) return null;
  const names = kindsOf(step);
  const counted = (columns[COUNT_SLOT.slot] ?? []).filter((name) => headerFit(COUNT_SLOT, name) > 0 && !MONEY.test(name));
  const [value] = counted;
  if (value === undefined || names.length < FEWEST_STEPS || names.length > MOST_STEPS) return null;
  const column = columnNamed(table, value);
  if (column?.type !== 'number') return null;
  const totals = names.map((name) => column.values.reduce((sum, number, row) => (step.values[row]?.toLowerCase() === name.toLowerCase() && !Number.isNaN(number) ? sum + number : sum), 0));
  return isFalling(totals) ? { kind: 'rows', step: step.name, names, value } : null;
}

function columnShape({ table, columns }: Binding): FunnelShape | null {
  const counts = (columns[COUNT_SLOT.slot] ?? []).flatMap((name) => {
    const column = columnNamed(table, name);
    const isStep = column?.type === 'number' && STEP_WORD.test(name) && !MONEY.test(name);
    return isStep && additivityOf(column) === 'all' && measureUnit(column, null).kind !== 'money' ? [column] : [];
  });
  const totals = new Map(counts.map((column) => [column, column.values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0)]));
  const steps = counts.sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || a.column - b.column);
  if (steps.length < FEWEST_STEPS || steps.length > MOST_STEPS || !isFalling(steps.map((column) => totals.get(column) ?? 0))) return null;
  let rising = 0;
  for (let row = 0; row < table.rowCount; row += 1) if (steps.some((column, place) => place > 0 && (column.values[row] ?? 0) > (steps[place - 1]?.values[row] ?? 0))) rising += 1;
  return rising <= MOST_RISING * table.rowCount ? { kind: 'columns', columns: steps.map(({ name }) => name) } : null;
}

function isFalling(totals: readonly number[]): boolean {
  return (totals[0] ?? 0) > 0 && totals.every((total, place) => total >= 0 && (place === 0 || total <= (totals[place - 1] ?? 0)));
}

/** Different texts among the first rows, in the order in which they come. */
function kindsOf(column: Extract<TypedColumn, { type: 'text' }>): string[] {
  const seen = new Map<string, string>();
  for (const value of column.values.slice(0, SAMPLE_ROWS)) {
    if (value !== null && value !== '' && !seen.has(value.toLowerCase())) seen.set(value.toLowerCase(), value);
    if (seen.size > MOST_EVENTS) break;
  }
  return [...seen.values()];
}
