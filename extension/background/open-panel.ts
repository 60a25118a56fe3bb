import { browser, type Browser } from 'wxt/browser';

/**
 * Opens the panel beside the tab: Chrome's side panel, Firefox's sidebar, elsewhere a tab of its own. Must be
 * called inside the person's click, before anything is awaited.
 */
export function openPanel(tab: Browser.tabs.Tab): void {
  const { sidePanel, sidebarAction }: Panels = browser;
  if (sidePanel !== undefined) void sidePanel.open({ windowId: tab.windowId });
  else if (sidebarAction !== undefined) void sidebarAction.open();
  else void browser.tabs.create({ url: `${location.origin}/sidepanel.html?tab=${tab.id ?? ''}` });
}

/** Each browser has its own of these, and only that. */
interface Panels {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}
