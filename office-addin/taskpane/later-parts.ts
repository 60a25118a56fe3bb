import { later } from './later.tsx';

/** What few people open, and nobody before the tables are read. */
export const ClipsSection = later(async () => (await import('./clips-section.tsx')).ClipsSection);
export const DataSection = later(async () => (await import('./data-section.tsx')).DataSection);
export const QuerySection = later(async () => (await import('./query-section.tsx')).QuerySection);
export const WrittenView = later(async () => (await import('./written-view.tsx')).WrittenView);
export const ReportList = later(async () => (await import('./report-list.tsx')).ReportList);
export const EvidenceView = later(async () => (await import('./evidence-view.tsx')).EvidenceView);
export const OfferOptions = later(async () => (await import('./offer-options.tsx')).OfferOptions);
export const ReportFields = later(async () => (await import('./report-fields.tsx')).ReportFields);

/** Gets all of them while nothing else is to be done: then they open at once, and without a network. */
export async function prepareLaterParts(): Promise<void> {
  await Promise.all([ClipsSection, DataSection, QuerySection, WrittenView, ReportList, EvidenceView, OfferOptions, ReportFields].map(({ prepare }) => prepare()));
}
