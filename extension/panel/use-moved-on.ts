import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** Whether the tab has begun to load another page since `reading` (an id) came. */
export function useMovedOn(tabId: number, reading: string): boolean {
  const [movedFrom, setMovedFrom] = useState<string | null>(null);
  useEffect(() => {
    const listener = (changed: number, { status }: { status?: string }): void => {
      if (changed === tabId && status === 'loading') setMovedFrom(reading);
    };
    browser.tabs.onUpdated.addListener(listener);
    return () => browser.tabs.onUpdated.removeListener(listener);
  }, [tabId, reading]);
  return movedFrom === reading;
}
