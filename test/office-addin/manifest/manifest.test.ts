import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { EXCEL_API_FLOOR } from '../../../office-addin/excel/excel-host.ts';
import { ASKED_VIEWS } from '../../../office-addin/taskpane/asked-view.ts';

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
  AllFormFactors: { order: ['ExtensionPoint'], required: ['ExtensionPoint'] },
  Runtimes: { order: ['Runtime'], required: ['Runtime'] },
  DesktopFormFactor: { order: ['GetStarted', 'FunctionFile', 'ExtensionPoint'], required: ['ExtensionPoint'] },
  Group: { order: ['Label', 'Icon', 'Control'], required: ['Label', 'Icon', 'Control'] },
  Control: { order: ['Label', 'Supertip', 'Icon', 'Action'], required: ['Label', 'Supertip', 'Icon', 'Action'] },
  Supertip: { order: ['Title', 'Description'], required: ['Title', 'Description'] },
  Action: { order: ['TaskpaneId', 'SourceLocation', 'FunctionName', 'Title'], required: [] },
  Resources: { order: ['Images', 'Urls', 'ShortStrings', 'LongStrings'], required: ['Images', 'Urls', 'ShortStrings', 'LongStrings'] },
};

/** The same for elements that come in kinds, by their `xsi:type`. */
const ORDER_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  Workbook: ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  CustomFunctions: ['Script', 'Page', 'Metadata', 'Namespace'],
  PrimaryCommandSurface: ['OfficeTab'],
  ShowTaskpane: ['TaskpaneId', 'SourceLocation'],
  ExecuteFunction: ['FunctionName'],
};

function ofType(type: string): Element[] {
  return [...document.getElementsByTagNameNS('*', '*')].filter((element) => element.getAttribute('xsi:type') === type);
}

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

/** The API sets that the requirements right below an element name. */
function required(element: Element): string[] {
  const sets = [...element.children].find(({ localName }) => localName === 'Requirements')?.firstElementChild;
  if (!sets) throw new Error(`${element.localName} requires nothing`);
  return [...sets.children].map((set) => `${value(set, 'Name')} ${set.getAttribute('MinVersion') ?? value(sets, 'DefaultMinVersion')}`);
}

function resource(id: string): Element {
  const found = [...only('Resources').querySelectorAll('[id]')].find((element) => value(element, 'id') === id);
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found;
}

function urlOf(id: string): string {
  return value(resource(id), 'DefaultValue');
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

  it.each(Object.keys(ORDER_BY_TYPE))('has the parts of a %s, in their order', (type) => {
    const elements = ofType(type);
    expect(elements.length).toBeGreaterThan(0);
    for (const element of elements) expect(childNames(element)).toEqual(ORDER_BY_TYPE[type]);
  });

  it('asks for no more than reading and writing the workbook, on the oldest Excel that does', () => {
    expect(only('Permissions').textContent).toBe('ReadWriteDocument');
    expect(required(root)).toEqual([`ExcelApi ${EXCEL_API_FLOOR}`]);
  });

  it('asks for a shared runtime only for the ribbon and the functions: an Excel without it has the pane', () => {
    expect(required(only('VersionOverrides'))).toEqual(['SharedRuntime 1.1']);
    expect(all('SourceLocation').filter((element) => element.hasAttribute('DefaultValue')).map((element) => element.parentElement?.localName)).toEqual(['DefaultSettings']);
  });

  it('runs pane, ribbon and functions in one page: their runtime is not shared where one resource differs', () => {
    const pages = ['Runtime', 'FunctionFile'].flatMap(all);
    const places = [...ofType('ShowTaskpane'), ...all('Page')].flatMap((element) => [...element.getElementsByTagNameNS('*', 'SourceLocation')]);
    expect([...pages, ...places].map((element) => value(element, 'resid'))).toEqual(Array.from({ length: 4 }, () => 'Pane.Url'));
    expect(value(only('Runtime'), 'lifetime')).toBe('long');
    expect(only('DefaultSettings').firstElementChild?.getAttribute('DefaultValue')).toBe(urlOf('Pane.Url'));
  });

  it('has a button for the pane and one for each of its views, each with a picture of its own', () => {
    expect(ofType('ExecuteFunction').map((action) => action.textContent?.trim())).toEqual([...ASKED_VIEWS]);
    expect(ofType('ShowTaskpane')).toHaveLength(1);
    const pictures = all('Control').map((control) => [...control.getElementsByTagNameNS('*', 'Image')].map((image) => value(image, 'resid')).join(' '));
    expect(new Set(pictures).size).toBe(pictures.length);
    expect(new Set(all('Control').map((control) => value(control, 'id'))).size).toBe(pictures.length);
  });

  it('names a script, and a list of the functions in each language', () => {
    expect(new URL(urlOf('Functions.Script.Url')).pathname).toBe('/functions/functions.js');
    expect(texts(resource('Functions.List.Url')).map((url) => new URL(url).pathname)).toEqual(['/functions/functions.json', '/functions/functions.zh-CN.json']);
    expect(texts(resource('Functions.Namespace'))).toEqual(['CLIPSHEET', 'CLIPSHEET']);
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
    const addresses = [urlOf('Pane.Url'), ...all('SourceLocation').flatMap((element) => element.getAttribute('DefaultValue') ?? [])];
    for (const address of addresses) {
      expect(readFileSync(resolve(ROOT, `office-addin${new URL(address).pathname}`), 'utf8')).toContain('<html');
    }
  });
});
