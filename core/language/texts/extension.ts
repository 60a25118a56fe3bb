import type { Text } from '../language.ts';

/** Texts of the browser extension: capturing, side panel, library page, options. */

export const capturing = {
  notAllowed: {
    zh: '浏览器还没有允许 Clipsheet 读取这一页，什么都没有改动。请在这一页上点工具栏里的 Clipsheet 按钮。',
    en: 'The browser has not let Clipsheet read this page yet; nothing was changed. Press the Clipsheet button in the toolbar while on this page.',
  },
  pageClosed: {
    zh: '浏览器不让扩展读取这类页面（设置页、应用商店、内置 PDF 等），没有剪下任何内容。请在普通网页上使用。',
    en: 'The browser lets no extension read this kind of page (settings, stores, its own PDF viewer), so nothing was clipped. Use Clipsheet on an ordinary web page.',
  },
  tabGone: {
    zh: '剪藏还没完成，标签页就关闭或跳转了，这一页没有存下。请重新打开网页再剪一次。',
    en: 'The tab was closed or moved on before the clip was finished, so this page was not saved. Open the page and clip it again.',
  },
  notLoaded: {
    zh: '这一页没有打开成功，没有剪下任何内容。请刷新网页，看到内容后再剪。',
    en: 'This page did not load, so nothing was clipped. Reload it and clip once it shows.',
  },
  movedOn: {
    zh: '网页已经跳转或关闭，之前读到的内容都还在。',
    en: 'The page was closed or has moved on; what was read before is still here.',
  },
  silent: {
    zh: '这一页试了几次都没有回应，没有存下。请刷新网页再剪一次。',
    en: 'The page did not answer after several tries, so it was not saved. Reload it and clip again.',
  },
  unreadable: {
    zh: '读取这一页时出了错，没有存下；网页本身没有被改动。请刷新后再试，仍不行时只选中需要的部分来剪。',
    en: 'Something went wrong while reading this page, so it was not saved; the page itself is untouched. Reload and retry, or select the part you need and clip that.',
  },
  noSelection: {
    zh: '没有选中任何内容，所以没有剪藏。请先选中一段文字或表格。',
    en: 'Nothing is selected, so nothing was clipped. Select some text or a table first.',
  },
  notUnderstood: {
    zh: '扩展收到了看不懂的消息，没有做任何事。请重新加载扩展。',
    en: 'The extension got a message it does not know and did nothing. Reload the extension.',
  },
  failed: {
    zh: '扩展内部出了错，已有的剪藏都还在。请再试一次；仍不行时重新加载扩展。',
    en: 'Something went wrong inside the extension; all earlier clips are still here. Try again, and reload the extension if it persists.',
  },
  bundleTooLargeForMessage: {
    zh: '这些剪藏太大，不能一次取出，库里的内容没有变。请在剪藏库里导出，或分几次取。',
    en: 'These clips are too large to hand over at once; the library is unchanged. Export them on the library page, or ask for fewer.',
  },
  badgeSaved: { zh: 'Clipsheet：已存入剪藏库', en: 'Clipsheet: saved to the library' },
  openLibrary: { zh: '打开剪藏库', en: 'Open the clip library' },
  clipPage: { zh: '剪藏此页', en: 'Clip this page' },
  clipSelection: { zh: '剪藏选中内容', en: 'Clip the selection' },
  omniboxHint: { zh: '在剪藏库里搜索', en: 'Search the clip library' },
} as const satisfies Record<string, Text>;

