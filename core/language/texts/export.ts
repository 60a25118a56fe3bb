import type { Text } from '../language.ts';

export const EXPORT_LABELS = {
  title: { zh: '剪藏', en: 'Clips' },
  captured: { zh: '剪藏于', en: 'Clipped' },
  name: { zh: '名称', en: 'Name' },
  price: { zh: '价格', en: 'Price' },
  oldPrice: { zh: '原价', en: 'Old price' },
  currency: { zh: '货币', en: 'Currency' },
  rating: { zh: '评分', en: 'Rating' },
  site: { zh: '网站', en: 'Site' },
  type: { zh: '类型', en: 'Type' },
  author: { zh: '作者', en: 'Author' },
  published: { zh: '发布', en: 'Published' },
  address: { zh: '网址', en: 'Address' },
  note: { zh: '备注', en: 'Note' },
  tags: { zh: '标签', en: 'Tags' },
  text: { zh: '正文', en: 'Text' },
  hash: { zh: '内容哈希', en: 'Content hash' },
  clipsSheet: { zh: '剪藏', en: 'Clips' },
  column: { zh: '列', en: 'Column' },
  section: { zh: '分组', en: 'Section' },
  pricesSheet: { zh: '价格', en: 'Prices' },
} satisfies Record<string, Text>;
