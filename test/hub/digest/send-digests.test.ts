import { beforeEach, describe, expect, it } from 'vitest';
import type { Digest } from '../../../core/digest/digest.ts';
import type { Product } from '../../../core/clip/clip.ts';
import { digestNowAndThen, sendDueDigests, type DigestEnd, type DigestWork } from '../../../hub/digest/send-digests.ts';
import { readDigest } from '../../../hub/digest/read-news.ts';
import { addWebhook, listWebhooks, removeWebhook, takeDue, type Webhook } from '../../../hub/digest/webhooks.ts';
import { describeOnBothDatabases } from '../../environment/hub-databases.ts';
import { newClippedTeam, type ClippedTeam } from '../bi/clipped-team.ts';

const ADDED = new Date('2026-11-24T00:00:00Z');
/** After the first digest of a day is due. */
const DUE = new Date('2026-11-24T01:00:30Z');
const TOKEN = 'verysecrettoken123';
const webhook: Omit<Webhook, 'id'> = { kind: 'dingtalk', url: `https://oapi.dingtalk.com/robot/send?access_token=${TOKEN}`, secret: 'SECsecretkey', language: 'zh', weekday: null, minute: 540, zone: 'Asia/Shanghai', evenEmpty: false };

const lamp = (amount: string): Product => ({
  name: '星河台灯', brand: null, sku: null, price: { amount, currency: 'CNY', symbol: '¥' }, oldPrice: null, availability: null, rating: null, ratingBest: null, ratingCount: null,
  url: null, image: null, specifications: [], source: 'dom', quote: null,
});

/** A messenger: what it was sent, and how it answers. */
class Messenger {
  readonly received: { readonly url: URL; readonly body: string; readonly redirect: RequestRedirect | undefined }[] = [];
  answer: () => Response | Promise<Response> = () => new Response('{"errcode":0,"errmsg":"ok"}');
  readonly fetch: typeof fetch = async (input, init) => {
    if (typeof input !== 'string') throw new TypeError('an address');
    this.received.push({ url: new URL(input), body: typeof init?.body === 'string' ? init.body : '', redirect: init?.redirect });
    return this.answer();
  };
}

