import type { parseArguments } from '../arguments.ts';

/** The options of `clipsheet hub`, whatever it is asked to do. */
export const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  address: { type: 'string' },
  team: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  http: { type: 'boolean' },
  'behind-proxy': { type: 'boolean' },
  'allow-origin': { type: 'string', multiple: true },
  role: { type: 'string' },
  days: { type: 'string' },
  uses: { type: 'string' },
  out: { type: 'string' },
  replace: { type: 'boolean' },
  revoke: { type: 'boolean' },
  kind: { type: 'string' },
  url: { type: 'string' },
  at: { type: 'string' },
  on: { type: 'string' },
  zone: { type: 'string' },
  lang: { type: 'string' },
  'even-empty': { type: 'boolean' },
  since: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const;
export type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>['values'];
