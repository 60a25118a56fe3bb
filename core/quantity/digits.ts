/**
 * Text with full-width and other decimal digits, punctuation and spaces in their ASCII form, character for
 * character: positions stay the same, so what was found can be cut from the original. A full-width comma
 * groups digits only among full-width digits; elsewhere it parts clauses and stays as it is.
 */
export function plainDigits(text: string): string {
  return text.replace(
    /(?<=[\uff10-\uff19])\uff0c(?=[\uff10-\uff19])|[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]|[\uff01-\uff0b\uff0d-\uff5e]|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]|[\u066b\u066c\u2019\u2032\u00b4]/g,
    asciiForm,
  );
}

function asciiForm(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  if (code >= 0x0966 && code <= 0x096f) return String(code - 0x0966);
  if (code === 0x066b) return '.';
  if (code === 0x066c) return ',';
  return code === 0x2019 || code === 0x2032 || code === 0x00b4 ? "'" : ' ';
}
