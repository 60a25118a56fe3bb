export { forgetClips, keepClips, keptClips } from '../../core/report/cell-functions/kept-clips.ts';
export { ownCells, removeReport } from '../../core/report/remove-report.ts';
export { clipsOfReport, writtenReport, writtenReports } from '../../core/report/written-reports.ts';
