import type { Text } from '../language.ts';

/** What a person should know about how a page was understood, by the codes in `PageContent.notices`. */
export const pageNotices = {
  'no-main-content': { zh: '没有找到正文。可以选中需要的内容，再剪藏选中部分。', en: 'No main content was found. Select what you need and clip the selection.' },
  'not-understood': { zh: '这个页面读不出结构，只保留了网页快照。', en: 'The page could not be taken apart; only its snapshot was kept.' },
  'frame-skipped': { zh: '页面里嵌入的其他网页没有一起剪藏。', en: 'Pages embedded in this page were not clipped with it.' },
  'html-too-large': { zh: '网页太大，没有保留快照；文字和表格都在。', en: 'The page is too large to keep a snapshot; its text and tables are kept.' },
} as const satisfies Record<string, Text>;

/** What kinds of pages are called. */
export const pageTypeNames = {
  article: { zh: '文章', en: 'Article' },
  product: { zh: '商品', en: 'Product' },
  collection: { zh: '商品列表', en: 'Collection' },
  listing: { zh: '列表', en: 'Listing' },
  service: { zh: '服务与方案', en: 'Service' },
  forum: { zh: '讨论', en: 'Discussion' },
  documentation: { zh: '文档', en: 'Documentation' },
} as const satisfies Record<string, Text>;
