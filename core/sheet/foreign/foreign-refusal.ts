import { foreignTexts } from '../../language/texts/foreign-file.ts';
import { Problem } from '../../language/problem.ts';

/** The ways in which a file of another tool is refused; each is thrown with its stable code. */
export const foreignRefusal = {
  empty: () => new Problem('foreign-empty', foreignTexts.empty),
  notText: () => new Problem('foreign-not-text', foreignTexts.notText),
  tooBig: (megabytes: number) => new Problem('foreign-too-big', foreignTexts.tooBig(megabytes)),
  tooManyCells: (rows: number, columns: number) => new Problem('foreign-too-big', foreignTexts.tooManyCells(rows, columns)),
  openQuote: (line: number) => new Problem('foreign-broken', foreignTexts.openQuote(line)),
  notJson: (cause: unknown) => new Problem('foreign-broken', foreignTexts.notJson, { cause }),
  unknownJson: () => new Problem('foreign-unknown', foreignTexts.unknownJson),
  brokenExport: (tool: string, where: string) => new Problem('foreign-broken', foreignTexts.brokenExport(tool, where)),
  notXes: () => new Problem('foreign-unknown', foreignTexts.notXes),
  cutXes: () => new Problem('foreign-broken', foreignTexts.cutXes),
  noEvents: () => new Problem('foreign-empty', foreignTexts.noEvents),
  brokenGzip: (cause: unknown) => new Problem('foreign-broken', foreignTexts.brokenGzip, { cause }),
} as const;
