import type { Clip } from '../../core/clip/clip.ts';
import type { QueryResult } from '../../core/engine/engine.ts';
import type { Sentence } from '../../core/fact/sentence.ts';
import type { Language, Text } from '../../core/language/language.ts';
import type { EvidencePlace, PlaceEvidence } from '../../core/report/evidence-at.ts';
import type { OfferSettings, ReportPeriod } from '../../core/report/offer-settings.ts';
import type { Offer, Report, ReportOptions, Study } from '../../core/report/study.ts';
import type { WrittenReport } from '../../core/report/written-reports.ts';
import type { CorrectionChange } from '../../core/sheet/change-correction.ts';
import type { Correction } from '../../core/sheet/correction.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { LongWork, Workbook, Written } from '../../core/workbook/workbook.ts';
import type { BroughtPacks } from './brought-packs.ts';
import type { MadeReport } from './made-report.ts';
import type { SelectedPlaces } from './selected-place.ts';
import type { TeamDoor } from './team-door.ts';

/** The workbook's tables, and what a person should know of the corrections kept in it. */
export interface TablesFound {
  readonly tables: readonly TypedTable[];
  /** Corrections that could not be used. */
  readonly notices: readonly Text[];
  /** Blocks that a person said are no tables. */
  readonly setAside: readonly Correction[];
}

/** A report made again, with what was understood of the workbook by the way. */
export interface Refreshed {
  readonly found: TablesFound;
  readonly study: Study;
  readonly made: MadeReport;
  /** The project whose clips it is about; null for all of them. */
  readonly project: string | null;
  readonly report: Report;
  readonly written: Written;
  /** See `LastReport`. */
  readonly kept: readonly RangeRef[];
  readonly left: readonly string[];
}

/**
 * Everything the pane asks of the world, so that it runs alike inside Excel, beside a file in a browser tab
 * and over plain data in tests. Failures come as `Problem`, stopped work as `AbortError`.
 */
export interface PaneServices {
  readonly workbook: Workbook;
  /** Where the person is in the workbook; null where nothing tells. */
  activePlace(): Promise<RangeRef | null>;
  /** The cells that the person has selected; null where nothing tells, or where they are no one block. */
  selectedCells(): Promise<RangeRef | null>;
  /** The workbook's tables; must not wait for the engine. */
  findTables(work: LongWork): Promise<TablesFound>;
  /** Keeps a correction in the workbook and reads its sheet again; after a failure all is as it was. */
  correct(change: CorrectionChange, work: LongWork): Promise<TablesFound>;
  /** The analyses that fit the tables last found, best first, with their headlines. */
  study(clips: readonly Clip[], work: LongWork, onOffers?: (study: Study) => void): Promise<Study>;
  compose(offers: readonly Offer[], clips: readonly Clip[], options: ReportOptions, work: LongWork): Promise<Report>;
  /** What a person may choose about an offer. */
  settings(offer: Offer): Promise<OfferSettings>;
  /** The periods that a report of these offers can be about. */
  periods(offers: readonly Offer[]): Promise<readonly ReportPeriod[]>;
  /** The headline of an offer as a person wants it. */
  tryOffer(offer: Offer, clips: readonly Clip[], work: LongWork): Promise<Sentence | null>;
  /**
   * Reads the workbook again and writes a report, known by its document, over the one that stands; what a person did with
   * that stays. After a failure the workbook is as it was.
   */
  refresh(document: string, clips: readonly Clip[], work: LongWork): Promise<Refreshed>;
  /** The reports in the workbook, the oldest first; what a person wrote on the sheets of one; and taking one out. */
  readonly reports: {
    list(): Promise<readonly WrittenReport[]>;
    ownCells(report: WrittenReport): Promise<readonly RangeRef[]>;
    remove(report: WrittenReport): Promise<void>;
  };
  /** What the person has selected, and who hears when that changes. */
  selection(): Promise<SelectedPlaces>;
  /** What a report in the workbook says at a place, beside the tables last found. */
  evidence(place: EvidencePlace, isFresh: boolean, isTouched: (table: TypedTable) => boolean): Promise<PlaceEvidence>;
  /** SQL over the tables last found and those of the clips, which take another name where a table of the workbook has theirs. */
  query(sql: string, clips: readonly Clip[], signal: AbortSignal): Promise<QueryResult>;
  /** KPI packs of the person's own: `study` and `compose` use them beside those of the product. */
  readonly packs: BroughtPacks;
  /** The clips of a `.clipsheet` bundle. */
  readClips(bytes: Uint8Array, fileName: string): Promise<readonly Clip[]>;
  /** The clips that the workbook keeps for its formulas; each answers how many there are then. */
  readonly keptClips: {
    count(): Promise<number>;
    keep(clips: readonly Clip[]): Promise<number>;
    forget(): Promise<number>;
    /** Those of them that are otherwise today, as they are today; `today` gives the clips that there are of some ids. */
    older(today: (ids: readonly string[]) => Promise<readonly Clip[]>): Promise<readonly Clip[]>;
  };
  /** Adds clips to the workbook as tables on sheets of their own: data like any other, not part of a report. */
  insertClips(clips: readonly Clip[], language: Language): Promise<Written>;
  /** The team whose clips this pane shows. */
  readonly team: TeamDoor;
  /** The present as an ISO date-time. */
  now(): string;
  /** Lets go of the engine and what else the services hold. */
  close(): Promise<void>;
}
