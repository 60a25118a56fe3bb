import type { Library } from '../library/library.ts';
import { storing } from '../library/storage-problem.ts';
import { noteTouched } from '../library/touched.ts';
import { contentOfKpi, KPI, type KpiRecord } from './kpi-record.ts';

/**
 * Puts KPIs of a written report among what this library shares; they go to the team's hub with the next pass, however long
 * that takes. All of them or none.
 *
 * @returns how many were new: those that the team has, or that wait already, are left as they are. Throws Problem `storage-full`.
 */
export function publishKpis(library: Library, kpis: readonly KpiRecord[]): Promise<number> {
  return storing(() =>
    library.transaction('rw', [library.records, library.touched], async () => {
      let published = 0;
      for (const kpi of kpis) {
        if ((await library.records.get(kpi.id)) !== undefined) continue;
        await library.records.put({ id: kpi.id, kind: KPI, content: contentOfKpi(kpi), needs: '' });
        await noteTouched(library, kpi.id, KPI);
        published += 1;
      }
      return published;
    }),
  );
}
