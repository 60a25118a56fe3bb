import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { bytesOfContent, clipOfRecord, contentOfBytes, recordOfClip } from '../../../core/sync/clip-record.ts';
import { pageContent } from '../clip/page-content.ts';

const PARTS = { id: 'a', url: 'https://shop.example/a', capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page' } as const;

describe('a clip as a record', () => {
  it('becomes the same clip again, with what this version does not know of it', async () => {
    const clip = { ...(await makeClip(pageContent(), { ...PARTS, project: 'rivals', tags: ['b', 'a'], note: 'cheap' })), rating: { stars: 4 } };
    const content = contentOfBytes(bytesOfContent(clip.content));
    expect(content).not.toBeNull();
    expect(clipOfRecord('a', recordOfClip(clip), content ?? clip.content, clip)).toEqual(clip);
    expect(clipOfRecord('a', recordOfClip(clip), clip.content, null)).toEqual({ ...clip, tags: ['a', 'b'] });
  });

  it('holds nothing that a database cannot keep, whatever a person wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), async (text) => {
        const clip = await makeClip(pageContent({ title: text }), { ...PARTS, note: text, tags: [text] });
        expect(JSON.stringify(recordOfClip(clip))).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/);
      }),
      { examples: [['a\0b'], ['\ud800'], ['\udc00x'], ['😀']] },
    );
  });

  it.each([['no JSON'], ['[]'], ['{"pageType":"poem"}']])('is none of a content that reads %s', (text) => {
    expect(contentOfBytes(new TextEncoder().encode(text))).toBeNull();
  });
});
