import type { Text } from '../language.ts';

/** What a page is, by the clip's `pageType`. */
export const PAGE_TYPE_NAMES = {
  article: { zh: '文章', en: 'Article' },
  product: { zh: '商品', en: 'Product' },
  collection: { zh: '商品列表', en: 'Product list' },
  listing: { zh: '目录', en: 'Listing' },
  service: { zh: '服务与报价', en: 'Service and pricing' },
  forum: { zh: '讨论', en: 'Discussion' },
  documentation: { zh: '文档', en: 'Documentation' },
} as const satisfies Record<string, Text>;

/** What a person should know about a clip, by the code in `notices`. */
const NOTICES: Readonly<Record<string, Text>> = {
  'no-main-content': {
    zh: '这一页没有找到正文，只保留了标题和网页快照。',
    en: 'No main content was found; only the title and the page snapshot are kept.',
  },
  'not-understood': {
    zh: '这个页面读不出结构，只保留了网页快照。',
    en: 'The page could not be taken apart; only its snapshot is kept.',
  },
  truncated: { zh: '页面很长，只读取了前面的部分。', en: 'The page is very long; only its first part was read.' },
  'more-below': {
    zh: '往下滚动还会加载更多，剪下的是已经加载的部分。需要更多时，先往下滚动再剪藏。',
    en: 'More loads as you scroll; what had loaded is clipped. Scroll down first to clip more.',
  },
  'frame-skipped': {
    zh: '页面里有嵌入的框架没有读取。',
    en: 'An embedded frame of the page was not read.',
  },
  'html-too-large': {
    zh: '页面太大，没有保存网页快照；文字和数据都在。',
    en: 'The page is too large for a snapshot; its text and data are kept.',
  },
  'understood-from-copy': {
    zh: '网页已经跳转或关闭，这是按网页快照重新读取的，可能不如原网页完整。',
    en: 'The page was closed or has moved on, so this was read from its snapshot and may be less complete.',
  },
  'html-not-kept': {
    zh: '网页快照没能保存；文字和数据都在。',
    en: 'The page snapshot could not be kept; its text and data are.',
  },
};

/** The sentence for a notice, which may name what it is about after a colon; null for a code that this version does not know. */
export function noticeText(code: string): Text | null {
  const [name = '', about] = code.split(/:(.*)/s);
  if (name === 'frame-skipped' && about !== undefined && about !== '') {
    return {
      zh: `页面里嵌入的 ${about} 的内容没有读取。需要时请单独打开它再剪藏。`,
      en: `Content embedded from ${about} was not read. Open it by itself to clip it.`,
    };
  }
  return Object.hasOwn(NOTICES, name) ? (NOTICES[name] ?? null) : null;
}

export const AVAILABILITY_NAMES: Readonly<Record<string, Text>> = {
  'in-stock': { zh: '有货', en: 'In stock' },
  'out-of-stock': { zh: '缺货', en: 'Out of stock' },
  'pre-order': { zh: '预售', en: 'Pre-order' },
  'back-order': { zh: '可预订', en: 'Back order' },
  discontinued: { zh: '已停产', en: 'Discontinued' },
};

/** What a plan's price pays for, by its `period`. */
export const PERIOD_NAMES = {
  hour: { zh: '每小时', en: 'per hour' },
  day: { zh: '每天', en: 'per day' },
  week: { zh: '每周', en: 'per week' },
  month: { zh: '每月', en: 'per month' },
  year: { zh: '每年', en: 'per year' },
} as const satisfies Record<string, Text>;

/** A plan's price where it is no amount to pay. */
export const PLAN_PRICES = {
  free: { zh: '免费', en: 'Free' },
  onRequest: { zh: '需询价', en: 'On request' },
} as const satisfies Record<string, Text>;

/** What a price is paid for: `per user per month`, `每用户每月`; empty where neither is known. */
export function paidFor(period: keyof typeof PERIOD_NAMES | null, per: string | null): Text {
  const time = period === null ? { zh: '', en: '' } : PERIOD_NAMES[period];
  const unit = per ?? '';
  const gap = /^\p{Script=Han}/u.test(unit) ? '' : ' ';
  return {
    zh: unit === '' ? time.zh : `每${gap}${unit}${gap}${time.zh}`.trim(),
    en: unit === '' ? time.en : `per ${unit} ${time.en}`.trim(),
  };
}

/** Clipping by a driven browser: why a page of the list was not clipped. */
export const driving = {
  notReached: {
    zh: '没有打开：网址连不上，或超时没有回应。其他网页不受影响，请检查网址后重试。',
    en: 'It did not open: the address cannot be reached or did not answer in time. Other pages are not affected; check the address and retry.',
  },
  notStarted: {
    zh: '浏览器里的扩展没有启动，没有剪藏任何网页。请重新运行安装步骤，再试一次。',
    en: 'The extension did not start in the browser, so no page was clipped. Run the set-up again and retry.',
  },
  notAnswered: {
    zh: '扩展没有给出可用的结果，这一页没有剪下。请重试；仍不行时重新运行安装步骤。',
    en: 'The extension gave no usable answer, so this page was not clipped. Retry, and run the set-up again if it persists.',
  },
} as const satisfies Record<string, Text>;

export function siteAnswered(status: number): Text {
  return {
    zh: `网站返回 ${status}，没有剪下这一页。请在浏览器里确认这个网址能打开。`,
    en: `The site answered ${status}, so this page was not clipped. Check in a browser that the address works.`,
  };
}

export const projectUnknown = (project: string, known: readonly string[]): Text =>
  known.length === 0
    ? { zh: `没有名为“${project}”的项目：这些剪藏都不属于任何项目。`, en: `There is no project “${project}”: none of these clips belongs to a project.` }
    : { zh: `剪藏里没有名为“${project}”的项目。现有：${known.join('、')}。`, en: `The clips hold no project “${project}”. There are: ${known.join(', ')}.` };
