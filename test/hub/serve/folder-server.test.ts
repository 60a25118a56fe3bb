import { mkdtemp, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveFolder } from '../../../hub/serve/folder-server.ts';
import { localhostCertificate } from '../../../hub/serve/localhost-certificate.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clipsheet-serve-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

describe('serving a folder', () => {
  it('gives its files, and nothing outside it', async () => {
    const server = await serveFolder({ folder: await folderWith({ 'a.html': '<p>hello', '价格.html': '<p>价' }), port: 0, home: '/a.html' });
    try {
      expect(await (await fetch(server.url)).text()).toBe('<p>hello');
      expect(await (await fetch(`${server.url}/${encodeURIComponent('价格.html')}`)).text()).toBe('<p>价');
      expect((await fetch(`${server.url}/%2e%2e/%2e%2e/etc/passwd`)).status).toBe(404);
      expect((await fetch(`${server.url}/none.html`)).status).toBe(404);
    } finally {
      await server.close();
    }
  });

  it('says when the port is taken', async () => {
    const folder = await folderWith({ 'a.html': '' });
    const first = await serveFolder({ folder, port: 0 });
    try {
      const port = Number(new URL(first.url).port);
      await expect(serveFolder({ folder, port })).rejects.toMatchObject({ code: 'port-taken' });
    } finally {
      await first.close();
    }
  });

  it('serves https with a certificate for localhost that is made once and kept', async () => {
    const folder = await folderWith({ 'a.html': 'safe' });
    const certificate = await localhostCertificate(folder, new Date());
    expect((await localhostCertificate(folder, new Date())).cert).toBe(certificate.cert);
    const server = await serveFolder({ folder, port: 0, certificate });
    try {
      const status = await new Promise((resolve, reject) => {
        get(`${server.url}/a.html`, { ca: certificate.cert }, (response) => resolve(response.resume().statusCode)).on('error', reject);
      });
      expect(status).toBe(200);
    } finally {
      await server.close();
    }
  });
});
