import { dataTable } from '../../../../core/page/tables/page-tables.ts';
import type { PageTable } from '../../../../core/clip/clip.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

/** The first table element of a sample. */
export function tableElement(html: string): Element {
  const element = documentFromHtml(html, 'https://a.example/x/').querySelector('table, [role=table], [role=grid], dl');
  if (element === null) throw new Error('no table in the sample');
  return element;
}

/** The first table of a sample as data; throws where it is taken for layout. */
export function read(html: string, lang: string | null = 'en'): PageTable {
  const table = dataTable(tableElement(html), 'https://a.example/x/', lang);
  if (table === null) throw new Error('the sample is taken for layout');
  return table;
}

export function texts(rows: readonly (readonly { readonly text: string }[])[]): string[][] {
  return rows.map((row) => row.map((cell) => cell.text));
}
