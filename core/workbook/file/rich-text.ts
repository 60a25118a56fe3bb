import { trimEnd, trimStart, unescapeCharacters } from './cell-text.ts';
import { readXml } from './xml.ts';

interface Run {
  readonly text: string;
  readonly keepBlanks: boolean;
}

/**
 * The text of an `<si>` or `<is>` element: all its runs, without phonetic hints (`rPh`), which are no part of
 * what the cell says. Blanks where runs meet are kept; those at the ends of the whole count only under
 * `xml:space="preserve"`, as in Excel.
 */
export function readRichText(xml: string): string {
  const runs: Run[] = [];
  let text = '';
  let keepBlanks = false;
  let phonetic = 0;
  readXml(xml.replace(/\r\n?/g, '\n'), {
    open(name, attributes) {
      if (name === 'rPh') phonetic++;
      if (name === 't') keepBlanks = attributes.get('xml:space') === 'preserve';
      text = '';
    },
    text(piece) {
      text += piece;
    },
    close(name) {
      if (name === 'rPh') phonetic--;
      if (name === 't' && phonetic === 0) runs.push({ text, keepBlanks });
      text = '';
    },
  });
  return joinRuns(runs);
}

function joinRuns(runs: readonly Run[]): string {
  const whole = runs
    .map((run, i) => {
      const started = i === 0 && !run.keepBlanks ? trimStart(run.text) : run.text;
      return i === runs.length - 1 && !run.keepBlanks ? trimEnd(started) : started;
    })
    .join('');
  return unescapeCharacters(whole);
}
