import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

/** Where the client library lies in node_modules. */
export const OFFICE_JS_FOLDER = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'));

/** The address office.js believes it was loaded from. */
const LIBRARY = 'https://localhost/lib/';

/**
 * Turns this process into as much of a browser window as office.js asks for. Everything goes into the main realm:
 * the library refuses objects from another one.
 */
export function becomeWindow(external: Record<string, unknown>): void {
  const none = (): void => undefined;
  const element = (): Record<string, unknown> => ({
    style: {},
    setAttribute: none,
    getAttribute: () => null,
    appendChild: none,
    addEventListener: none,
  });
  const ownScript = { src: `${LIBRARY}office.js`, parentNode: { insertBefore: none }, getAttribute: () => null };
  const loadScript = (script: { src?: string; onload?: (event: unknown) => void }): unknown => {
    const { src } = script;
    if (src === undefined) return script;
    setTimeout(() => {
      runLibraryFile(src.slice(src.indexOf(LIBRARY) + LIBRARY.length));
      script.onload?.({});
    }, 0);
    return script;
  };
  const head = { appendChild: loadScript };
  const location = {
    hash: '',
    search: '',
    href: 'https://localhost/pane.html',
    protocol: 'https:',
    host: 'localhost',
    hostname: 'localhost',
    origin: 'https://localhost',
    pathname: '/pane.html',
  };
  const globals: Record<string, unknown> = {
    external,
    location,
    name: '',
    history: {},
    navigator: { userAgent: 'node', language: 'en-US' },
    innerWidth: 1,
    innerHeight: 1,
    screen: {},
    sessionStorage: null,
    localStorage: null,
    addEventListener: none,
    removeEventListener: none,
    document: {
      readyState: 'complete',
      documentElement: {},
      cookie: '',
      head,
      body: head,
      createElement: element,
      getElementsByTagName: (tag: string) => (tag === 'script' ? [ownScript] : [head]),
      getElementById: () => null,
      addEventListener: none,
    },
  };
  for (const name of ['window', 'self', 'top', 'parent']) globals[name] = globalThis;
  for (const [name, held] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value: held, writable: true, configurable: true, enumerable: true });
  }
}

/** Runs a file of the library as a browser would run its script. */
export function runLibraryFile(name: string): void {
  const path = join(OFFICE_JS_FOLDER, name);
  runInThisContext(readFileSync(path, 'utf8'), { filename: path });
}
