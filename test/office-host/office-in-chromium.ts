import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Page } from 'playwright-core';
import { OFFICE_JS_FOLDER } from './node-window.ts';
import type { HostEvent, OfficeHost } from './office-host.ts';
import { CURRENT_EXCEL, type OfficeThemeName, type RequirementSets, richClientExternal, SEAM_IDS } from './rich-client.ts';

/** Where pages load office.js from, as the stores demand. */
export const OFFICE_JS_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

export interface OfficeInChromium {
  /** From now on this host answers the page. */
  use(host: OfficeHost): void;
  /** Addresses the page asked for that are neither its own nor office.js: all were refused. */
  readonly refused: readonly string[];
}

export interface OfficePageOptions {
  readonly host: OfficeHost;
  /** Addresses of the page itself begin with this; they are passed on. Everything else outside is refused. */
  readonly ownOrigin: string;
  readonly requirementSets?: RequirementSets;
  readonly language?: string;
  readonly theme?: OfficeThemeName;
  readonly runsFunctions?: boolean;
}

/**
 * Makes a page believe that it stands in desktop Excel: call it before the page loads. office.js comes from
 * node_modules in place of the network; its requests go to the host in this process.
 */
export async function startOfficeInChromium(page: Page, options: OfficePageOptions): Promise<OfficeInChromium> {
  let current = options.host;
  const refused: string[] = [];
  const listen = (host: OfficeHost): void => {
    current = host;
    host.connect((events) => void sendEvents(page, events));
  };
  listen(current);
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(OFFICE_JS_CDN)) {
      await route.fulfill({ contentType: 'text/javascript', body: await libraryFile(url) });
    } else if (url.startsWith(options.ownOrigin) || url.startsWith('data:') || url.startsWith('blob:')) {
      await route.fallback();
    } else {
      refused.push(url);
      await route.abort();
    }
  });
  await page.exposeFunction('officeHostExecute', (body: string) => current.execute(body));
  await page.exposeFunction('officeHostSettings', (settings: Record<string, string>) => {
    current.workbook.settings = settings;
  });
  await page.addInitScript({ content: richClientScript({ ...options, execute: '(body) => window.officeHostExecute(body)', writeSettings: '(settings) => void window.officeHostSettings(settings)' }) });
  return { use: listen, refused };
}

export interface RichClientOptions extends Omit<OfficePageOptions, 'ownOrigin'> {
  /** Script of a function that takes the text of a request and promises the host's answer. */
  readonly execute: string;
  /** Script of a function that hears which settings the document shall hold. */
  readonly writeSettings?: string;
}

/** What makes a page believe that it stands in desktop Excel, as a script to run before all of its own. */
export function richClientScript({ host, requirementSets, language, theme, runsFunctions, execute, writeSettings }: RichClientOptions): string {
  // tsx wraps functions in calls of __name: their text needs it in the page too.
  return `globalThis.__name ??= (named) => named; window.officeHostKept = ${JSON.stringify(host.workbook.settings)}; Object.assign(window.external, (${richClientExternal.toString()})({
    requirementSets: ${JSON.stringify(requirementSets ?? CURRENT_EXCEL)},
    language: ${JSON.stringify(language ?? 'en-US')},
    theme: ${JSON.stringify(theme ?? 'light')},
    settings: {
      read: () => window.officeHostKept,
      write: (settings) => { window.officeHostKept = settings; (${writeSettings ?? '() => undefined'})(settings); },
    },
    runsFunctions: ${String(runsFunctions ?? false)},
    execute: ${execute},
    connect: (listener) => { window.officeHostEvents = listener; },
  }, ${JSON.stringify(SEAM_IDS)}));`;
}

/** Newer members than declared then throw, as in an Excel that lacks them. Call it once office.js is loaded. */
export async function refuseUndeclaredMembers(page: Page): Promise<void> {
  await page.evaluate('OfficeExtension.CommonUtility._doApiNotSupportedCheck = true');
}

async function sendEvents(page: Page, events: readonly HostEvent[]): Promise<void> {
  await page.evaluate(`window.officeHostEvents(${JSON.stringify(events)})`);
}

async function libraryFile(url: string): Promise<Buffer> {
  const name = normalize(new URL(url).pathname.slice(new URL(OFFICE_JS_CDN).pathname.length));
  if (name.startsWith('..')) throw new Error(`${url} is outside the library`);
  return readFile(join(OFFICE_JS_FOLDER, name));
}
