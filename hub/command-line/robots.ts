import robotsParser, { type Robot } from 'robots-parser';

/** The name by which sites know Clipsheet in their robots.txt. */
export const ROBOT_NAME = 'Clipsheet';

/**
 * Whether a site's robots.txt (RFC 9309) lets a page be fetched; each site's file is read once. A site
 * without the file, or one that answers 4xx, allows all; one that cannot be reached or fails allows nothing.
 */
export function robotsRules(fetchText: (url: string, signal: AbortSignal) => Promise<{ status: number; text: string } | null>) {
  const bySite = new Map<string, Promise<Robot | boolean>>();

  async function rulesOf(origin: string, signal: AbortSignal): Promise<Robot | boolean> {
    const address = `${origin}/robots.txt`;
    const answer = await fetchText(address, signal);
    if (answer === null || answer.status >= 500) return false;
    if (answer.status >= 400) return true;
    return robotsParser(address, answer.text);
  }

  return async function isAllowed(url: string, signal: AbortSignal): Promise<boolean> {
    const { origin } = new URL(url);
    let rules = bySite.get(origin);
    if (rules === undefined) {
      rules = rulesOf(origin, signal);
      bySite.set(origin, rules);
    }
    const known = await rules;
    return typeof known === 'boolean' ? known : known.isAllowed(url, ROBOT_NAME) !== false;
  };
}

/** Robots files over the network: at most 500 KiB as the standard says, null where the site cannot be reached. */
export async function fetchRobots(url: string, signal: AbortSignal): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]), headers: { 'user-agent': ROBOT_NAME } });
    return { status: response.status, text: (await response.text()).slice(0, 500 * 1024) };
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
