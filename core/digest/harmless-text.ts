/**
 * What strangers wrote - pages, file names, members - in messages of others. Dialects of Markdown differ from messenger to
 * messenger, and some know no escapes: there, characters that mean something become ones that look alike and mean nothing.
 */

/** One line of at most so many letters, without characters that steer or hide. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(/(?!\u200D)[\p{Cf}\p{Co}\p{Cs}]/gu, '').replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '＊', _: '＿', '`': '｀', '~': '～', '[': '［', ']': '］', '<': '＜', '>': '＞', '|': '｜', '\\': '＼', '@': '＠' };

/** Text without anything that a messenger's markup knows: no link, mention, tag, emphasis or heading. */
export function lookAlikes(text: string): string {
  return text
    .replace(/[*_`~[\]<>|\\@]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
    .replace(/&(?=#?\w+;)/g, '＆')
    .replace(/:\/\//g, '：//')
    .replace(/^#/, '＃');
}

const MOST_ADDRESS = 400;

/** An address that a person may be sent to: of a web page, without a name and password, of letters that no markup knows. Else null. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!['http:', 'https:'].includes(url.protocol)) return null;
  url.username = '';
  url.password = '';
  const [whole, page] = [plainAddress(url.href), plainAddress(url.origin + url.pathname)];
  return whole.length <= MOST_ADDRESS ? whole : page.length <= MOST_ADDRESS ? page : null;
}

function plainAddress(href: string): string {
  return href.replace(/[()[\]<>|"'`\\*~{}^\s@]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
