import { type Language, languageOf } from '../../core/language/language.ts';

/** The oldest Excel API that Clipsheet runs on; the manifest names it too. */
export const EXCEL_API_FLOOR = '1.9';

/**
 * Waits for Office to start and tells whether this page stands in an Excel that Clipsheet can work with.
 * False in a plain browser tab, in another Office program and in an Excel older than ExcelApi 1.9.
 */
export async function isExcelHost(): Promise<boolean> {
  if (!('Office' in globalThis)) return false;
  const { host } = await Office.onReady();
  return host === Office.HostType.Excel && supportsExcelApi(EXCEL_API_FLOOR);
}

/** Whether this Excel has the members of an API version such as `1.13`. */
export function supportsExcelApi(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

/** The language a person reads Excel in. */
export function officeLanguage(): Language {
  return languageOf(Office.context.displayLanguage);
}

/** `dark` where Office draws itself on a dark ground, `light` where it does not say. */
export function officeTheme(): 'light' | 'dark' {
  // Older versions leave the theme out although its type does not say so.
  const theme: Office.OfficeTheme | undefined = Office.context.officeTheme;
  const ground = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? '');
  if (ground === null) return 'light';
  const [red = 255, green = 255, blue = 255] = ground.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? 'dark' : 'light';
}
