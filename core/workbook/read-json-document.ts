import { readXml } from './file/xml.ts';

/** What a document of `jsonDocument` holds, unchecked (undefined where it is no JSON); null where its root is another or has no version. */
export function readJsonDocument(xml: string, root: string): { readonly version: number; readonly content: unknown } | null {
  let found: { readonly name: string; readonly version: number } | null = null;
  let json = '';
  readXml(xml, {
    open: (name, attributes) => (found ??= { name, version: Number(attributes.get('version')) }),
    text: (text) => (json += text),
  });
  const { name, version } = found ?? { name: '', version: Number.NaN };
  return name !== root || !Number.isInteger(version) || version < 1 ? null : { version, content: parsedJson(json) };
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
