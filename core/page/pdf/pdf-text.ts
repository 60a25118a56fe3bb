/** A run of text on a page of a PDF, in points; `x` from the left, `y` of its baseline from the top. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters: the font size. */
  readonly size: number;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
}

/** What a PDF says, before it is laid out as a page. */
export interface PdfText {
  readonly pages: readonly PdfPage[];
  /** All of its pages, also where only the first were read. */
  readonly pageCount: number;
  /** As the file's own properties say; null where they do not. */
  readonly title: string | null;
  readonly author: string | null;
  /** ISO 8601 date. */
  readonly createdOn: string | null;
  /** BCP 47. */
  readonly lang: string | null;
}
