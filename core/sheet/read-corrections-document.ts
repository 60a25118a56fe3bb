import * as z from 'zod';
import { readXml } from '../workbook/file/xml.ts';
import { correctionSchema, type Correction } from './correction.ts';
import { CORRECTIONS_VERSION } from './corrections-document.ts';

/** The corrections in a workbook's document, or what keeps them from being read. */
export function readCorrectionsDocument(xml: string): readonly Correction[] | 'newer' | 'unreadable' {
  let root: { readonly name: string; readonly version: number } | null = null;
  let json = '';
  readXml(xml, {
    open: (name, attributes) => (root ??= { name, version: Number(attributes.get('version')) }),
    text: (text) => (json += text),
  });
  const { name, version } = root ?? { name: '', version: Number.NaN };
  if (name !== 'corrections' || !Number.isInteger(version) || version < 1) return 'unreadable';
  if (version > CORRECTIONS_VERSION) return 'newer';
  const read = z.array(correctionSchema).max(1000).safeParse(parsedJson(json));
  return read.success ? read.data : 'unreadable';
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
