import { browser } from 'wxt/browser';
import { TEAM_PORT } from './team-port.ts';

/** Browsers let a worker sleep after half a minute without a word. */
const WORD_MILLISECONDS = 20_000;

/** Keeps the worker listening to the team's hub for as long as this page is open. */
export function holdLine(): void {
  const port = browser.runtime.connect({ name: TEAM_PORT });
  const words = setInterval(() => port.postMessage('still here'), WORD_MILLISECONDS);
  port.onDisconnect.addListener(() => {
    clearInterval(words);
    // The worker was stopped and not the page: the line is taken up again.
    if (browser.runtime.id !== undefined) setTimeout(holdLine, 1_000);
  });
}