export const panel = {
  title: { zh: 'Clipsheet 剪藏', en: 'Clipsheet' },
  empty: {
    zh: '打开要剪的网页，点工具栏上的 Clipsheet 按钮。',
    en: 'Open the page to clip, then press the Clipsheet button in the toolbar.',
  },
  readPage: { zh: '读取此页', en: 'Read this page' },
  readAgain: { zh: '重新读取', en: 'Read again' },
  reading: { zh: '正在读取网页', en: 'Reading the page' },
  understood: { zh: '读到的内容', en: 'What was understood' },
  fieldTitle: { zh: '标题', en: 'Title' },
  fieldType: { zh: '页面类型', en: 'Page type' },
  fieldProject: { zh: '项目', en: 'Project' },
  fieldTags: { zh: '标签', en: 'Tags' },
  tagsHint: { zh: '用逗号分开', en: 'Separate with commas' },
  fieldNote: { zh: '备注', en: 'Note' },
  save: { zh: '保存剪藏', en: 'Save clip' },
  saving: { zh: '正在保存', en: 'Saving' },
  saved: { zh: '已存入剪藏库', en: 'Saved to the library' },
  openInLibrary: { zh: '在剪藏库中查看', en: 'View in library' },
  openLibrary: { zh: '剪藏库', en: 'Library' },
  openOptions: { zh: '设置', en: 'Settings' },
  price: { zh: '价格', en: 'Price' },
  oldPrice: { zh: '原价', en: 'Was' },
  availability: { zh: '库存', en: 'Stock' },
  rating: { zh: '评分', en: 'Rating' },
  published: { zh: '发布', en: 'Published' },
  author: { zh: '作者', en: 'Author' },
  otherPrice: { zh: '网页代码标价', en: 'Price in page code' },
  moreFollow: { zh: '后面还有更多条目', en: 'More items follow' },
  pages: { zh: '页数', en: 'Pages' },
  textSize: { zh: '正文', en: 'Text' },
  selectionOnly: { zh: '只含选中的内容', en: 'Selection only' },
  movedOn: {
    zh: '标签页已经跳转。下面仍是跳转前读到的内容，可以照常保存。',
    en: 'The tab has moved on. This is still what was read before, and can be saved as it is.',
  },
  understandingAnew: { zh: '正在按新类型重新读取', en: 'Reading it again as the new type' },
  noCopy: {
    zh: '网页已经跳转或关闭，也没有保存快照，所以内容没有按新类型重新读取，只改了类型。',
    en: 'The page was closed or has moved on and no snapshot was kept, so only the type is changed; the content is as read before.',
  },
  unsureType: {
    zh: '页面类型拿不准，请看一眼。',
    en: 'Not sure about the page type; please check it.',
  },
} as const satisfies Record<string, Text>;

export function characters(count: string): Text {
  return { zh: `${count} 字`, en: `${count} characters` };
}

export function tableSize(rows: number, columns: number): Text {
  return { zh: `${rows} 行 × ${columns} 列`, en: `${rows} rows × ${columns} columns` };
}

export function moreOf(count: string): Text {
  return { zh: `另有 ${count} 项`, en: `${count} more` };
}

export function moreRows(count: string): Text {
  return { zh: `另有 ${count} 行`, en: count === '1' ? '1 more row' : `${count} more rows` };
}

const SIZES: Readonly<Record<number, Text>> = {
  1e3: { zh: '千', en: 'k' },
  1e4: { zh: '万', en: '10k' },
  1e6: { zh: '百万', en: 'M' },
  1e8: { zh: '亿', en: '100M' },
  1e9: { zh: '十亿', en: 'bn' },
};

