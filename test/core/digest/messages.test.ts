import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeDigest } from '../../../core/digest/digest.ts';
import { digestText } from '../../../core/digest/digest-text.ts';
import { messageFor, type Message } from '../../../core/digest/messages/message.ts';
import { WEBHOOK_KINDS } from '../../../core/digest/webhook.ts';
import { clip, everything, figure, kpi, news, price, SPAN } from './news.ts';

const NOW = new Date('2026-11-24T01:00:00.000Z');
const text = digestText(makeDigest(everything, SPAN), 'zh', 'Asia/Shanghai');
const many = Array.from({ length: 40 }, (_, index) => index);
const long = '星河台灯&<*'.repeat(30);
const once = digestText(
  makeDigest(
    news({
      prices: many.map((index) => price({ product: String(index), name: `${index} ${long}`, url: `https://shop.example.com/${'&'.repeat(390)}` })),
      clips: many.map((index) => clip({ title: `${index} ${long}`, url: `https://shop.example.com/${'&'.repeat(390)}` })),
      figures: many.map((index) => figure({ sentence: `${index} ${long}`, url: `https://shop.example.com/${index}${'&'.repeat(380)}` })),
      kpis: many.map((index) => kpi({ label: `${index} ${long}`, report: long, workbook: long })),
    }),
    { ...SPAN, team: long },
  ),
  'zh',
  'Asia/Shanghai',
);

/** More than any messenger takes. */
const full = { ...once, lines: many.slice(0, 6).flatMap(() => once.lines) };

const sent = (kind: (typeof WEBHOOK_KINDS)[number], said = text, secret: string | null = null): Promise<Message> => messageFor(kind, said, { url: 'https://example.com/send?access_token=abc', secret }, NOW);
const bytes = (value: unknown) => Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));

describe('a digest as a message', () => {
  it('of DingTalk is Markdown, signed in its address', async () => {
    const { url, body } = await sent('dingtalk', text, 'SECabc');
    expect(body).toMatchObject({ msgtype: 'markdown', markdown: { title: 'Clipsheet 团队动态：市场部' } });
    const { searchParams } = new URL(url);
    expect(searchParams.get('access_token')).toBe('abc');
    expect(searchParams.get('timestamp')).toBe(String(NOW.getTime()));
    expect(searchParams.get('sign')).toBe(createHmac('sha256', 'SECabc').update(`${NOW.getTime()}\nSECabc`).digest('base64'));
    expect(url).toMatch(/sign=[\w%]+$/);
  });

  it('of WeCom is Markdown', async () => {
    expect((await sent('wecom')).body).toEqual({
      msgtype: 'markdown',
      markdown: {
        content: [
          '### Clipsheet 团队动态：市场部',
          '2026-11-23 09:00 至 2026-11-24 09:00（Asia/Shanghai）',
          '\n**价格变化 (1)**',
          '> **星河台灯** ¥129.00 → ¥99.00（-23.3%） · [shop.example.com](https://shop.example.com/lamp?id=1)',
          '\n**报告里的 KPI (1)**',
          '> **销售** 2025年9月 ¥5632万（2025年8月：¥5428.3万，+3.8%） · 《销售表现》，月报.xlsx · 销售明细!F5:F373 · 安娜',
          '\n**新剪报 (1)**',
          '> [星河台灯 2026 款](https://www.shop.example.com/lamp) · shop.example.com · 安娜 · 竞品',
          '\n**新数据 (1)**',
          '> 星河的份额约 30%。 · [news.example.com](https://news.example.com/a)',
        ].join('\n'),
      },
    });
  });

  it('of Feishu is rich text, signed in its body', async () => {
    const { url, body } = await sent('feishu', text, 'key');
    const seconds = String(NOW.getTime() / 1000);
    expect(url).toBe('https://example.com/send?access_token=abc');
    expect(body).toMatchObject({ msg_type: 'post', timestamp: seconds, sign: createHmac('sha256', `${seconds}\nkey`).update('').digest('base64') });
    expect(body).toHaveProperty('content.post.zh_cn.content.2.3', { tag: 'a', text: 'shop.example.com', href: 'https://shop.example.com/lamp?id=1' });
    expect((await sent('feishu')).body).not.toHaveProperty('sign');
  });

  it('of Slack is a header and sections that Slack adds nothing to', async () => {
    const { body } = await sent('slack');
    expect(body).toMatchObject({ blocks: [{ type: 'header', text: { type: 'plain_text' } }, { type: 'section', text: { type: 'mrkdwn', verbatim: true } }], unfurl_links: false });
    expect(body).toHaveProperty('blocks.1.text.text', fitting('• *星河台灯* ¥129.00 → ¥99.00（-23.3%） · <https://shop.example.com/lamp?id=1|shop.example.com>'));
  });

  it('of Teams is an Adaptive Card', async () => {
    const { body } = await sent('teams');
    expect(body).toMatchObject({ type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }] });
    expect(body).toHaveProperty('attachments.0.content.body.3', { type: 'TextBlock', spacing: 'Small', wrap: true, text: '• **星河台灯** ¥129.00 → ¥99.00（-23.3%） · [shop.example.com](https://shop.example.com/lamp?id=1)' });
  });

  it.each([
    ['dingtalk', 'markdown.text', 5000],
    ['wecom', 'markdown.content', 4096],
    ['feishu', null, 20_000],
    ['teams', null, 28 * 1024],
  ] as const)('of %s is cut at a whole line where there is more than it takes', async (kind, path, most) => {
    const { body } = await sent(kind, full, null);
    const counted = path === null ? body : path.split('.').reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined), body);
    expect(bytes(counted)).toBeLessThanOrEqual(most);
    expect(bytes(counted)).toBeGreaterThan(most / 3);
    expect(JSON.stringify(body)).toMatch(/还有 \d+ 条/);
  });

  it('of Slack keeps to the sizes of blocks', async () => {
    const { body } = await sent('slack', full);
    const words = stringsOf(body).slice(1).filter((one) => !['section', 'header', 'mrkdwn', 'plain_text'].includes(one));
    expect(words[0]?.length).toBeLessThanOrEqual(150);
    for (const one of words) expect(one.length).toBeLessThanOrEqual(3000);
    expect(words.length).toBeLessThanOrEqual(50);
    expect(words.length).toBeGreaterThan(3);
  });

  it.each(WEBHOOK_KINDS)('of %s counts all that it leaves out', async (kind) => {
    const said = stringsOf((await sent(kind, full)).body).join('\n');
    const shown = said.match(/^(?:- |> |• |• ?$)/gm)?.length ?? 0;
    const left = [...said.matchAll(/还有 (\d+) 条/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect(shown + left).toBe(full.lines.reduce((sum, { news: count }) => sum + count, 0));
  });
});

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function fitting(part: string): unknown {
  return expect.stringContaining(part);
}
