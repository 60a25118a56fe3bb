import type { EvidencePlace } from '../../core/report/evidence-at.ts';

/** Where the person stands, chart or cells, and who hears when that changes. */
export interface SelectedPlaces {
  /** Null where nothing tells. */
  now(): Promise<EvidencePlace | null>;
  /** Gives the way to stop listening. */
  follow(listener: () => void): () => void;
}
