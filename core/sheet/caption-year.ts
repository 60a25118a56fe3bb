/**
 * The year that the words about a table speak of: what stands nearest comes first, and the first that names just one year decides.
 * Days on which a report was made say nothing where a title names its year.
 */
export function captionYear(sources: readonly (readonly string[])[]): number | null {
  for (const texts of sources) {
    const year = onlyYear(texts.map((text) => text.replace(WHOLE_DAY, ' '))) ?? onlyYear(texts);
    if (year !== null) return year;
  }
  return null;
}

const WHOLE_DAY = /(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?/g;

function onlyYear(texts: readonly string[]): number | null {
  const years = new Set(texts.flatMap((text) => text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []));
  const [year] = years;
  return year !== undefined && years.size === 1 ? Number(year) : null;
}
