export interface Sentence {
  readonly text: string;
  /** Where it starts in the page's text. */
  readonly start: number;
  /** Sentences of one paragraph have the same number. */
  readonly paragraph: number;
}

const END = /[。！？；!?]+["”’」）)]?|\.(?=["”’)]?(?:\s|$))["”’)]?/gu;
/** A full stop behind one of these ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:[A-Z]|[A-Z]\.[A-Z]|Inc|Corp|Ltd|Co|vs|approx|est|ca|Mr|Mrs|Ms|Dr|Prof|St|No|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|etc|Rs)$/;

/** The sentences of a text whose paragraphs stand on lines of their own. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let at = 0;
  for (const [paragraph, line] of text.split('\n').entries()) {
    let from = 0;
    for (const end of line.matchAll(END)) {
      if (end[0].startsWith('.') && ABBREVIATION.test(line.slice(Math.max(from, end.index - 12), end.index))) continue;
      add(line.slice(from, end.index + end[0].length), at + from, paragraph);
      from = end.index + end[0].length;
    }
    add(line.slice(from), at + from, paragraph);
    at += line.length + 1;
  }
  return sentences;

  function add(piece: string, start: number, paragraph: number): void {
    const trimmed = piece.trim();
    if (trimmed !== '') sentences.push({ text: trimmed, start: start + piece.indexOf(trimmed), paragraph });
  }
}
