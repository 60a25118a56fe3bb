import '../zod-under-csp.ts';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Library } from '../../core/library/library.ts';
import { answer, failure } from '../background/answer.ts';
import { RESUME_ALARM, browserPorts } from '../background/browser-ports.ts';
import { createMenus, MENU_SCOPES } from '../background/menus.ts';
import { openLibraryPage } from '../background/open-page.ts';
import { openPanel } from '../background/open-panel.ts';
import { searchFromOmnibox } from '../background/omnibox.ts';
import { teamCalls } from '../background/team-calls.ts';
import { TeamWorker } from '../background/team-worker.ts';
import { resumeCaptures, startCapture, type CaptureRequest } from '../capture/capture.ts';

/**
 * The worker. It may be stopped at any moment, so it keeps nothing in memory: listeners are registered at
 * once on every start, and what is under way stands in the library.
 */
export default defineBackground(() => {
  const library = new Library();
  const team = new TeamWorker(library);
  const ports = { ...browserPorts(library), team, members: teamCalls };
  team.start();

  const clip = (tabId: number | undefined, scope: CaptureRequest['scope'], then: CaptureRequest['then']): void => {
    if (tabId === undefined) return;
    const request = { id: crypto.randomUUID(), tabId, scope, then, project: null, tags: [] };
    startCapture(ports, request).catch((error: unknown) => ports.mark(tabId, failure(error).problem));
  };

  browser.runtime.onInstalled.addListener(() => void createMenus());
  browser.runtime.onStartup.addListener(() => void resumeCaptures(ports));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === RESUME_ALARM) void resumeCaptures(ports);
  });

  browser.action.onClicked.addListener((tab) => {
    // The panel opens only inside the click, so it comes before anything that is awaited.
    openPanel(tab);
    clip(tab.id, 'page', 'review');
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    const scope = MENU_SCOPES[menuItemId];
    if (scope !== undefined) clip(tab?.id, scope, 'save');
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'clip-page') clip(tab?.id, 'page', 'save');
    else if (command === 'clip-selection') clip(tab?.id, 'selection', 'save');
    else if (command === 'open-library') void openLibraryPage();
  });
  searchFromOmnibox(library);

  browser.runtime.onMessage.addListener((message: unknown, sender, sendAnswer: (answer: unknown) => void) => {
    if (sender.id !== browser.runtime.id) return false;
    void answer(ports, message, {
      isExtensionPage: sender.url?.startsWith(`${location.origin}/`) ?? false,
      tabId: sender.tab?.id ?? null,
    }).then(sendAnswer);
    return true;
  });
});
