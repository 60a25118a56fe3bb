import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A token is random enough that its plain hash cannot be turned back: nothing slower is needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What a device shows with every request; scanners for leaked secrets know tokens by such a beginning. */
export function newToken(): string {
  return `clipsheet_${randomBytes(32).toString('base64url')}`;
}

/** Without letters and digits that look alike. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const [CODE_GROUPS, GROUP_LETTERS] = [5, 5];

/** What an invited person types or pastes: 123 random bits. */
export function newInviteCode(): string {
  const group = () => Array.from({ length: GROUP_LETTERS }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
  return Array.from({ length: CODE_GROUPS }, group).join('-');
}

/** A code however a person wrote it: spaces, small letters and dashes do not matter. */
export function sameCode(written: string): string {
  return written.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
