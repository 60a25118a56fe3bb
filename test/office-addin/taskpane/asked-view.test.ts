import { describe, expect, it } from 'vitest';
import { ASKED_VIEWS, askedInAddress, askedViews, associateRibbon, sectionOf } from '../../../office-addin/taskpane/asked-view.ts';

describe('the view that the pane is asked for', () => {
  it('stands in the address', () => {
    expect(askedInAddress('https://pane.test/taskpane.html?show=evidence&_host_Info=Excel')).toBe('evidence');
    expect(askedInAddress('https://pane.test/taskpane.html?show=everything')).toBeNull();
    expect(askedInAddress('https://pane.test/taskpane.html')).toBeNull();
  });

  it('is in one of the tabs', () => {
    expect(ASKED_VIEWS.map(sectionOf)).toEqual(['analyse', 'research', 'report', 'report']);
  });

  it('is heard at once where it was asked for before, and each time it is asked for again', () => {
    const views = askedViews('research');
    const heard: string[] = [];
    const leave = views.listen((view) => heard.push(view));
    views.ask('evidence');
    views.ask('evidence');
    leave();
    views.ask('analyse');
    expect(heard).toEqual(['research', 'evidence', 'evidence']);
  });

  it('is not heard where nothing was asked for', () => {
    const heard: string[] = [];
    askedViews(null).listen((view) => heard.push(view));
    expect(heard).toEqual([]);
  });
});

describe('a button of the ribbon', () => {
  const associated = (show: () => Promise<unknown>) => {
    const buttons = new Map<string, (event: { completed(): void }) => unknown>();
    const views = askedViews(null);
    const heard: string[] = [];
    views.listen((view) => heard.push(view));
    associateRibbon(views, { associate: (id, button) => buttons.set(id, button) }, show);
    const press = async (id: string) => {
      let completed = 0;
      const pressed = buttons.get(id)?.({ completed: () => (completed += 1) });
      await Promise.resolve(pressed).catch(() => undefined);
      return completed;
    };
    return { buttons, heard, press };
  };

  it('asks for its view, brings the pane to sight and is done', async () => {
    let shown = 0;
    const { buttons, heard, press } = associated(() => Promise.resolve((shown += 1)));
    expect([...buttons.keys()]).toEqual([...ASKED_VIEWS]);
    expect(await press('refresh')).toBe(1);
    expect([heard, shown]).toEqual([['refresh'], 1]);
  });

  it('is done too where Excel does not show the pane', async () => {
    const { heard, press } = associated(() => Promise.reject(new Error('not here')));
    expect(await press('analyse')).toBe(1);
    expect(heard).toEqual(['analyse']);
  });
});
