import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { askedViews } from '../../../office-addin/taskpane/asked-view.ts';
import { whenShown } from '../../../office-addin/taskpane/when-shown.ts';

/** A page that nobody sees yet, or one that is seen. */
function page(visibilityState: 'hidden' | 'visible'): { readonly document: Document; readonly show: () => void } {
  const { window } = new JSDOM('', { pretendToBeVisual: visibilityState === 'visible' });
  return { document: window.document, show: () => void window.document.dispatchEvent(new window.Event('visibilitychange')) };
}

/** Whether it is over once all that can happen now has happened. */
async function isOver(wait: Promise<void>): Promise<boolean> {
  let over = false;
  void wait.then(() => (over = true));
  await new Promise((resolve) => setImmediate(resolve));
  return over;
}

describe('waiting until somebody sees the pane', () => {
  it('does not wait where the page is in sight', async () => {
    expect(await isOver(whenShown(page('visible').document, askedViews(null)))).toBe(true);
  });

  it('waits while Excel runs the page unseen', async () => {
    const { document, show } = page('hidden');
    const wait = whenShown(document, askedViews(null));
    expect(await isOver(wait)).toBe(false);
    show();
    expect(await isOver(wait)).toBe(true);
  });

  it('ends when a button of the ribbon asks for a view', async () => {
    const views = askedViews(null);
    const wait = whenShown(page('hidden').document, views);
    expect(await isOver(wait)).toBe(false);
    views.ask('evidence');
    expect(await isOver(wait)).toBe(true);
  });
});
