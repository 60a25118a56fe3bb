import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The certificate's file: what a person tells their system to trust. */
  readonly file: string;
}

const LIFETIME_DAYS = 365;
const DAY_MS = 86_400_000;

/**
 * A certificate for localhost alone, kept in `folder` (the key readable by its owner only) and made anew when
 * it is missing or within a week of its end. Office loads add-ins over https only.
 */
export async function localhostCertificate(folder: string, now: Date): Promise<Certificate> {
  const file = join(folder, 'localhost.crt');
  const keyFile = join(folder, 'localhost.key');
  const kept = await readPair(file, keyFile);
  if (kept !== null && Date.parse(new X509Certificate(kept.cert).validTo) - now.getTime() > 7 * DAY_MS) return { ...kept, file };
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: now,
    notAfterDate: new Date(now.getTime() + LIFETIME_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] },
    ],
  });
  await mkdir(folder, { recursive: true });
  await writeFile(keyFile, made.private, { mode: 0o600 });
  await writeFile(file, made.cert);
  return { key: made.private, cert: made.cert, file };
}

async function readPair(file: string, keyFile: string): Promise<{ cert: string; key: string } | null> {
  try {
    return { cert: await readFile(file, 'utf8'), key: await readFile(keyFile, 'utf8') };
  } catch {
    return null;
  }
}
