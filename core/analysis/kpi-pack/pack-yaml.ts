import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import type { Text } from '../../language/language.ts';
import { packProblemTexts as say } from '../../language/texts/kpi-pack-problems.ts';
import { pathText } from './pack-problem.ts';
import { FILE_START, NO_PLACES } from './pack-places.ts';
import type { PackPlace, PackPlaces } from './pack-places.ts';
import type { PackProblem, PackProblemCode } from './pack-problem.ts';

/** A file this size holds more metrics than a report can show. */
const MOST_CHARACTERS = 100_000;
const DEEPEST = 16;
const MOST_PROBLEMS = 50;

export interface PackData {
  /** Plain maps, lists, texts, numbers, booleans and null. */
  readonly value: unknown;
  readonly places: PackPlaces;
  readonly problems: readonly PackProblem[];
}

/**
 * A YAML 1.2 or JSON text as plain data, with the place of every value. Never throws: what is no YAML comes as
 * problems. Aliases, anchors and tags are refused, so nothing can grow beyond the file or become more than data.
 */
export function readYaml(text: string): PackData {
  const alone = (code: PackProblemCode, words: Text, place = FILE_START): PackData => ({ value: undefined, places: NO_PLACES, problems: [{ code, ...place, path: '', text: words }] });
  if (text.length > MOST_CHARACTERS) return alone('too-large', say.tooLarge(MOST_CHARACTERS));
  const deep = tooDeepAt(text);
  if (deep !== null) return alone('too-deep', say.tooDeep(DEEPEST), deep);
  const lines = new LineCounter();
  // Keys that come twice are told by the walk, in one look at each.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  const placeAt = (offset: number | undefined): PackPlace => {
    const { line, col } = lines.linePos(Math.min(offset ?? 0, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = document.errors.slice(0, MOST_PROBLEMS).map(({ code, pos }): PackProblem => ({ code: 'syntax', ...placeAt(pos[0]), path: '', text: syntaxText(code, text, pos[0]) }));
  const walk = new Walk(placeAt);
  const value = document.contents === null ? null : walk.data(document.contents, []);
  return { value, places: walk, problems: [...problems, ...walk.problems].slice(0, MOST_PROBLEMS) };
}

/**
 * Where brackets, or list marks before one another, stand within one another more deeply than any pack needs.
 * Told before parsing: parsers go down one call a level. Brackets inside texts count as well.
 */
function tooDeepAt(text: string): PackPlace | null {
  for (const [index, line] of text.split('\n').entries()) {
    const marks = /^(?:\s*[-?:](?=\s))*/.exec(line)?.[0].replaceAll(/\s/g, '').length ?? 0;
    if (marks > DEEPEST) return { line: index + 1, column: 1 };
  }
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (depth <= DEEPEST) continue;
    const before = text.slice(0, at).split('\n');
    return { line: before.length, column: (before[before.length - 1] ?? '').length + 1 };
  }
  return null;
}

class Walk implements PackPlaces {
  readonly problems: PackProblem[] = [];
  readonly #values = new Map<string, PackPlace>();
  readonly #names = new Map<string, PackPlace>();

  constructor(private readonly placeAt: (offset: number | undefined) => PackPlace) {}

  value(path: readonly PropertyKey[]): PackPlace {
    return this.#nearest(this.#values, path);
  }

  name(path: readonly PropertyKey[]): PackPlace {
    return this.#names.get(key(path)) ?? this.value(path);
  }

  data(node: unknown, path: readonly PropertyKey[]): unknown {
    if (!isNodeLike(node)) return null;
    const place = this.placeAt(node.range?.[0]);
    this.#values.set(key(path), place);
    if (path.length > DEEPEST) return this.#refuse('too-deep', say.tooDeep(DEEPEST), place, path);
    if (isAlias(node)) return this.#refuse('alias', say.alias, place, path);
    if (node.anchor !== undefined) this.#refuse('alias', say.alias, place, path);
    if (node.tag !== undefined) return this.#refuse('tag', say.tag, place, path);
    if (isScalar(node)) return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    if (isSeq(node)) return this.#list(node, path);
    return isMap(node) ? this.#map(node, path) : null;
  }

  #list(list: YAMLSeq, path: readonly PropertyKey[]): unknown[] {
    return list.items.map((item, index) => this.data(isPair(item) ? item.value : item, [...path, index]));
  }

  #map(map: YAMLMap, path: readonly PropertyKey[]): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : null;
      const place = this.placeAt(isNodeLike(pair.key) ? pair.key.range?.[0] : map.range?.[0]);
      // A name that means something to the language itself is no name of a field, a column or a metric.
      if (name === null || name in Object.prototype) {
        this.#refuse('bad-name', say.badName, place, name === null ? path : [...path, name]);
        continue;
      }
      const at = [...path, name];
      if (entries.has(name)) {
        this.#refuse('duplicate', say.duplicate(name), place, at);
        continue;
      }
      this.#names.set(key(at), place);
      entries.set(name, this.data(pair.value, at));
      if (!isNodeLike(pair.value)) this.#values.set(key(at), place);
    }
    return Object.fromEntries(entries);
  }

  #refuse(code: PackProblemCode, text: Text, place: PackPlace, path: readonly PropertyKey[]): null {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ code, ...place, path: pathText(path), text });
    return null;
  }

  #nearest(known: ReadonlyMap<string, PackPlace>, path: readonly PropertyKey[]): PackPlace {
    for (let length = path.length; length >= 0; length -= 1) {
      const short = path.slice(0, length);
      const found = known.get(key(short)) ?? this.#names.get(key(short));
      if (found !== undefined) return length < path.length ? (this.#names.get(key(short)) ?? found) : found;
    }
    return FILE_START;
  }
}

function key(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map((part) => (typeof part === 'number' ? part : String(part))));
}

function isNodeLike(node: unknown): node is Node {
  return isScalar(node) || isSeq(node) || isMap(node) || isAlias(node);
}

/** What a person most likely did, by the parser's code. */
function syntaxText(code: string, text: string, offset: number): Text {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  if (line.includes('：') || line.includes('，')) return say.fullWidth;
  switch (code) {
    case 'TAB_AS_INDENT':
      return say.tab;
    case 'BAD_INDENT':
      return say.indent;
    case 'MISSING_CHAR':
      return say.missingCharacter;
    case 'MULTIPLE_DOCS':
      return say.severalDocuments;
    default:
      return say.syntax;
  }
}
