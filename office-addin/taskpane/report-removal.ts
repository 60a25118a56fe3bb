import type { WrittenReport } from '../../core/report/written-reports.ts';
import { sentenceOf } from './failure.ts';
import type { PaneServices } from './pane-services.ts';
import type { ReportsEvent } from './reports-state.ts';

/** Lists the workbook's reports and takes one out, after a question that names what else would go. */
export interface ReportRemoval {
  list(): Promise<void>;
  ask(report: WrittenReport): Promise<void>;
  remove(report: WrittenReport): Promise<void>;
}

export function reportRemoval(services: Pick<PaneServices, 'reports'>, tell: (event: ReportsEvent) => void): ReportRemoval {
  const heard = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      tell({ kind: 'removal-refused', sentence: sentenceOf(error) });
    }
  };
  return {
    list: () => heard(async () => tell({ kind: 'reports-listed', reports: await services.reports.list() })),
    ask: (report) => heard(async () => tell({ kind: 'removal-asked', report, own: await services.reports.ownCells(report) })),
    remove: (report) =>
      heard(async () => {
        tell({ kind: 'removal-started', report });
        await services.reports.remove(report);
        tell({ kind: 'report-removed', report });
      }),
  };
}
