import { headersOf, type Fetch, type HubAddress } from './hub-calls.ts';

/** Hubs say something every 15 seconds at least: a line that is silent for longer was lost without a word. */
const SILENCE_MILLISECONDS = 45_000;

/**
 * Listens to a hub for as long as the connection holds: `onChange` is called when it stands, and for every change of the
 * workspace after that. Ends, without a word, when the connection does; whoever wants more listens again.
 *
 * Source: Server-sent events, HTML Living Standard 9.2. `EventSource` itself cannot say who it is.
 */
export async function listenToHub(address: HubAddress, fetch: Fetch, onChange: () => void, signal: AbortSignal, silence = SILENCE_MILLISECONDS): Promise<void> {
  const { url, workspace } = address;
  const headers = { ...headersOf(address), Accept: 'text/event-stream' };
  const lost = new AbortController();
  let ending = setTimeout(() => lost.abort(), silence);
  const heard = () => {
    clearTimeout(ending);
    ending = setTimeout(() => lost.abort(), silence);
  };
  try {
    const response = await fetch(`${url}/v1/ws/${workspace}/live`, { headers, credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.any([signal, lost.signal]) });
    if (!response.ok || response.body === null) return;
    onChange();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let line = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      heard();
      const lines = (line + chunk.value).split(/\r\n|\r|\n/);
      line = lines.pop() ?? '';
      if (lines.some((each) => each.startsWith('data:'))) onChange();
    }
  } catch {
    // Cut off or stopped: the same to whoever listens.
  } finally {
    clearTimeout(ending);
  }
}
