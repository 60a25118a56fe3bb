/** Deletes a sheet whose visibility was loaded. Excel deletes none that is very hidden. */
export function deleteSheet(sheet: Excel.Worksheet): void {
  if (sheet.visibility === 'VeryHidden') sheet.visibility = 'Hidden';
  sheet.delete();
}
