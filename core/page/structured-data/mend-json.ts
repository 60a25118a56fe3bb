/** Characters looked at: more than any honest page states about itself. */
const MAX_LENGTH = 4_000_000;
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", '#34': '"', '#39': "'" };

/**
 * The JSON values in a text that pages embed, also where it is not quite JSON: in comments or CDATA, with comments and commas too many,
 * raw line breaks in strings, `\'`, quotation marks as HTML entities, several values in a row. Values that cannot be mended are left
 * out. One pass, nothing is evaluated.
 */
export function readJsonValues(source: string): unknown[] {
  const text = source.slice(0, MAX_LENGTH).trim();
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  const readable = /^[^"]*&(?:quot|#34);/.test(text) ? text.replace(/&(quot|amp|lt|gt|apos|#34|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity) : text;
  return mendedValues(readable).map(parsed).filter((value) => value !== undefined);
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value ?? undefined;
  } catch {
    return undefined;
  }
}

/** The top-level objects and arrays of a text, each mended to JSON as far as that is sure. */
function mendedValues(text: string): string[] {
  const values: string[] = [];
  let value: string[] = [];
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (depth > 0 && character === '"') {
      const string = stringAt(text, index);
      value.push(string.mended);
      index = string.end;
      continue;
    }
    const comment = commentAt(text, index);
    if (comment > index) {
      index = comment - 1;
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (depth === 0) continue;
    if (character === '}' || character === ']') {
      dropComma(value);
      depth -= 1;
    }
    value.push(/[\u0000-\u001f]/.test(character) ? ' ' : character);
    if (depth === 0) {
      values.push(value.join(''));
      value = [];
    }
  }
  return values;
}

/** A string from its opening mark: control characters escaped, escapes that JSON does not know taken away. */
function stringAt(text: string, start: number): { mended: string; end: number } {
  const out = ['"'];
  let index = start + 1;
  for (; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '"') break;
    if (character === '\\') {
      const next = text.charAt(index + 1);
      const isKnown = /["\\/bfnrt]/.test(next) || (next === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(index + 2, index + 6)));
      if (isKnown) out.push(character, next);
      else if (next !== '') out.push(/[\u0000-\u001f]/.test(next) ? ' ' : next);
      index += 1;
    } else out.push(/[\u0000-\u001f]/.test(character) ? (character === '\n' ? '\\n' : ' ') : character);
  }
  out.push('"');
  return { mended: out.join(''), end: index };
}

/** The end of a comment that begins at `index`, or `index` where none does. */
function commentAt(text: string, index: number): number {
  if (text.startsWith('/*', index)) return endAfter(text, '*/', index);
  if (text.startsWith('<!--', index)) return index + 4;
  if (text.startsWith('//', index)) {
    const line = text.indexOf('\n', index);
    // `//<![CDATA[{` keeps its value on the line.
    const value = text.slice(index, line < 0 ? undefined : line).search(/[[{]\s*["{[]/);
    return value >= 0 ? index + value : line < 0 ? text.length : line;
  }
  return index;
}

function endAfter(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from + 2);
  return end < 0 ? text.length : end + mark.length;
}

function dropComma(value: string[]): void {
  let last = value.length - 1;
  while (last >= 0 && value[last]?.trim() === '') last -= 1;
  if (value[last] === ',') value[last] = ' ';
}
