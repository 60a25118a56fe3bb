import { later } from './later.tsx';
import type { PaneSession } from './pane-session.ts';

/** What is shown once the analyses are known. */
export const OfferList = later(async () => (await import('./offer-list.tsx')).OfferList);
export const PackList = later(async () => (await import('./pack-list.tsx')).PackList);
export const ReportOptions = later(async () => (await import('./report-options.tsx')).ReportOptions);

/** What few people open, and nobody before the tables are read. */
export const ClipsSection = later(async () => (await import('./clips-section.tsx')).ClipsSection);
export const DataSection = later(async () => (await import('./data-section.tsx')).DataSection);
export const QuerySection = later(async () => (await import('./query-section.tsx')).QuerySection);
export const WrittenView = later(async () => (await import('./written-view.tsx')).WrittenView);
export const ReportList = later(async () => (await import('./report-list.tsx')).ReportList);
export const EvidenceView = later(async () => (await import('./evidence-view.tsx')).EvidenceView);
export const OfferOptions = later(async () => (await import('./offer-options.tsx')).OfferOptions);
export const ReportFields = later(async () => (await import('./report-fields.tsx')).ReportFields);

/** What nobody opens who has joined no team, and wants to join none. */
export const TeamSection = later(async () => (await import('../team/team-section.tsx')).TeamSection);
export const PublishKpis = later(async () => (await import('../team/publish-kpis.tsx')).PublishKpis);

/** Gets what the analyses are shown with while they are looked for. */
export async function prepareOffers(): Promise<void> {
  await Promise.all([OfferList, PackList, ReportOptions].map(({ prepare }) => prepare()));
}

/**
 * Gets the others while nothing else is to be done: then they open at once, and without a network. Who has joined a team then
 * gets what is new there.
 */
export async function prepareLaterParts(session: PaneSession): Promise<void> {
  await Promise.all([ClipsSection, DataSection, QuerySection, WrittenView, ReportList, EvidenceView, OfferOptions, ReportFields].map(({ prepare }) => prepare()));
  if (session.team.isJoined()) await Promise.all([TeamSection.prepare(), PublishKpis.prepare(), session.team.open(session).catch(() => undefined)]);
}
