import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/**
 * The tab that the panel stands beside: the active one of its window, or `?tab=ID` where the panel is opened
 * as a page of its own.
 */
export function useTab(): number | null {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  const [tabId, setTabId] = useState<number | null>(Number.isInteger(named) ? named : null);
  useEffect(() => {
    if (Number.isInteger(named)) return;
    const follow = async (): Promise<void> => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      setTabId(tab?.id ?? null);
    };
    const listener = () => void follow();
    listener();
    browser.tabs.onActivated.addListener(listener);
    return () => browser.tabs.onActivated.removeListener(listener);
  }, []);
  return tabId;
}
