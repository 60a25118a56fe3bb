/** Analyses that say all that these said under an id of their own, and more. */
const FORMER: ReadonlyMap<string, string> = new Map([['competitor-prices', 'competitors']]);

/** The id under which an analysis is found now: reports and scripts of before go on with its former one. */
export function currentId(id: string): string {
  return FORMER.get(id) ?? id;
}
