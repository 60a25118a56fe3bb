/**
 * Where among all changes of its workspace each lost value was lost, so that a device reads on from where it was: an `id` is
 * given before its row is to be seen, so whoever reads on from the last `id` misses rows; a place is given last. Null for
 * what was lost before.
 */
export const lostPlaces = `
ALTER TABLE clipsheet.lost ADD COLUMN seq bigint;
CREATE INDEX lost_seq ON clipsheet.lost (ws, seq);
`;
