import { Problem } from '../../language/problem.ts';
import { improvementTexts } from '../../language/texts/improvement.ts';
import { serialOfIso } from '../../metric/calendar.ts';

/** The day that a person wrote: `2025-06-01`, `2025/6/1`, `2025年6月1日`. Throws Problem `option-wrong`. */
export function dayOfOption(written: string): number {
  const [year = '', month = '', day = ''] = written.trim().replace(/日$/, '').split(/[-/.年月]/);
  const serial = serialOfIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (serial === null) throw new Problem('option-wrong', improvementTexts.dateWrong(written));
  return serial;
}
