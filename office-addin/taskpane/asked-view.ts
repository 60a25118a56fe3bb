import type { SectionName } from './pane-state.ts';

/** What a person can ask the pane to show from outside of it: the buttons of the ribbon, and addresses with `?show=`. */
export const ASKED_VIEWS = ['analyse', 'research', 'refresh', 'evidence'] as const;
export type AskedView = (typeof ASKED_VIEWS)[number];

/** The tab that a view stands in. */
export function sectionOf(view: AskedView): SectionName {
  return view === 'refresh' || view === 'evidence' ? 'report' : view;
}

/** The view that a page's address asks for; null where it asks for none. */
export function askedInAddress(address: string): AskedView | null {
  const asked = new URL(address).searchParams.get('show');
  return ASKED_VIEWS.find((view) => view === asked) ?? null;
}

/** Views as they are asked for. */
export interface AskedViews {
  ask(view: AskedView): void;
  /** Hears each view that is asked for from now on, and at once the last one asked before. */
  listen(listener: (view: AskedView) => void): () => void;
}

export function askedViews(first: AskedView | null): AskedViews {
  let last = first;
  const listeners = new Set<(view: AskedView) => void>();
  return {
    ask(view) {
      last = view;
      for (const listener of listeners) listener(view);
    },
    listen(listener) {
      listeners.add(listener);
      if (last !== null) listener(last);
      return () => listeners.delete(listener);
    },
  };
}

/** A button of the ribbon waits until it is told that its work is done. */
interface RibbonEvent {
  completed(): void;
}

interface RibbonActions {
  associate(id: string, press: (event: RibbonEvent) => unknown): void;
}

/**
 * Ties the ribbon's buttons to the views; the manifest names the actions as the views. They run in the pane's own page (a shared
 * runtime), so what is open in the pane stays as it is. `show` brings the pane to sight.
 */
export function associateRibbon(views: AskedViews, actions: RibbonActions, show: () => Promise<unknown>): void {
  for (const view of ASKED_VIEWS) {
    actions.associate(view, async (event: RibbonEvent) => {
      views.ask(view);
      try {
        await show();
      } finally {
        event.completed();
      }
    });
  }
}
