import { browser, type Browser } from 'wxt/browser';

/**
 * Opens the panel beside the tab: Chrome's side panel, Firefox's sidebar; in a tab of its own where the browser has
 * neither or does not open it. Must be called inside the person's click, before anything is awaited.
 */
export function openPanel(tab: Browser.tabs.Tab): void {
  const { sidePanel, sidebarAction }: Panels = browser;
  const opening = sidePanel?.open({ windowId: tab.windowId }) ?? sidebarAction?.open();
  if (opening === undefined) openAsTab(tab);
  else opening.catch(() => openAsTab(tab));
}

function openAsTab(tab: Browser.tabs.Tab): void {
  void browser.tabs.create({ url: `${location.origin}/sidepanel.html?tab=${tab.id ?? ''}` });
}

/** Each browser has its own of these, and only that. */
interface Panels {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}
