import type { PluginOptions } from '../../../core/analysis/plugin-options.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { answersTable, coursesTable, eventsTable, logTable, peopleTable, spendingTable, tasksTable, ticketsTable } from './operations-tables.ts';
import { ordersTable } from './orders-table.ts';

type MakeTable = (rows: number) => TypedTable;

/** The tables that analyses are made for, where that is no list of orders. */
const MADE_FOR: Readonly<Record<string, MakeTable>> = {
  funnel: eventsTable,
  process: logTable,
  support: ticketsTable,
  survey: answersTable,
  budget: spendingTable,
  project: tasksTable,
  // More members than these are no list of people to score.
  scorecard: (rows) => peopleTable(Math.min(rows, 500)),
  training: coursesTable,
};

/** What a person must tell an analysis of so many rows. */
const TOLD: Readonly<Record<string, PluginOptions>> = {
  scorecard: { weights: 'Sales=50, Calls=20, Satisfaction=30' },
  improvement: { 'action-date': '2025-03-01' },
};

export function tableFor(id: string): MakeTable {
  return MADE_FOR[id] ?? ordersTable;
}

export function toldTo(id: string): PluginOptions {
  return TOLD[id] ?? {};
}
