import { hasChineseHeader } from '../analysis/chinese-table.ts';
import type { PluginOption } from '../analysis/plugin-options.ts';
import { analysisNamed } from '../analysis/registry.ts';
import type { OwnAnalyses } from '../analysis/registry.ts';
import { slotLabel } from '../analysis/slot-label.ts';
import type { Text } from '../language/language.ts';
import { settledCalendar } from '../metric/business-calendar.ts';
import type { Grain, Period } from '../metric/period.ts';
import { GRAINS } from '../metric/period.ts';
import { periodKey } from '../metric/period-key.ts';
import { periodLabel } from '../metric/period-label.ts';
import { calendarOf } from '../metric/remembered-calendar.ts';
import { choosablePeriods, reportingPeriods } from '../metric/reporting-periods.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import type { Offer, StudyInput } from './study.ts';

/** What a person may choose about an offered analysis; none of it is ever needed. */
export interface OfferSettings {
  readonly slots: readonly SlotSetting[];
  readonly options: readonly PluginOption[];
}

/** A part that a column plays, and the columns that could. */
export interface SlotSetting {
  readonly slot: string;
  readonly label: Text;
  readonly optional: boolean;
  readonly many: boolean;
  /** Names of the columns, as they stand in the table. */
  readonly candidates: readonly string[];
}

/** A period that a report can be about, and what people call it. */
export interface ReportPeriod {
  readonly key: string;
  readonly label: Text;
  readonly period: Period;
}

/** The parts that columns of the offer's table could play, those without a candidate left out, and the plugin's options. */
export function offerSettings(offer: Offer, own: OwnAnalyses): OfferSettings {
  const { needs, options, subject } = analysisNamed(offer.plugin, own);
  const { columns } = offer.binding.table;
  const slots = subject === 'clips' ? [] : needs.map((slot) => ({
    slot: slot.slot,
    label: slotLabel(slot),
    optional: slot.optional,
    many: slot.many,
    candidates: columns.filter(({ role }) => slot.roles.includes(role)).map(({ name }) => name),
  }));
  return { slots: slots.filter(({ candidates }) => candidates.length > 0), options };
}

/** Coarser periods that a person may ask for beside those that fit the data. */
const COARSER: readonly Grain[] = ['month', 'quarter', 'year'];

/** The periods that the data of these offers reaches into, the newest first, fine ones before coarse ones; each once. */
export async function reportPeriods(offers: readonly Offer[], input: Pick<StudyInput, 'workbook' | 'calendar'>): Promise<ReportPeriod[]> {
  const calendar = input.calendar ?? (await calendarOf(input.workbook));
  const found = new Map<string, ReportPeriod>();
  const dated = new Map(offers.map(({ binding }) => [`${binding.table.name} ${timeOf(binding) ?? ''}`, binding]));
  for (const binding of dated.values()) {
    const dates = columnNamed(binding.table, timeOf(binding) ?? '');
    if (dates?.type !== 'date') continue;
    const settled = settledCalendar(calendar, hasChineseHeader(binding.table));
    const wishes = { calendar: settled, dataThrough: binding.dataThrough?.serial ?? null };
    const fitting = reportingPeriods(dates.values, wishes);
    if (fitting === null) continue;
    const coarser = COARSER.filter((grain) => GRAINS.indexOf(grain) > GRAINS.indexOf(fitting.grain)).map((grain) => reportingPeriods(dates.values, { ...wishes, grain }));
    for (const periods of [fitting, ...coarser]) {
      for (const { period } of periods === null ? [] : choosablePeriods(periods)) {
        const key = periodKey(period, settled);
        found.set(key, { key, label: periodLabel(period, settled), period });
      }
    }
  }
  return [...found.values()].sort((a, b) => GRAINS.indexOf(a.period.grain) - GRAINS.indexOf(b.period.grain) || b.period.to - a.period.to);
}

/** The column that periods go by: packs call it as they like. */
function timeOf({ table, columns }: Offer['binding']): string | undefined {
  return columns['time']?.[0] ?? Object.values(columns).flat().find((name) => columnNamed(table, name)?.type === 'date');
}
