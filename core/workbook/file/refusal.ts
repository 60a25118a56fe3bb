import { workbookFileTexts } from '../../language/texts/workbook-file.ts';
import { Problem } from '../../language/problem.ts';

/** The ways in which a file is refused as a workbook; each is thrown with its stable code. */
export const refusal = {
  encrypted: () => new Problem('workbook-encrypted', workbookFileTexts.encrypted),
  oldFormat: () => new Problem('workbook-old-format', workbookFileTexts.oldFormat),
  binary: () => new Problem('workbook-binary', workbookFileTexts.binary),
  otherFormat: (format: string) => new Problem('workbook-other-format', workbookFileTexts.otherFormat(format)),
  notAZip: () => new Problem('workbook-broken', workbookFileTexts.notAZip),
  noWorkbookPart: () => new Problem('workbook-broken', workbookFileTexts.noWorkbookPart),
  impossibleSizes: () => new Problem('workbook-broken', workbookFileTexts.impossibleSizes),
  brokenPart: (part: string, cause?: unknown) =>
    new Problem('workbook-broken', workbookFileTexts.brokenPart(part), { cause }),
  missingPart: (part: string) => new Problem('workbook-broken', workbookFileTexts.missingPart(part)),
  rowsOutOfOrder: (sheet: string) => new Problem('workbook-broken', workbookFileTexts.rowsOutOfOrder(sheet)),
  tooLarge: () => new Problem('workbook-too-large', workbookFileTexts.tooLarge),
} as const;
