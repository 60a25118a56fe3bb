import { describe, expect, it } from 'vitest';
import { robotsRules } from '../../../hub/command-line/robots.ts';

const signal = new AbortController().signal;
const site = (status: number, text = '') => robotsRules(() => Promise.resolve({ status, text }));

describe('robots.txt', () => {
  it('forbids what it names, for us or for all', async () => {
    const isAllowed = site(200, 'User-agent: *\nDisallow: /private\n\nUser-agent: Clipsheet\nDisallow: /prices');
    expect(await isAllowed('https://shop.example/prices/1', signal)).toBe(false);
    expect(await isAllowed('https://shop.example/private', signal)).toBe(true);
    expect(await isAllowed('https://shop.example/about', signal)).toBe(true);
  });

  it('allows all where there is none', async () => {
    expect(await site(404)('https://shop.example/x', signal)).toBe(true);
  });

  it('allows nothing where the site fails or cannot be reached', async () => {
    expect(await site(503)('https://shop.example/x', signal)).toBe(false);
    expect(await robotsRules(() => Promise.resolve(null))('https://shop.example/x', signal)).toBe(false);
  });

  it('is read once a site', async () => {
    const asked: string[] = [];
    const isAllowed = robotsRules((url) => {
      asked.push(url);
      return Promise.resolve({ status: 200, text: '' });
    });
    await isAllowed('https://one.example/a', signal);
    await isAllowed('https://one.example/b', signal);
    await isAllowed('https://two.example/a', signal);
    expect(asked).toEqual(['https://one.example/robots.txt', 'https://two.example/robots.txt']);
  });
});
