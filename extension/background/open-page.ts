import { browser } from 'wxt/browser';

/** Opens the library in a tab; `at` is what follows `library.html`, such as `#clip=ID` or `?q=words`. */
export async function openLibraryPage(at = ''): Promise<void> {
  await browser.tabs.create({ url: `${location.origin}/library.html${at}` });
}
