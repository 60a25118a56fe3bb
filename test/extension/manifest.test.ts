import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const OUTPUT = resolve(import.meta.dirname, '../../.output');
const BUILDS = ['chrome-mv3', 'chrome-mv3-automation', 'firefox-mv3'] as const;
const manifestSchema = z.record(z.string(), z.unknown());

function manifestOf(build: string): Record<string, unknown> {
  return manifestSchema.parse(JSON.parse(readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8')));
}

function filesOf(build: string): string[] {
  return readdirSync(join(OUTPUT, build), { recursive: true, encoding: 'utf8' }).sort();
}

const isBuilt = BUILDS.every((build) => existsSync(join(OUTPUT, build, 'manifest.json')));

/** `npm test` builds all three first. */
describe.skipIf(!isBuilt && process.env['CI'] !== 'true')('the built extension', () => {
  const ASKED = ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus', 'alarms'];

  it('asks for exactly the permissions it needs, and for no page before a person wants it', () => {
    const chrome = manifestOf('chrome-mv3');
    expect(chrome['permissions']).toEqual(expect.arrayContaining([...ASKED, 'sidePanel', 'offscreen']));
    expect(chrome['permissions']).toHaveLength(ASKED.length + 2);
    expect(chrome['host_permissions']).toBeUndefined();
    expect(chrome['content_scripts']).toBeUndefined();
    expect(chrome['optional_host_permissions']).toEqual(['<all_urls>']);
    expect(manifestOf('firefox-mv3')['permissions']).toEqual(ASKED);
    expect(manifestOf('firefox-mv3')['host_permissions']).toBeUndefined();
  });

  it('differs for driven browsers in its host permissions alone', () => {
    const { optional_host_permissions: optional, ...shipped } = manifestOf('chrome-mv3');
    const { host_permissions: granted, ...driven } = manifestOf('chrome-mv3-automation');
    expect(driven).toEqual(shipped);
    expect(granted).toEqual(optional);

    expect(filesOf('chrome-mv3-automation')).toEqual(filesOf('chrome-mv3'));
    for (const file of filesOf('chrome-mv3').filter((name) => /\.(js|html|css|json)$/.test(name))) {
      if (file === 'manifest.json') continue;
      const [ours, theirs] = ['chrome-mv3', 'chrome-mv3-automation'].map((build) => readFileSync(join(OUTPUT, build, file), 'utf8'));
      expect(ours === theirs, file).toBe(true);
    }
  });

  it('runs no code but its own, and evaluates no text', () => {
    for (const build of BUILDS) {
      expect(manifestOf(build)['content_security_policy']).toEqual({ extension_pages: "script-src 'self'; object-src 'self';" });
      for (const file of filesOf(build).filter((name) => name.endsWith('.html'))) {
        expect(readFileSync(join(OUTPUT, build, file), 'utf8')).not.toMatch(/src="https?:/);
      }
    }
  });

  it('speaks both languages in the browser’s own lists', () => {
    const messages = ['en', 'zh_CN'].map((locale) =>
      manifestSchema.parse(JSON.parse(readFileSync(join(OUTPUT, 'chrome-mv3/_locales', locale, 'messages.json'), 'utf8'))),
    );
    const used = [...JSON.stringify(manifestOf('chrome-mv3')).matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
    for (const locale of messages) expect(Object.keys(locale)).toEqual(expect.arrayContaining(used));
  });

  it('stands for Firefox as a sidebar without data collection', () => {
    const firefox = manifestOf('firefox-mv3');
    expect(firefox['sidebar_action']).toBeDefined();
    expect(firefox['manifest_version']).toBe(3);
    expect(firefox['browser_specific_settings']).toMatchObject({
      gecko: { strict_min_version: '128.0', data_collection_permissions: { required: ['none'] } },
    });
  });
});
