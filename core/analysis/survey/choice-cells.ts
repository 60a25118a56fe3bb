/** What stands between the answers of one cell, those that nothing else uses first. */
const SEPARATORS = ['┋', '|', ';', '；', '\n', ', ', '、', '，', ','] as const;
export type Separator = (typeof SEPARATORS)[number];

/** `〖...〗` holds what people typed beside an answer. */
const REMARK = /〖[^〗]*〗/gu;
/** What tools write where nobody answered. */
const MISSING = /^(?:[(（](?:空|跳过|未填写?|无)[)）]|-3|n\/?a)$/i;

const MOST_OPTIONS = 40;
const FEWEST_USES = 2;
/** Of all cells, how many hold several answers where the header does not say that they may. */
const SEVERAL = 0.1;
/** Options are short; longer ones are sentences with a comma. */
const LONGEST = 40;

export function isMissing(cell: string): boolean {
  const text = cell.trim();
  return text === '' || MISSING.test(text);
}

/** `1.0`, as the engine writes a whole number, as `1`. */
export function wholeNumber(cell: string): string {
  return cell.replace(/^(-?\d+)\.0$/, '$1');
}

/** The answers of one cell, each once. */
export function splitCell(cell: string, separator: Separator): string[] {
  return [...new Set(cell.replace(REMARK, '').split(separator).map((part) => part.trim()).filter((part) => !isMissing(part)))];
}

/**
 * What separates several answers of one cell; null where cells hold one answer each. Answers are told from sentences
 * with commas by coming again: few, short, and each used with different others.
 */
export function separatorOf(cells: ReadonlyMap<string, number>, isSaid: boolean): Separator | null {
  let all = 0;
  for (const [cell, count] of cells) if (!isMissing(cell)) all += count;
  for (const separator of SEPARATORS) {
    const uses = new Map<string, number>();
    let [several, mentions, different] = [0, 0, 0];
    for (const [cell, count] of cells) {
      const parts = splitCell(cell, separator);
      if (parts.length > 1) several += count;
      different += parts.length > 0 ? 1 : 0;
      mentions += parts.length * count;
      for (const part of parts) uses.set(part, (uses.get(part) ?? 0) + 1);
    }
    const options = [...uses.keys()];
    const comeAgain = [...uses.values()].filter((count) => count > 1).length;
    const isChoice = options.length > 1 && options.length <= MOST_OPTIONS && options.every((option) => option.length <= LONGEST) && mentions >= FEWEST_USES * options.length;
    const isMixed = 2 * comeAgain >= options.length && several >= SEVERAL * all && 2 * different > options.length;
    if (several > 0 && isChoice && (isSaid || isMixed)) return separator;
  }
  return null;
}
