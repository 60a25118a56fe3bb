import type { TypedColumn } from '../../sheet/typed-table.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { customerColumn, dateColumnOf, repetitionOf } from '../customer-slot.ts';
import type { Binding, RoleSlot } from '../plugin.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { leftMarks } from './left-mark.ts';
import type { LeftMarks } from './left-mark.ts';

/** Says of each customer whether they left. */
export const LEFT_SLOT: RoleSlot = {
  slot: 'left',
  roles: ['dimension', 'status', 'text', 'measure', 'score', 'id'],
  optional: true,
  many: false,
  hints: {
    zh: ['是否流失', '流失状态', '流失标记', '是否退订', '是否注销', '是否续费失败', '流失', '客户状态', '会员状态', '订阅状态'],
    en: ['churn', 'churned', 'is churn', 'churn label', 'churn flag', 'attrition', 'attrition flag', 'exited', 'customer status', 'subscription status', 'membership status'],
  },
};

/** When a customer left. */
export const LEFT_ON_SLOT: RoleSlot = {
  slot: 'left-on',
  roles: ['end', 'time'],
  optional: true,
  many: false,
  hints: {
    zh: ['流失日期', '流失时间', '退订日期', '退订时间', '注销日期', '注销时间', '解约日期', '销户日期', '退会日期', '取消日期'],
    en: ['churn date', 'churned at', 'churned on', 'cancellation date', 'cancel date', 'canceled at', 'cancelled at', 'cancelled on', 'canceled on', 'unsubscribed', 'unsubscribe date', 'subscription end', 'exit date'],
  },
};

/** When a customer came, or in tables of orders when each was. */
export const CAME_SLOT: RoleSlot = {
  ...TABLE_SLOTS.time,
  roles: ['start', 'time'],
  optional: true,
  many: true,
  hints: {
    zh: ['开通日期', '开通时间', '注册日期', '注册时间', '入会日期', '入网日期', '签约日期', '订阅日期', '开户日期', '开始日期', ...TABLE_SLOTS.time.hints.zh],
    en: ['signup date', 'sign up date', 'signed up', 'join date', 'joined', 'subscribed', 'subscription start', 'registration date', 'created at', 'start date', ...TABLE_SLOTS.time.hints.en],
  },
};

/** How long a customer has been one. */
export const TENURE_SLOT: RoleSlot = {
  slot: 'tenure',
  roles: ['measure', 'id', 'ratio', 'dimension'],
  optional: true,
  many: false,
  hints: { zh: ['在网时长', '在网月数', '在网天数', '使用月数', '使用时长', '会员时长', '客龄'], en: ['tenure', 'tenure months', 'tenure in months', 'months on book', 'account length', 'months active', 'customer age'] },
};

/** A row a customer, with what is known of their leaving. */
export interface ContractShape {
  readonly kind: 'contracts';
  readonly mark: { readonly column: TypedColumn; readonly marks: LeftMarks } | null;
  /** When they came and left. */
  readonly dates: { readonly came: string; readonly left: string } | null;
  /** The column that says how long they were there, where no dates do. */
  readonly tenure: TypedColumn | null;
}

/** A row an order: who does not order for long has left. */
export interface OrderShape {
  readonly kind: 'orders';
  readonly customer: TypedColumn;
  readonly time: string;
}

export type ChurnShape = ContractShape | OrderShape;

const FEWEST_CUSTOMERS = 30;
/** The share of customers that must come on another day. */
const COME_BACK = 0.2;

/** What a table says of customers who leave; null where it says nothing. */
export function churnShape(binding: Binding): ChurnShape | null {
  return contractShape(binding) ?? orderShape(binding);
}

function contractShape({ table, columns }: Binding): ContractShape | null {
  const named = (slot: RoleSlot, name = columns[slot.slot]?.[0] ?? '') => (headerFit(slot, name) > 0 ? columnNamed(table, name) : undefined);
  const column = named(LEFT_SLOT);
  const marks = column === undefined ? null : leftMarks(column);
  const mark = column === undefined || marks === null ? null : { column, marks };
  const left = named(LEFT_ON_SLOT);
  const came = (columns[CAME_SLOT.slot] ?? []).map((name) => columnNamed(table, name)).find((one) => one?.type === 'date');
  const dates = left?.type === 'date' && came !== undefined ? { came: came.name, left: left.name } : null;
  if ((mark === null && dates === null) || table.rowCount < FEWEST_CUSTOMERS) return null;
  const tenure = named(TENURE_SLOT);
  return { kind: 'contracts', mark, dates, tenure: tenure?.type === 'number' && mark !== null && dates === null ? tenure : null };
}

function orderShape(binding: Binding): OrderShape | null {
  const [customer, dates] = [customerColumn(binding), dateColumnOf(binding)];
  if (customer === undefined || dates === null) return null;
  const { customers, repeated } = repetitionOf(customer, (row) => Math.floor(dates.values[row] ?? NaN));
  return customers < FEWEST_CUSTOMERS || repeated < COME_BACK * customers ? null : { kind: 'orders', customer, time: dates.name };
}
