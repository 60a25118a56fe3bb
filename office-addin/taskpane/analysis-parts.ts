export { composeReport } from '../../core/report/compose-report.ts';
export { openStudy } from '../../core/report/open-study.ts';
