export { composeReport } from '../../core/report/compose-report.ts';
export { offerSettings, reportPeriods } from '../../core/report/offer-settings.ts';
export { openStudy } from '../../core/report/open-study.ts';
export { refreshReport } from '../../core/report/refresh-report.ts';
export { tryOffer } from '../../core/report/try-offer.ts';
