import type { Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';

/** The failure, with what became of the workbook said after it; stopped work stays what it is unless a code is given. */
export function withOutcome(failure: unknown, outcome: Text, code?: string): unknown {
  if (failure instanceof Problem) return new Problem(code ?? failure.code, joined(failure.sentence, outcome), { cause: failure });
  return code === undefined ? failure : new Problem(code, outcome, { cause: failure });
}

function joined(first: Text, second: Text): Text {
  return { zh: first.zh + second.zh, en: `${first.en} ${second.en}` };
}
