/**
 * Lets the workbench open without a network next time: starts the service worker and tells it what this page has
 * loaded. Where the browser has no service workers, or the page is not served securely, nothing changes.
 */
export async function keepOffline(workerUrl: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(workerUrl);
  } catch {
    // Browsers refuse it in private windows, say; the workbench works the same, with a network.
    return;
  }
  const { active } = await navigator.serviceWorker.ready;
  const loaded = (entries: readonly PerformanceEntry[]) => active?.postMessage(entries.map((entry) => entry.name));
  active?.postMessage([location.href.split('#')[0]]);
  new PerformanceObserver((list) => loaded(list.getEntries())).observe({ type: 'resource', buffered: true });
}
