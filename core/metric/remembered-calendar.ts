import { readXml } from '../workbook/file/xml.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { businessCalendarSchema, PLAIN_CALENDAR } from './business-calendar.ts';

export const CALENDAR_NAMESPACE = 'urn:clipsheet:calendar';

export interface RememberedCalendar {
  /** Null where the workbook remembers none that can be read. */
  readonly calendar: BusinessCalendar | null;
  /** The document it stands in, as read. */
  readonly document: string | null;
}

/** The business calendar that a workbook remembers: whoever opens it next gets the same periods. */
export async function rememberedCalendar(workbook: Workbook): Promise<RememberedCalendar> {
  for (const document of await workbook.documents(CALENDAR_NAMESPACE)) {
    const calendar = readDocument(document);
    if (calendar !== null) return { calendar, document };
  }
  return { calendar: null, document: null };
}

/** The calendar that a workbook remembers, else the plain one. */
export async function calendarOf(workbook: Workbook): Promise<BusinessCalendar> {
  return (await rememberedCalendar(workbook)).calendar ?? PLAIN_CALENDAR;
}

/** Keeps a calendar in the workbook in place of the one remembered. Throws what the workbook throws. */
export async function keepCalendar(workbook: Workbook, before: RememberedCalendar, calendar: BusinessCalendar): Promise<void> {
  const xml = calendarXml(calendar);
  if (xml === before.document) return;
  await workbook.keep({ namespace: CALENDAR_NAMESPACE, replaces: before.document, xml, names: [], removedNames: [] });
}

/** Numbers and words of the schema only: nothing to escape. */
function calendarXml(calendar: BusinessCalendar): string {
  const attributes = Object.entries(calendar).filter(([, value]) => value !== undefined).map(([name, value]) => ` ${name}="${value}"`);
  return `<calendar xmlns="${CALENDAR_NAMESPACE}"${attributes.join('')}/>`;
}

function readDocument(xml: string): BusinessCalendar | null {
  let said: Record<string, string> | null = null;
  readXml(xml, { open: (name, attributes) => (said ??= name === 'calendar' ? Object.fromEntries(attributes) : {}) });
  const { fiscalYearStart, ...words }: Record<string, string> = said ?? {};
  const read = businessCalendarSchema.safeParse({ ...words, fiscalYearStart: Number(fiscalYearStart) });
  return read.success ? read.data : null;
}
