import { ApiError } from './api-error.ts';
import { type HostObject, NULL_OBJECT } from './host-object.ts';
import type { QueryInfo } from './protocol.ts';

/**
 * Answers a load. `Select` holds paths in the caller's spelling (`format/fill/color`); nothing or `*` means every
 * scalar property. A property that the object does not have is refused.
 */
export function answerQuery(target: HostObject, query: QueryInfo): unknown {
  if (target === NULL_OBJECT) return null;
  const paths = [...(query.Select ?? []), ...(query.Expand ?? []).map((part) => `${part}/*`)];
  return answer(target, paths, query);
}

function answer(target: HostObject, paths: readonly string[], query: QueryInfo): Record<string, unknown> {
  const items = target.items();
  if (items === null) return { ...target.identity(), ...properties(target, paths) };
  const own = paths.filter((path) => isScalarOf(target, path));
  const ofItems = paths.filter((path) => !isScalarOf(target, path));
  const skip = query.Skip ?? 0;
  const chosen = items.slice(skip, query.Top ? skip + query.Top : undefined);
  return {
    ...target.identity(),
    ...(own.length > 0 ? properties(target, own) : {}),
    _Items: chosen.map((item, index) => ({ _Index: skip + index, ...answer(item, ofItems, {}) })),
  };
}

function isScalarOf(target: HostObject, path: string): boolean {
  const name = wireName(path);
  return Object.hasOwn(target.table, name) && target.table[name]?.kind === 'value';
}

function properties(target: HostObject, paths: readonly string[]): Record<string, unknown> {
  const all = paths.length === 0 || paths.some((path) => path === '*' || path === '$all');
  const found: Record<string, unknown> = {};
  if (all) {
    for (const [name, member] of Object.entries(target.table)) {
      if (member.kind === 'value') found[name] = member.read();
    }
  }
  const deeper = new Map<string, string[]>();
  for (const path of paths) {
    if (path === '*' || path === '$all' || path === '$none') continue;
    const [head = '', ...rest] = path.split(/[/.]/);
    const name = wireName(head);
    const member = Object.hasOwn(target.table, name) ? target.table[name] : undefined;
    if (member === undefined || member.kind === 'method') {
      throw new ApiError('InvalidArgument', `${target.typeName} has no property ${head} to load`, target.typeName);
    }
    if (member.kind === 'value') found[name] = member.read();
    else deeper.set(name, [...(deeper.get(name) ?? []), ...restOf(rest)]);
  }
  for (const [name, below] of deeper) {
    const member = target.member(name);
    if (member.kind !== 'part') continue;
    const object = member.get();
    found[name] = object === NULL_OBJECT ? null : answer(object, below, {});
  }
  return found;
}

/** `items` names what a collection holds; the wire has no such property. */
function restOf(rest: readonly string[]): string[] {
  const path = rest.filter((step) => step !== 'items').join('/');
  return path === '' ? [] : [path];
}

function wireName(spelling: string): string {
  return spelling.startsWith('_') ? spelling : spelling.charAt(0).toUpperCase() + spelling.slice(1);
}
