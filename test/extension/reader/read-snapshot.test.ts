// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../core/library/capture-job.ts';
import { readSnapshot } from '../../../extension/reader/read-snapshot.ts';
import { pageContent } from '../../core/clip/page-content.ts';

const post = (author: string, text: string): string => `<div class="post"><a class="username" href="/u/${author}">${author}</a><div class="post-content"><p>${text}</p></div></div>`;
const READING: Reading = {
  url: 'https://forum.example/t/1',
  capturedAt: '2026-03-01T08:30:00.000Z',
  content: pageContent({ title: 'Which kettle', pageType: 'article', author: 'From the head' }),
  html: `<!doctype html><title>x</title><body>${post('ann', 'Which kettle would you buy for a small kitchen?')}${post('bob', 'The copper one, it has lasted for ten years.')}</body>`,
  pageTypeBy: 'rules',
};

describe('readSnapshot', () => {
  it('understands the kept page as the type given, and keeps what only the page’s head told', () => {
    const { content, pageTypeBy } = readSnapshot(READING, 'forum') ?? {};
    expect(content?.posts.map(({ author }) => author)).toEqual(['ann', 'bob']);
    expect(content).toMatchObject({ pageType: 'forum', title: 'Which kettle', author: 'From the head', notices: ['understood-from-copy'] });
    expect(pageTypeBy).toBe('person');
  });

  it('gives nothing where no snapshot was kept', () => {
    expect(readSnapshot({ ...READING, html: null }, 'forum')).toBeNull();
  });
});
