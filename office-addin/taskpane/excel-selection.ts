import type { EvidencePlace } from '../../core/report/evidence-at.ts';
import { selectedCells } from './active-place.ts';
import type { SelectedPlaces } from './selected-place.ts';

/** What is selected in Excel: a chart where one is, else the cells. */
export const excelSelection: SelectedPlaces = {
  async now() {
    return (await activeChart()) ?? selectedCells();
  },
  follow(listener) {
    const hear = () => {
      listener();
      return Promise.resolve();
    };
    const registered = Excel.run(async (context) => {
      const registration = context.workbook.worksheets.onSelectionChanged.add(hear);
      await context.sync();
      return registration;
    });
    // Where Excel cannot be asked just now, the button still looks again.
    registered.catch(() => undefined);
    return () => {
      registered
        .then((registration) =>
          Excel.run(registration.context, async (context) => {
            registration.remove();
            await context.sync();
          }),
        )
        .catch(() => undefined);
    };
  },
};

async function activeChart(): Promise<EvidencePlace | null> {
  try {
    return await Excel.run(async (context) => {
      const chart = context.workbook.getActiveChartOrNullObject();
      chart.load('name, worksheet/name');
      await context.sync();
      return chart.isNullObject ? null : { sheet: chart.worksheet.name, range: 'A1', chart: chart.name };
    });
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
