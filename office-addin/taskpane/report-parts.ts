export { olderKeptClips } from '../../core/report/cell-functions/older-kept-clips.ts';
export { forgetClips, keepClips, keptClips } from '../../core/report/cell-functions/kept-clips.ts';
export { insertClips } from '../../core/report/insert-clips.ts';
export { ownCells, removeReport } from '../../core/report/remove-report.ts';
export { clipsOfReport, writtenReport, writtenReports } from '../../core/report/written-reports.ts';
