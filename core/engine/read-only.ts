import { Problem } from '../language/problem.ts';
import { engineTexts } from '../language/texts/engine.ts';

/** What a query begins with: loaded tables are shared by all that runs, so no query may change them. Ends with the connection. */
export const READ_ONLY = 'BEGIN TRANSACTION READ ONLY';

/** Throws Problem `sql-failed` where nothing is asked: no engine says a helpful word about that. */
export function refuseEmptyQuery(sql: string): void {
  if (sql.split('\n').every((line) => /^[\s;]*(?:--.*)?$/.test(line))) throw new Problem('sql-failed', engineTexts.empty);
}
