import { join, resolve } from 'node:path';

const OUTPUT = resolve(import.meta.dirname, '../../.output');

/** The add-in's pages as they are built. */
export const ADDIN_BUILD = join(OUTPUT, 'office-addin');
/** Where the certificate for localhost is kept, so that a system has to trust it once only. */
export const CERTIFICATE_FOLDER = join(OUTPUT, 'certificate');
/** `manifest.xml` names this port. */
export const ADDIN_PORT = 3443;
