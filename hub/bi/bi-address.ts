import type { BiLogin } from './bi-logins.ts';

/** Of the hub's own address: where the database is and how it encrypts, never the hub's credentials or keys. */
const KEPT = ['host', 'port', 'sslmode', 'sslrootcert'];

/** How logins become addresses that a BI tool connects with, after the hub's `DATABASE_URL`; null where that is no URL. */
export function biAddresses(databaseUrl: string): ((login: BiLogin) => string) | null {
  if (!/^postgres(?:ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) return null;
  const { protocol, host, pathname, searchParams } = new URL(databaseUrl);
  const kept = new URLSearchParams([...searchParams].filter(([name]) => KEPT.includes(name)));
  return ({ role, password }) => `${protocol}//${role}:${password}@${host}${pathname}${kept.size === 0 ? '' : `?${kept.toString()}`}`;
}
