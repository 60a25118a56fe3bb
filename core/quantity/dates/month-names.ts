/** The names of each month in the languages that pages most often write them in, as they stand in a date. */
const NAMES: readonly (readonly string[])[] = [
  'january enero janvier januar gennaio janeiro januari января январь stycznia',
  'february febrero février fevrier februar febbraio fevereiro februari февраля февраль lutego',
  'march marzo mars märz maerz marz março marco maart mrt марта март marca',
  'april abril avril aprile апреля апрель kwietnia',
  'may mayo mai maggio maio mei maj мая май maja',
  'june junio juin juni giugno junho июня июнь czerwca',
  'july julio juillet juli luglio julho июля июль lipca',
  'august agosto août aout augustus augusti августа август sierpnia',
  'september septiembre setiembre septembre settembre setembro сентября сентябрь września',
  'october octubre octobre oktober ottobre outubro октября октябрь października',
  'november noviembre novembre ноября ноябрь listopada',
  'december diciembre décembre decembre dezember dicembre dezembro декабря декабрь grudnia',
].map((names) => names.split(' '));

/** The month, 1 to 12, that a word names, in full or cut off after three letters or more; null for any other word. */
export function monthNumber(word: string): number | null {
  const name = word.toLowerCase();
  if (name.length < 3) return null;
  const index = NAMES.findIndex((names) => names.some((full) => full.startsWith(name)));
  return index < 0 ? null : index + 1;
}
