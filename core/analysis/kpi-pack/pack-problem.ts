import type { Text } from '../../language/language.ts';
import { Problem } from '../../language/problem.ts';
import { packProblemTexts } from '../../language/texts/kpi-pack-problems.ts';
import type { PackPlace } from './pack-places.ts';

/** Something that a person has to put right in a pack's file. */
export interface PackProblem extends PackPlace {
  /** Stable, kebab-case. */
  readonly code: PackProblemCode;
  /** `metrics.csat.good`, `charts[0].show`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, and what would be right. */
  readonly text: Text;
}

export type PackProblemCode =
  | 'too-large'
  | 'too-deep'
  | 'syntax'
  | 'alias'
  | 'tag'
  | 'duplicate'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-value'
  | 'bad-name'
  | 'no-measure'
  | 'several-measures'
  | 'unknown-column'
  | 'list-column'
  | 'unfit-column'
  | 'unknown-metric'
  | 'circular-metric'
  | 'nested-metric'
  | 'target-without-direction'
  | 'target-out-of-reach';

/** `['charts', 0, 'show']` -> `charts[0].show` */
export function pathText(path: readonly PropertyKey[]): string {
  const shown = (part: PropertyKey) => String(part).slice(0, 60).replace(/[\p{Cc}\p{Cs}]/gu, '\u{FFFD}');
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? shown(part) : `${text}.${shown(part)}`), '');
}

/** All problems of a file as one failure, a line each: `support.yaml:12:5 metrics.csat.good: ...` */
export function packFailure(file: string, problems: readonly PackProblem[]): Problem {
  const lines = (language: 'zh' | 'en') =>
    problems.map(({ line, column, path, text }) => [`${file}:${line}:${column}`, ...(path === '' ? [] : [path]), text[language]].join(' ')).join('\n');
  return new Problem('pack-wrong', packProblemTexts.wrongPack(file, { zh: lines('zh'), en: lines('en') }));
}
