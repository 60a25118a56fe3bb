import { oneLine } from '../../core/digest/harmless-text.ts';
import type { Message } from '../../core/digest/messages/message.ts';
import { answeredError, webhookAddress, type WebhookKind } from '../../core/digest/webhook.ts';
import { errorCode } from '../database/database.ts';

const PATIENCE_MS = 10_000;
const MOST_ANSWER_BYTES = 4096;
const MOST_ERROR = 200;

/**
 * Posts a message to a messenger: to its own hosts only, following no redirect, for no longer than ten seconds, and reading
 * no more of the answer than says how it went.
 *
 * @returns what went wrong, without anything of the address; null where the message was taken.
 */
export async function postMessage(kind: WebhookKind, { url, body }: Message, fetching: typeof fetch): Promise<string | null> {
  const address = webhookAddress(kind, url);
  if (address === null) return 'address not allowed';
  try {
    const answer = await fetching(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const error = answeredError(kind, answer.status, await beginning(answer));
    return error === null ? null : withoutSecrets(error, address);
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
    return `not reached: ${errorCode(error instanceof Error ? error.cause : error) || (error instanceof Error ? error.name : typeof error)}`;
  }
}

async function beginning(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  if (reader === undefined) return '';
  const text = new TextDecoder();
  let [said, bytes] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    said += text.decode(part.value, { stream: true });
    if (bytes >= MOST_ANSWER_BYTES) {
      await reader.cancel();
      break;
    }
  }
  return said;
}

/** An answer may say what it was asked: whatever of the address it holds is left out. */
function withoutSecrets(error: string, address: string): string {
  const { pathname, searchParams } = new URL(address);
  const secrets = [...pathname.split('/'), ...searchParams.values()].filter((part) => part.length >= 6);
  return oneLine(secrets.reduce((text, secret) => text.replaceAll(secret, '…').replaceAll(encodeURIComponent(secret), '…'), error), MOST_ERROR);
}
