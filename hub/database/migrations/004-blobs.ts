/**
 * When a blob was last known to be needed, so that those that nothing names any more can be let go of (`sweep-blobs.ts`).
 * Those of before count as needed at this moment; so does what a copy brings back.
 */
export const blobs = `
ALTER TABLE clipsheet.blob ADD COLUMN needed_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX blob_needed ON clipsheet.blob (ws, needed_at);
`;
