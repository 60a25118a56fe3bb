import { describe, expect, it, vi } from 'vitest';
import type { Sentence } from '../../../core/fact/sentence.ts';
import { Problem } from '../../../core/language/problem.ts';
import type { PaneServices, Refreshed } from '../../../office-addin/taskpane/pane-services.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { chosenOffers } from '../../../office-addin/taskpane/pane-state.ts';
import { wishedOffer } from '../../../office-addin/taskpane/wishes-state.ts';
import { held, plainServices } from './plain-services.ts';
import { samplePeriods, sampleReport, sampleReports, sampleStudy } from './sample-study.ts';

const gone = new Problem('no-such-sheet', { zh: '工作表不在了。', en: 'The sheet is gone.' });

describe('what a person chose', () => {
  const wishes = { columns: { value: ['转化率'] }, options: { horizon: '6' } };
  const [period] = samplePeriods;
  const firstOf = (session: ReturnType<typeof openPaneSession>) => {
    const [offer] = chosenOffers(session.state().pane);
    if (offer === undefined) throw new Error('no offer');
    return offer;
  };

  it('reaches the report: columns, options, period and language', async () => {
    const asked: Parameters<PaneServices['compose']>[] = [];
    const services = plainServices({
      compose: (...given) => {
        asked.push(given);
        return Promise.resolve(sampleReport);
      },
    });
    const session = openPaneSession(services);
    await session.read();
    await session.wish(firstOf(session), wishes);
    session.wishPeriod(period ?? null);
    session.wishComparison('year-before');
    session.wishLanguage('en');
    await session.write('zh');
    const [[offers, , options] = []] = asked;
    expect(offers?.[0]).toMatchObject({ plugin: 'sales', binding: { columns: { value: ['转化率'] } }, options: { horizon: '6' } });
    expect(offers?.[1]).toBe(sampleStudy.offers[1]);
    expect(options).toEqual({ language: 'en', period: period?.period, project: null, compareWith: 'year-before', now: services.now() });
  });

  it('is tried at once, and of two choices in a row only the later counts', async () => {
    const first = held<Sentence | null>();
    const headline = sampleStudy.offers[1]?.headline ?? null;
    let tries = 0;
    const session = openPaneSession(
      plainServices({
        tryOffer: (_offer, _clips, work) => {
          tries += 1;
          return tries === 1 ? first.promise(work.signal) : Promise.resolve(headline);
        },
      }),
    );
    await session.read();
    const offer = firstOf(session);
    const one = session.wish(offer, wishes);
    await session.wish(offer, { ...wishes, options: {} });
    first.give(null);
    await one;
    expect(wishedOffer(session.state().wishes, offer).headline).toBe(headline);
  });

  it('says why a choice cannot be', async () => {
    const session = openPaneSession(plainServices({ tryOffer: () => Promise.reject(gone) }));
    await session.read();
    const offer = firstOf(session);
    await session.wish(offer, wishes);
    expect(Object.values(session.state().wishes.trials)).toEqual([{ at: 'refused', sentence: gone.sentence }]);
    await session.wish(offer, { columns: {}, options: {} });
    expect(session.state().wishes.trials).toEqual({});
  });
});

describe('refreshing a report', () => {
  /** A session with a report of which the data changed since. */
  async function stale(own: Parameters<typeof plainServices>[0] = {}, ownWorkbook: Parameters<typeof plainServices>[1] = {}) {
    const services = plainServices(own, ownWorkbook);
    const session = openPaneSession(services);
    await session.read();
    await session.wish(sampleStudy.offers[0] ?? fail(), { columns: { value: ['转化率'] }, options: {} });
    await session.write('zh');
    services.change({ sheet: '销售', range: 'C9' });
    return { services, session };
  }

  it('happens only when it is asked for, and then over the report as it stands in the workbook', async () => {
    const asked: string[] = [];
    const { services, session } = await stale({
      refresh: async (document, clips, work) => {
        asked.push(document);
        return plainServices().refresh(document, clips, work);
      },
    });
    expect(session.state().pane.last?.changedSheet).toBe('销售');
    expect(asked).toEqual([]);
    await session.refresh();
    expect(asked).toEqual([sampleReport.plan.customXml]);
    expect(services.asked).toEqual(['write report-1', 'go to 经营报告!A1', 'go to 经营报告!A1']);
    expect(session.state().pane).toMatchObject({ section: 'report', stage: { at: 'ready', notice: null }, last: { changedSheet: null } });
  });

  it('works for one that an earlier session wrote', async () => {
    const asked: string[] = [];
    const session = openPaneSession(plainServices({ refresh: (document, clips, work) => (asked.push(document), plainServices().refresh(document, clips, work)) }));
    await session.read();
    await session.refresh(sampleReports[1]);
    expect(asked).toEqual([sampleReports[1]?.document]);
    expect(session.state().pane).toMatchObject({ section: 'report', last: { report: sampleReport } });
  });

  it('says why it cannot be, and the report is then still out of date', async () => {
    const { services, session } = await stale({ refresh: () => Promise.reject(gone) });
    await session.refresh();
    expect(services.asked).toEqual(['write report-1', 'go to 经营报告!A1']);
    const { stage, last } = session.state().pane;
    expect(stage).toMatchObject({ at: 'ready', notice: { kind: 'problem' } });
    expect(last?.changedSheet).toBe('销售');
  });

  it('can be stopped, and the report is then still out of date', async () => {
    const refreshed = held<Refreshed>();
    const { services, session } = await stale({ refresh: (_document, _clips, work) => refreshed.promise(work.signal) });
    const refreshing = session.refresh();
    await vi.waitFor(() => expect(session.state().pane.stage.at).toBe('refreshing'));
    session.stop();
    await refreshing;
    expect(services.asked).toHaveLength(2);
    expect(session.state().pane).toMatchObject({ stage: { at: 'ready', notice: { kind: 'stopped' } }, last: { changedSheet: '销售' } });
  });
});

function fail(): never {
  throw new Error('no offer');
}
