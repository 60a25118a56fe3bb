import { browser } from 'wxt/browser';
import { say } from '../../core/language/language.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import { readSettings } from '../settings/settings.ts';

/** What each menu item clips. */
export const MENU_SCOPES: Readonly<Record<string, 'page' | 'selection'>> = {
  'clip-page': 'page',
  'clip-selection': 'selection',
};

/** The context menu's items; browsers keep them over restarts. */
export async function createMenus(): Promise<void> {
  const { language } = await readSettings();
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'clip-page', title: say(capturing.clipPage, language), contexts: ['page'] });
  browser.contextMenus.create({
    id: 'clip-selection',
    title: say(capturing.clipSelection, language),
    contexts: ['selection'],
  });
}