describeOnBothDatabases('digests', (on) => {
  let team: ClippedTeam;
  let messenger: Messenger;
  const work = (now = DUE): DigestWork => ({ fetch: messenger.fetch, now: () => now, settleSeconds: 0, everyMs: 10 });
  /** What one look of a hub at what is due brought, for this team's webhooks. */
  async function look(now = DUE): Promise<DigestEnd[]> {
    const mine = new Set((await listWebhooks(on.database(), team.id)).map(({ id }) => id));
    const ends: DigestEnd[] = [];
    await sendDueDigests(on.database(), work(now), (end) => ends.push(end));
    return ends.filter(({ webhook: id }) => mine.has(id));
  }
  const state = async () => (await listWebhooks(on.database(), team.id))[0];
  const add = (said: Partial<Webhook> = {}) => addWebhook(on.database(), team.id, { ...webhook, ...said }, ADDED);
  const news = (since = '2000-01-01T00:00:00Z'): Promise<Digest> => readDigest(on.database(), { id: team.id, name: 'Market' }, { since, until: '2100-01-01T00:00:00Z' });

  beforeEach(async () => {
    for (const one of team === undefined ? [] : await listWebhooks(on.database(), team.id)) await removeWebhook(on.database(), team.id, one.id);
    team = await newClippedTeam(on.database());
    messenger = new Messenger();
  });

  describe('read what came', () => {
    it('clips with who brought them, changes of prices with their pages, figures, KPIs beside the value before', async () => {
      await team.clip('march', { content: { products: [lamp('129.00')] } });
      await team.clip('april', {
        content: {
          title: '台灯，四月', products: [lamp('99.00')],
          figures: [{ text: '约 30%', value: '30', upper: null, unit: '%', bound: 'about', about: '份额', subject: '星河', when: null, direction: null, sentence: '星河的份额约 30%。', quote: { exact: '约 30%', prefix: '', suffix: '' } }],
        },
        clip: { capturedAt: '2026-04-01T08:00:00.000Z' },
      });
      await team.kpi({ period: { key: '2025-08', label: '2025年8月', from: '2025-08-01', to: '2025-08-31' }, value: 54283000, shown: '¥5428.3万' });
      await team.kpi({});
      const page = 'https://Shop.example.com:8443/lamp?id=1';
      const digest = await news();
      expect(digest.clips.items).toEqual([{ title: '台灯，四月', url: page, who: '安娜', project: '台灯', at: '2026-04-01T08:00:00.000Z' }]);
      expect(digest.prices.items).toMatchObject([{ name: '星河台灯', currency: 'CNY', before: '129.00', now: '99.00', url: page }]);
      expect(digest.figures.items).toEqual([{ sentence: '星河的份额约 30%。', url: page, at: '2026-04-01T08:00:00.000Z' }]);
      expect(digest.kpis.items).toEqual([
        { label: '销售', period: '2025年9月', value: 56320100, unit: 'CNY', shown: '¥5632万', report: '销售表现', workbook: '月报.xlsx', who: '安娜', source: '销售明细!F5:F373', url: null, before: { shown: '¥5428.3万', period: '2025年8月', value: 54283000 } },
        { label: '销售', period: '2025年8月', value: 54283000, unit: 'CNY', shown: '¥5428.3万', report: '销售表现', workbook: '月报.xlsx', who: '安娜', source: '销售明细!F5:F373', url: null, before: null },
      ]);
    });

    it('no page again that says what it said, and no figure twice', async () => {
      const figures = [{ text: '30%', value: '30', upper: null, unit: '%', bound: null, about: null, subject: null, when: null, direction: null, sentence: '份额 30%。', quote: { exact: '30%', prefix: '', suffix: '' } }];
      await team.clip('first', { content: { figures } });
      const [row] = await on.database().query('SELECT clock_timestamp()::text AS now');
      await team.clip('again', { content: { figures }, clip: { capturedAt: '2026-04-01T08:00:00.000Z' } });
      expect(await news(String(row?.['now']))).toMatchObject({ clips: { items: [] }, figures: { items: [] } });
      await team.clip('other', { content: { figures, title: '改了' }, clip: { capturedAt: '2026-05-01T08:00:00.000Z' } });
      expect(await news(String(row?.['now']))).toMatchObject({ clips: { items: [{ title: '改了' }] }, figures: { items: [] } });
    });

    it('nothing of what was deleted, was only changed, or is another team’s', async () => {
      await (await newClippedTeam(on.database())).clip('theirs', {});
      await team.clip('kept', {});
      await team.clip('gone', { clip: { pageKey: 'gone' } });
      await team.remove('gone');
      const [row] = await on.database().query('SELECT clock_timestamp()::text AS now');
      await team.record('kept', 'clip', { note: 'changed' });
      expect((await news()).clips.items).toHaveLength(1);
      expect((await news(String(row?.['now']))).clips.items).toEqual([]);
    });
  });

  it('are posted when they are due, once, and tell of each thing once', async () => {
    await add();
    await team.clip('a', {});
    expect(await look(new Date('2026-11-24T00:59:59Z'))).toEqual([]);
    expect(await look()).toMatchObject([{ result: 'sent', kind: 'dingtalk', error: null }]);
    expect(await look()).toEqual([]);
    expect(messenger.received).toHaveLength(1);
    expect(messenger.received[0]?.body).toContain('台灯');
    expect(messenger.received[0]?.url.searchParams.get('timestamp')).toBe(String(DUE.getTime()));
    expect(messenger.received[0]?.redirect).toBe('manual');
    expect(await state()).toMatchObject({ dueAt: '2026-11-25T01:00:00.000Z', sentAt: DUE.toISOString(), lastError: null });

    await team.clip('b', { content: { title: '新灯' }, clip: { pageKey: 'b' } });
    expect(await look(new Date('2026-11-25T01:00:00Z'))).toMatchObject([{ result: 'sent' }]);
    expect(messenger.received[1]?.body).toContain('新灯');
    expect(messenger.received[1]?.body).toContain('新剪报 (1)');
  });

  it('are posted by one of several hubs', async () => {
    await add();
    await team.clip('a', {});
    const ends = (await Promise.all([look(), look(), look(), look()])).flat();
    expect(ends).toMatchObject([{ result: 'sent' }]);
    expect(messenger.received).toHaveLength(1);
  });

  it('are taken over where a hub died over one', async () => {
    await add();
    await team.clip('a', {});
    expect(await takeDue(on.database(), team.id, DUE)).not.toBeNull();
    expect(await look()).toEqual([]);
    await on.database().transaction(team.id, ({ query }) => query("UPDATE clipsheet.webhook SET taken_until = clock_timestamp() - interval '1 second' WHERE ws = $1", [team.id]));
    expect(await look()).toMatchObject([{ result: 'sent' }]);
  });

  it('are not posted where nothing is new, unless that is wanted', async () => {
    await add();
    expect(await look()).toMatchObject([{ result: 'nothing-new' }]);
    expect(messenger.received).toEqual([]);
    expect(await state()).toMatchObject({ dueAt: '2026-11-25T01:00:00.000Z', sentAt: null });
    await add({ evenEmpty: true });
    expect(await look()).toMatchObject([{ result: 'sent' }]);
    expect(messenger.received[0]?.body).toContain('没有新内容');
  });

  it('that failed are tried again, later and later, and then wait for the next one, which tells all', async () => {
    await add();
    await team.clip('a', {});
    messenger.answer = () => new Response(`{"errcode":310000,"errmsg":"sign not match for ${TOKEN}"}`);
    const times = [DUE];
    for (let tried = 0; tried < 5; tried += 1) {
      const now = times.at(-1) ?? DUE;
      expect(await look(now)).toMatchObject([{ result: 'failed', error: 'errcode 310000: sign not match for …' }]);
      expect(await look(now)).toEqual([]);
      times.push(new Date((await state())?.dueAt ?? ''));
    }
    const waits = times.slice(1).map((time, index) => (time.getTime() - (times[index]?.getTime() ?? 0)) / 60_000);
    expect(waits.slice(0, 4)).toEqual([1, 5, 25, 120]);
    expect(times.at(-1)?.toISOString()).toBe('2026-11-25T01:00:00.000Z');
    expect((await state())?.lastError).toBe('errcode 310000: sign not match for …');
    messenger.answer = () => new Response('{"errcode":0}');
    expect(await look(times.at(-1))).toMatchObject([{ result: 'sent' }]);
    expect(messenger.received.at(-1)?.body).toContain('新剪报 (1)');
    expect((await state())?.lastError).toBeNull();
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['sends elsewhere', () => new Response('', { status: 302, headers: { Location: 'http://169.254.169.254/' } }), 'HTTP 302'],
    ['cannot be reached', () => Promise.reject(new TypeError(`fetch failed: ${TOKEN}`, { cause: Object.assign(new Error(TOKEN), { code: 'ENOTFOUND' }) })), 'not reached: ENOTFOUND'],
    ['does not answer', () => Promise.reject(new DOMException('The operation timed out', 'TimeoutError')), 'no answer in time'],
    ['answers without end', () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(65)) })), 'errcode undefined: undefined'],
  ])('say what failed where the messenger %s', async (_, answer, error) => {
    await add();
    await team.clip('a', {});
    messenger.answer = answer;
    expect(await look()).toMatchObject([{ result: 'failed', error }]);
  });

  it('go to no other address than the messenger’s, whatever the database says', async () => {
    await add({ url: 'https://evil.example/robot/send' });
    await team.clip('a', {});
    expect(await look()).toMatchObject([{ result: 'failed', error: 'address not allowed' }]);
    expect(messenger.received).toEqual([]);
  });

  it('are logged without the address and the secret, counted, and end with the hub', async () => {
    await add();
    await team.clip('a', {});
    let let_go: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (let_go = resolve));
    messenger.answer = async () => {
      await answered;
      return new Response('{"errcode":0}');
    };
    const [lines, counts, errors]: [string[], string[], unknown[]] = [[], [], []];
    const watch = digestNowAndThen(on.database(), { ...work(), log: (line) => lines.push(line), count: (result) => counts.push(result), onError: (error) => errors.push(error) });
    await expect.poll(() => messenger.received.length, { timeout: 30_000 }).toBe(1);
    const stopped = watch.stop();
    await add();
    let_go();
    await stopped;
    expect(counts).toEqual(['sent']);
    expect(errors).toEqual([]);
    expect(lines.join()).toContain('"result":"sent"');
    expect(lines.join()).not.toContain(TOKEN);
    expect(lines.join()).not.toContain('SECsecretkey');
    expect(await state()).toMatchObject({ sentAt: DUE.toISOString() });
    // What came due while it stopped is left to the others.
    expect(messenger.received).toHaveLength(1);
  });
});
