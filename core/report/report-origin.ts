import { analysisNamed } from '../analysis/registry.ts';
import type { OwnAnalyses } from '../analysis/registry.ts';
import type { PeriodsBlock } from '../fact/block.ts';
import { formatDate, formatNumber, shortMoment } from '../language/format.ts';
import { say } from '../language/language.ts';
import type { Language, Text } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { summaryTexts } from '../language/texts/summary.ts';
import { shownName } from '../sheet/typed-table.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import type { Offer, ReportOptions, StudyInput } from './study.ts';

/** What a sheet of one analysis is called. */
export function reportTitle(offer: Offer, own: OwnAnalyses): Text {
  if (isOfClips(offer, own)) return offer.title;
  return reportTexts.reportOn(offer.title, shownName(offer.binding.table));
}

function isOfClips({ plugin }: Offer, own: OwnAnalyses): boolean {
  return analysisNamed(plugin, own).subject === 'clips';
}

/** What an analysis was made from, in one phrase. */
export function originOf(offer: Offer, input: StudyInput, { language, project = null }: ReportOptions): string {
  if (isOfClips(offer, input)) return say(reportTexts.madeFromClips(formatNumber(input.clips.length, language), project), language);
  const { table } = offer.binding;
  return say(reportTexts.madeFrom(`${table.source.sheet}!${table.source.range}`, formatNumber(table.rowCount, language)), language);
}

/** More tables than these are counted, not named. */
const MOST_NAMED = 4;

/** What the summary of several analyses is called: by the tables they are about. */
export function summaryTitle(offers: readonly Offer[], own: OwnAnalyses): Text {
  const named = offers.map((offer): Text => {
    if (isOfClips(offer, own)) return offer.title;
    const name = shownName(offer.binding.table);
    return { zh: name, en: name };
  });
  const distinct = [...new Map(named.map((name) => [name.zh, name])).values()];
  const [first] = distinct;
  return summaryTexts.title(first !== undefined && distinct.length > MOST_NAMED ? [summaryTexts.andOthers(first, distinct.length)] : distinct);
}

/** What several analyses were made from, through which day, and when. */
export function summaryOrigin(offers: readonly Offer[], tables: readonly TypedTable[], periods: readonly PeriodsBlock[], input: StudyInput, options: ReportOptions): string[] {
  const { language, now } = options;
  const [firstOffer] = offers;
  const [first, ...others] = tables;
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const made = first === undefined || firstOffer === undefined ? [] : [others.length === 0 ? originOf(firstOffer, input, options) : say(summaryTexts.madeFromTables(placeOf(first), String(tables.length), formatNumber(rows, language)), language)];
  return [...made, ...through(periods, language), say(reportTexts.writtenAt(shortMoment(now)), language)];
}

function through(periods: readonly PeriodsBlock[], language: Language): string[] {
  if (periods.length === 0) return [];
  const days = periods.map((block) => block.periods.lastDay);
  const [first, last] = [Math.min(...days), Math.max(...days)].map((day) => formatDate(day, language));
  if (first === undefined || last === undefined) return [];
  return [say(first === last ? reportTexts.through(last) : summaryTexts.throughBetween(first, last), language)];
}

function placeOf({ source }: TypedTable): string {
  return `${source.sheet}!${source.range}`;
}
