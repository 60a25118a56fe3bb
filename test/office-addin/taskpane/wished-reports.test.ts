import { describe, expect, it, vi } from 'vitest';
import type { Sentence } from '../../../core/fact/sentence.ts';
import { Problem } from '../../../core/language/problem.ts';
import type { Report } from '../../../core/report/study.ts';
import type { PaneServices } from '../../../office-addin/taskpane/pane-services.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { chosenOffers } from '../../../office-addin/taskpane/pane-state.ts';
import { wishedOffer } from '../../../office-addin/taskpane/wishes-state.ts';
import { held, plainServices } from './plain-services.ts';
import { samplePeriods, sampleReport, sampleStudy } from './sample-study.ts';

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
    session.wishLanguage('en');
    await session.write('zh');
    const [[offers, , options] = []] = asked;
    expect(offers?.[0]).toMatchObject({ plugin: 'sales', binding: { columns: { value: ['转化率'] } }, options: { horizon: '6' } });
    expect(offers?.[1]).toBe(sampleStudy.offers[1]);
    expect(options).toEqual({ language: 'en', period: period?.period, now: services.now() });
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
    await session.wish(sampleStudy.offers[0] ?? never(), { columns: { value: ['转化率'] }, options: {} });
    await session.write('zh');
    services.change({ sheet: '销售', range: 'C9' });
    return { services, session };
  }

  it('happens only when it is asked for, and then writes the same analyses as they were chosen', async () => {
    const asked: string[] = [];
    const { services, session } = await stale({
      compose: (offers, _clips, { language }) => {
        asked.push(`${language} ${offers.map(({ plugin, binding }) => `${plugin} ${binding.columns['value']?.join() ?? ''}`).join('; ')}`);
        return Promise.resolve(sampleReport);
      },
    });
    expect(session.state().pane.last?.changedSheet).toBe('销售');
    expect(asked).toHaveLength(1);
    await session.refresh();
    expect(asked).toEqual(new Array(2).fill('zh sales 转化率; pricing 销售额; budget 销售额'));
    expect(services.asked).toEqual(['write report-1', 'go to 经营报告!A1', 'write report-1', 'go to 经营报告!A1']);
    expect(session.state().pane).toMatchObject({ section: 'report', stage: { at: 'ready', notice: null }, last: { changedSheet: null } });
  });

  it('writes nothing where an analysis of it has no table any more', async () => {
    let isGone = false;
    const { services, session } = await stale({ study: () => Promise.resolve(isGone ? { ...sampleStudy, offers: sampleStudy.offers.slice(1) } : sampleStudy) });
    isGone = true;
    await session.refresh();
    expect(services.asked).toEqual(['write report-1', 'go to 经营报告!A1']);
    const { stage, last } = session.state().pane;
    expect(stage).toMatchObject({ at: 'ready', notice: { kind: 'problem' } });
    expect(last?.changedSheet).toBe('销售');
  });

  it('can be stopped, and the report is then still out of date', async () => {
    const report = held<Report>();
    let composed = 0;
    const { services, session } = await stale({
      compose: (_offers, _clips, _options, work) => {
        composed += 1;
        return composed === 1 ? Promise.resolve(sampleReport) : report.promise(work.signal);
      },
    });
    const refreshing = session.refresh();
    await vi.waitFor(() => expect(composed).toBe(2));
    session.stop();
    await refreshing;
    expect(services.asked).toHaveLength(2);
    expect(session.state().pane).toMatchObject({ stage: { at: 'ready', notice: { kind: 'stopped' } }, last: { changedSheet: '销售' } });
  });
});

function never(): never {
  throw new Error('there is one');
}
