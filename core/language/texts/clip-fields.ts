import type { Text } from '../language.ts';

/** What a formula can ask of a clip, as a person writes it there. */
export const CLIP_FIELDS = {
  title: { zh: '标题', en: 'title' },
  address: { zh: '网址', en: 'address' },
  site: { zh: '网站', en: 'site' },
  type: { zh: '类型', en: 'type' },
  captured: { zh: '剪藏时间', en: 'clipped' },
  published: { zh: '发布时间', en: 'published' },
  author: { zh: '作者', en: 'author' },
  description: { zh: '简介', en: 'description' },
  product: { zh: '商品', en: 'product' },
  brand: { zh: '品牌', en: 'brand' },
  sku: { zh: '货号', en: 'sku' },
  availability: { zh: '库存', en: 'availability' },
  price: { zh: '价格', en: 'price' },
  currency: { zh: '货币', en: 'currency' },
  oldPrice: { zh: '原价', en: 'old price' },
  rating: { zh: '评分', en: 'rating' },
  project: { zh: '项目', en: 'project' },
  tags: { zh: '标签', en: 'tags' },
  note: { zh: '备注', en: 'note' },
  hash: { zh: '内容哈希', en: 'hash' },
} as const satisfies Record<string, Text>;
