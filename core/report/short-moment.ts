/** `2026-11-24 03:10` of an ISO date-time. */
export function shortMoment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