const CURRENCY_NAMES_ZH: Readonly<Record<string, string>> = { CNY: '元', USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', HKD: '港元' };

/** What the numbers of a column are in: `万元`, `M USD`. */
export function columnUnit({ unit, multiplier }: { unit: string | null; multiplier: number }): Text {
  const size = SIZES[multiplier] ?? { zh: multiplier === 1 ? '' : `×${multiplier}`, en: multiplier === 1 ? '' : `×${multiplier}` };
  const named = unit === null ? '' : (CURRENCY_NAMES_ZH[unit] ?? ` ${unit}`);
  return { zh: `${size.zh}${named}`.trim(), en: `${size.en} ${unit ?? ''}`.trim() };
}

/** What the library knows of this page from before. */
export function clippedBefore(times: number, when: string, unchanged: boolean): Text {
  return {
    zh: `剪藏过 ${times} 次（最近：${when}），内容${unchanged ? '没有变化' : '有变化'}。`,
    en: `Clipped ${times === 1 ? 'once' : `${times} times`} before, last ${when}; the content ${unchanged ? 'is unchanged' : 'has changed'}.`,
  };
}

/** How the price moved since the page was clipped last. */
export function priceMoved(from: string, to: string): Text {
  return { zh: `价格 ${from} → ${to}`, en: `Price ${from} → ${to}` };
}

export function variantCount(count: number): Text {
  return { zh: `规格 ${count}`, en: count === 1 ? '1 variant' : `${count} variants` };
}

export function postCount(count: string): Text {
  return { zh: `发言 ${count}`, en: count === '1' ? '1 post' : `${count} posts` };
}

/** Items of a list, and of how many on the whole site where the page tells. */
export function itemCount(shown: string, total: string | null): Text {
  if (total !== null) return { zh: `条目 ${shown}，共 ${total}`, en: `${shown} of ${total} items` };
  return { zh: `条目 ${shown}`, en: shown === '1' ? '1 item' : `${shown} items` };
}

export const postTexts = {
  score: (count: string): Text => ({ zh: `赞同 ${count}`, en: `score ${count}` }),
  accepted: { zh: '最佳答案', en: 'Accepted answer' },
} as const;

export function planCount(count: number): Text {
  return { zh: `方案 ${count}`, en: count === 1 ? '1 plan' : `${count} plans` };
}

export function pageOf(page: string, pages: string): Text {
  return { zh: `第 ${page} 页，共 ${pages} 页`, en: `Page ${page} of ${pages}` };
}

export function tableCount(count: number): Text {
  return { zh: `表格 ${count}`, en: count === 1 ? '1 table' : `${count} tables` };
}

export function figureCount(count: number): Text {
  return { zh: `关键数字 ${count}`, en: count === 1 ? '1 figure' : `${count} figures` };
}

/** How a figure moved, and where its time comes from when its own sentence does not say it. */
export const figureTexts = {
  up: { zh: '上升', en: 'up' },
  down: { zh: '下降', en: 'down' },
} satisfies Record<string, Text>;

export const figureTimeTexts = {
  sentence: (time: string): Text => ({ zh: time, en: time }),
  'earlier-sentence': (time: string): Text => ({ zh: `${time}（前文）`, en: `${time} (from above)` }),
  title: (time: string): Text => ({ zh: `${time}（标题）`, en: `${time} (from the title)` }),
  published: (time: string): Text => ({ zh: `${time} 发布`, en: `published ${time}` }),
} as const;

export const libraryPage = {
  title: { zh: '剪藏库', en: 'Clip library' },
  search: { zh: '搜索剪藏', en: 'Search clips' },
  allProjects: { zh: '全部项目', en: 'All projects' },
  allTags: { zh: '全部标签', en: 'All tags' },
  allTypes: { zh: '全部类型', en: 'All types' },
  project: { zh: '项目', en: 'Project' },
  tag: { zh: '标签', en: 'Tag' },
  type: { zh: '类型', en: 'Type' },
  clips: { zh: '剪藏列表', en: 'Clips' },
  empty: {
    zh: '还没有剪藏。打开一个竞品网页，点工具栏上的 Clipsheet 按钮；也可以导入同事的 .clipsheet 文件。',
    en: 'No clips yet. Open a competitor’s page and press the Clipsheet button in the toolbar, or import a colleague’s .clipsheet file.',
  },
  nothingFound: { zh: '没有符合条件的剪藏。', en: 'No clips match.' },
  clearFilters: { zh: '清除条件', en: 'Clear filters' },
  choose: { zh: '从列表中选一条剪藏。', en: 'Choose a clip from the list.' },
  gone: { zh: '这条剪藏已不在库里。', en: 'This clip is no longer in the library.' },
  importFile: { zh: '导入', en: 'Import' },
  exportBundle: { zh: '导出 .clipsheet', en: 'Export .clipsheet' },
  exportJson: { zh: '导出 JSON', en: 'Export JSON' },
  delete: { zh: '删除', en: 'Delete' },
  deleteTitle: { zh: '删除这条剪藏？', en: 'Delete this clip?' },
  deleteBody: {
    zh: '删除后不能恢复。如果以后还要用，请先导出。',
    en: 'This cannot be undone. Export it first if it may be needed again.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  openSource: { zh: '打开原网页', en: 'Open source page' },
  captured: { zh: '剪藏时间', en: 'Clipped' },
  saveChanges: { zh: '保存修改', en: 'Save changes' },
  changesSaved: { zh: '已保存', en: 'Saved' },
  priceEvidence: { zh: '价格出处', en: 'Where the price stands' },
  items: { zh: '条目', en: 'Items' },
  table: { zh: '表格', en: 'Table' },
  evidence: { zh: '原文', en: 'Evidence' },
  rating: { zh: '评分', en: 'Rating' },
  stock: { zh: '库存', en: 'Stock' },
  sku: { zh: '货号', en: 'SKU' },
  features: { zh: '包含', en: 'Includes' },
  text: { zh: '正文', en: 'Text' },
  snapshot: { zh: '网页快照', en: 'Page snapshot' },
  noSnapshot: { zh: '没有保存快照。', en: 'No snapshot was kept.' },
  name: { zh: '名称', en: 'Name' },
  price: { zh: '价格', en: 'Price' },
  value: { zh: '数值', en: 'Value' },
  sentence: { zh: '所在句子', en: 'Sentence' },
  noTitle: { zh: '（无标题）', en: '(no title)' },
  showMore: { zh: '显示更多', en: 'Show more' },
  versions: { zh: '同一页面的其他剪藏', en: 'Other clips of this page' },
  details: { zh: '剪藏详情', en: 'Clip details' },
} as const satisfies Record<string, Text>;

export function clipCount(count: number): Text {
  return { zh: `${count} 条剪藏`, en: count === 1 ? '1 clip' : `${count} clips` };
}

export function imported(added: number, total: number): Text {
  return {
    zh: `导入 ${added} 条剪藏${total > added ? `，另有 ${total - added} 条库里已有` : ''}。`,
    en: `Imported ${added} ${added === 1 ? 'clip' : 'clips'}${total > added ? `; ${total - added} were here already` : ''}.`,
  };
}

export const optionsPage = {
  title: { zh: 'Clipsheet 设置', en: 'Clipsheet settings' },
  language: { zh: '语言', en: 'Language' },
  languageAuto: { zh: '跟随浏览器', en: 'Same as browser' },
  theme: { zh: '外观', en: 'Appearance' },
  themeAuto: { zh: '跟随系统', en: 'Same as system' },
  themeLight: { zh: '浅色', en: 'Light' },
  themeDark: { zh: '深色', en: 'Dark' },
  shortcuts: { zh: '快捷键', en: 'Keyboard shortcuts' },
  noShortcut: { zh: '未设置', en: 'Not set' },
  readShortcut: { zh: '读取此页，先看后存', en: 'Read this page, review, then save' },
  privacy: {
    zh: '剪藏存在这台电脑的浏览器里，只有你选定与团队共享的项目会发给团队服务。只有在点了按钮、菜单或快捷键时，Clipsheet 才会读取那一页。',
    en: 'Clips are kept in this browser on this computer; only projects that you share go to your team’s hub. Clipsheet reads a page only when its button, menu item or shortcut is used.',
  },
} as const satisfies Record<string, Text>;

/** The page of a PDF on which something stands. */
export function onPage(page: number): Text {
  return { zh: `第 ${page} 页`, en: `page ${page}` };
}
