import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

/**
 * XML manifests have no validator that works without Microsoft's service, so their rules are stated here.
 * Source: the published schemas OfficeAppManifestV1_1 and TaskPaneAppVersionOverridesV1_0.
 */
const ROOT = resolve(import.meta.dirname, '../../..');
const document = new JSDOM(readFileSync(resolve(ROOT, 'manifest.xml'), 'utf8'), { contentType: 'text/xml' }).window.document;
const root = document.documentElement;

/** Children in the order that the schema wants them; `required` must be there. */
const ORDER: Readonly<Record<string, { readonly order: readonly string[]; readonly required: readonly string[] }>> = {
  OfficeApp: {
    order: [
      'Id', 'AlternateId', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl',
      'HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'DefaultSettings', 'Permissions',
      'Dictionary', 'VersionOverrides',
    ],
    required: ['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl', 'Hosts', 'DefaultSettings', 'Permissions'],
  },
  VersionOverrides: { order: ['Description', 'Requirements', 'Hosts', 'Resources'], required: ['Hosts', 'Resources'] },
  DesktopFormFactor: { order: ['GetStarted', 'FunctionFile', 'ExtensionPoint'], required: ['ExtensionPoint'] },
  Group: { order: ['Label', 'Icon', 'Control'], required: ['Label', 'Icon', 'Control'] },
  Control: { order: ['Label', 'Supertip', 'Icon', 'Action'], required: ['Label', 'Supertip', 'Icon', 'Action'] },
  Supertip: { order: ['Title', 'Description'], required: ['Title', 'Description'] },
  Action: { order: ['TaskpaneId', 'SourceLocation', 'Title'], required: ['SourceLocation'] },
  Resources: { order: ['Images', 'Urls', 'ShortStrings', 'LongStrings'], required: ['Images', 'Urls', 'ShortStrings', 'LongStrings'] },
};

function all(name: string): Element[] {
  return [...document.getElementsByTagNameNS('*', name)];
}

function only(name: string): Element {
  const [first, ...others] = all(name);
  if (first === undefined || others.length > 0) throw new Error(`${name} does not stand exactly once`);
  return first;
}

function childNames(element: Element): string[] {
  return [...element.children].map((child) => child.localName);
}

function value(element: Element, name: string): string {
  const text = element.getAttribute(name);
  if (text === null) throw new Error(`${element.localName} has no ${name}`);
  return text;
}

/** The default text of an element, and those for other locales. */
function texts(element: Element): string[] {
  return [value(element, 'DefaultValue'), ...[...element.children].map((override) => value(override, 'Value'))];
}

describe('the manifest', () => {
  it('is a task pane for workbooks', () => {
    expect(root.localName).toBe('OfficeApp');
    expect(root.getAttribute('xsi:type')).toBe('TaskPaneApp');
    expect(all('Host').map((host) => host.getAttribute('Name') ?? host.getAttribute('xsi:type'))).toEqual(['Workbook', 'Workbook']);
    expect(only('Id').textContent).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(only('Version').textContent).toMatch(/^\d{1,5}(\.\d{1,5}){0,3}$/);
  });

  it.each(Object.keys(ORDER))('keeps the order of the schema in %s', (name) => {
    const rule = ORDER[name];
    const elements = all(name).filter((element) => name !== 'OfficeApp' || element === root);
    expect(elements.length).toBeGreaterThan(0);
    for (const element of elements) {
      const places = childNames(element).map((child) => rule?.order.indexOf(child) ?? -1);
      expect(places, childNames(element).join(' ')).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(childNames(element)).toEqual(expect.arrayContaining([...(rule?.required ?? [])]));
    }
  });

  it('asks for no more than reading and writing the workbook, on the oldest Excel that does', () => {
    expect(only('Permissions').textContent).toBe('ReadWriteDocument');
    expect(value(only('Sets'), 'DefaultMinVersion')).toBe('1.9');
    expect(all('Set').map((set) => value(set, 'Name'))).toEqual(['ExcelApi']);
  });

  it('resolves every resource, and names none in vain', () => {
    const resources = only('Resources');
    const ids = [...resources.querySelectorAll('[id]')].map((resource) => value(resource, 'id'));
    const used = [...root.querySelectorAll('[resid]')].map((element) => value(element, 'resid'));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(used)].sort()).toEqual([...ids].sort());
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(32);
  });

  it('serves everything from one https address', () => {
    const urls = ['IconUrl', 'HighResolutionIconUrl', 'Url'].flatMap(all).flatMap(texts);
    const images = [...only('Images').children].flatMap(texts);
    const pages = all('SourceLocation').filter((element) => element.hasAttribute('DefaultValue')).flatMap(texts);
    for (const url of [...urls, ...images, ...pages]) expect(new URL(url).origin).toBe('https://localhost:3443');
  });

  it('has its icons in the sizes it names', () => {
    for (const image of only('Images').children) {
      const url = new URL(value(image, 'DefaultValue'));
      const png = readFileSync(resolve(ROOT, `office-addin${url.pathname}`));
      const size = Number(/(\d+)$/.exec(value(image, 'id'))?.[1]);
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    for (const icon of all('Icon')) expect([...icon.children].map((image) => value(image, 'size'))).toEqual(['16', '32', '80']);
  });

  it('keeps texts within what Office shows', () => {
    const short = [only('DisplayName'), ...only('ShortStrings').children].flatMap(texts);
    const long = [root.querySelector(':scope > Description') ?? root, ...only('LongStrings').children].flatMap(texts);
    for (const text of short) expect(text.length, text).toBeLessThanOrEqual(125);
    for (const text of long) expect(text.length, text).toBeLessThanOrEqual(250);
  });

  it('speaks English and Chinese everywhere', () => {
    expect(only('DefaultLocale').textContent).toBe('en-US');
    const spoken = [only('DisplayName'), root.querySelector(':scope > Description') ?? root, ...all('String')];
    for (const element of spoken) {
      expect([...element.children].map((override) => value(override, 'Locale')), element.outerHTML).toEqual(['zh-CN']);
    }
  });

  it('points at pages that the add-in has', () => {
    for (const page of [...all('Url'), ...all('SourceLocation').filter((element) => element.hasAttribute('DefaultValue'))]) {
      const { pathname } = new URL(value(page, 'DefaultValue'));
      expect(readFileSync(resolve(ROOT, `office-addin${pathname}`), 'utf8')).toContain('<html');
    }
  });
});
