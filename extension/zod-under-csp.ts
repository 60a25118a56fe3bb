import * as z from 'zod';

/**
 * Imported first by every entrypoint: zod then compiles no functions from text, which the content security
 * policy of extensions forbids.
 */
z.config({ jitless: true });
