import { readXml } from './xml.ts';

/** What `[Content_Types].xml` says about parts: by part (lower case, no leading slash) or by extension. */
export interface ContentTypes {
  readonly overrides: ReadonlyMap<string, string>;
  readonly defaults: ReadonlyMap<string, string>;
}

export function parseContentTypes(xml: string): ContentTypes {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  readXml(xml, {
    open(name, attributes) {
      const type = attributes.get('ContentType') ?? '';
      const part = attributes.get('PartName');
      const extension = attributes.get('Extension');
      if (name === 'Override' && part !== undefined) overrides.set(part.replace(/^\/+/, '').toLowerCase(), type);
      if (name === 'Default' && extension !== undefined) defaults.set(extension.toLowerCase(), type);
    },
  });
  return { overrides, defaults };
}

/** The content type of a part, or null where none is declared. */
export function contentTypeOf(types: ContentTypes, part: string): string | null {
  const name = part.replace(/^\/+/, '').toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return types.overrides.get(name) ?? types.defaults.get(extension) ?? null;
}
