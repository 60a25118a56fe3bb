import { PROTOCOL } from './hub-protocol.ts';
import type { HubAddress } from './http-hub.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Listens to a hub for as long as the connection holds: `onChange` is called when it stands, and for every change of the
 * workspace after that. Ends, without a word, when the connection does; whoever wants more listens again.
 *
 * Source: Server-sent events, HTML Living Standard 9.2. `EventSource` itself cannot say who it is.
 */
export async function listenToHub({ url, workspace, token }: HubAddress, fetch: Fetch, onChange: () => void, signal: AbortSignal): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Clipsheet-Protocol': String(PROTOCOL), Accept: 'text/event-stream' };
  try {
    const response = await fetch(`${url}/v1/ws/${workspace}/live`, { headers, credentials: 'omit', cache: 'no-store', redirect: 'error', signal });
    if (!response.ok || response.body === null) return;
    onChange();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let line = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const lines = (line + chunk.value).split(/\r\n|\r|\n/);
      line = lines.pop() ?? '';
      if (lines.some((each) => each.startsWith('data:'))) onChange();
    }
  } catch {
    // Cut off or stopped: the same to whoever listens.
  }
}
