/**
 * Asks which day the workbook counts from. The API has no property for it, but the serial number of a date tells:
 * 2 January 1904 is day 1 in the 1904 system and day 1463 in the 1900 system.
 */
export function loadDateSystem(context: Excel.RequestContext): Excel.FunctionResult<number> {
  return context.workbook.functions.date(1904, 1, 2).load('value');
}

export function isDate1904(loaded: Excel.FunctionResult<number>): boolean {
  return loaded.value < 1463;
}
