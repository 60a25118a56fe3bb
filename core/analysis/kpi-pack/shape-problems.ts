import type * as z from 'zod';
import { packProblemTexts as say } from '../../language/texts/kpi-pack-problems.ts';
import { nearestName } from './nearest-name.ts';
import { knownFields } from './pack-file.ts';
import { pathText } from './pack-problem.ts';
import type { PackProblem, PackProblemCode } from './pack-problem.ts';
import type { PackPlaces } from './pack-places.ts';

type Issue = z.core.$ZodIssue;

/** What zod found in a pack's file, as a person needs it: where it stands, and what would be right there. */
export function shapeProblems(issues: readonly Issue[], value: unknown, places: PackPlaces): PackProblem[] {
  return issues.flatMap((issue) => shapeProblem(issue, [], value, places));
}

function shapeProblem(issue: Issue, above: readonly PropertyKey[], value: unknown, places: PackPlaces): PackProblem[] {
  const path = [...above, ...issue.path];
  const problem = (code: PackProblemCode, text: PackProblem['text'], at = path, place = places.value(at)): PackProblem => ({ code, ...place, path: pathText(at), text });
  if (!isThere(value, path)) return [problem('missing-field', say.missingField(fieldOf(path)), path, places.name(path.slice(0, -1)))];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownFields(path);
      return issue.keys.map((field) => {
        const at = [...path, field];
        // In `{ en: Now, and then }` the comma ends the text: what follows looks like a field without a value.
        const words = known.includes('zh') && isEmpty(value, at) ? say.commaInText : say.unknownField(field, nearestName(field, known), known);
        return problem('unknown-field', words, at, places.name(at));
      });
    }
    case 'invalid_union': {
      const branch = meantBranch(issue.errors);
      return branch === null ? [problem('wrong-value', say.wrongValue(fieldOf(path)))] : branch.flatMap((inner) => shapeProblem(inner, path, value, places));
    }
    case 'invalid_key':
      return [problem('bad-name', say.badName, path, places.name(path))];
    default:
      return [problem('wrong-value', say.wrongValue(fieldOf(path)))];
  }
}

/** Of the ways to write a value the one that was meant: whose kind is right, so that only something within is wrong. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  return branches.find((issues) => issues.length > 0 && issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'invalid_union')) ?? null;
}

/** The field whose description says what may stand at a path. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [section] = path;
  if ((section === 'columns' || section === 'metrics') && path.length === 2) return section;
  if (path.indexOf('where', 2) > 0) return 'where';
  return path.findLast((one): one is string => typeof one === 'string') ?? '';
}

function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  return valueAt(value, path) !== undefined;
}

function isEmpty(value: unknown, path: readonly PropertyKey[]): boolean {
  return valueAt(value, path) === null;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === String(part))?.[1];
  }
  return at;
}
