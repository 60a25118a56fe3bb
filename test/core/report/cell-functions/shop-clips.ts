import type { Clip, PageContent } from '../../../../core/clip/clip.ts';
import { makeClip } from '../../../../core/clip/make-clip.ts';
import { pageContent, productNamed } from '../../clip/page-content.ts';

function clip(id: string, url: string, capturedAt: string, found: Partial<PageContent>): Promise<Clip> {
  return makeClip(pageContent({ pageType: 'product', ...found }), { id, url, capturedAt, scope: 'page' });
}

/** A speaker clipped three times at one shop and once at another, and a page that is about nothing for sale. */
export async function shopClips(): Promise<readonly Clip[]> {
  const shop = 'https://www.nord.example/speaker';
  return Promise.all([
    clip('clip-nord-march', shop, '2026-03-02T08:00:00.000Z', { title: 'Nord speaker', siteName: 'Nord Audio', products: [productNamed('Bluetooth Speaker Mini 2', '299.00')] }),
    clip('clip-nord-april', shop, '2026-04-10T23:30:00.000Z', { title: 'Nord speaker', siteName: 'Nord Audio', products: [productNamed('Bluetooth Speaker Mini 2', '279.00')] }),
    clip('clip-nord-may', shop, '2026-05-20T08:00:00.000Z', { title: 'Nord speaker', siteName: 'Nord Audio', publishedAt: '2026-05-01', author: null, products: [productNamed('Bluetooth Speaker Mini 2', '259.00'), productNamed('蓝牙音箱 Pro 3', '499.00')] }),
    clip('clip-sued', 'https://shop.sued.example/p/1', '2026-05-21T08:00:00.000Z', { title: '南方音箱', siteName: null, products: [{ ...productNamed('Bluetooth Speaker Mini 2', '265.50'), brand: 'Süd' }] }),
    clip('clip-news', 'https://news.example/a', '2026-05-22T08:00:00.000Z', { pageType: 'article', title: 'Speakers sell well', author: 'A. Meyer' }),
  ]);
}
