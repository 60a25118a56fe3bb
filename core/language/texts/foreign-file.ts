import type { Text } from '../language.ts';

/** What is said of files of other tools: CSV, Trello, Asana, XES. */
export const foreignTexts = {
  empty: { zh: '文件里没有数据。', en: 'The file holds no data.' },
  notText: { zh: '这不是 CSV 文件：内容不是文字。请从原来的工具重新导出。', en: 'This is no CSV file: what it holds is not text. Export it again from the tool that it comes from.' },
  tooBig: (megabytes: number): Text => ({ zh: `文件太大：展开后超过 ${String(megabytes)} MB。请缩小导出的时间范围后再试。`, en: `The file is too big: over ${String(megabytes)} MB. Export a shorter time, then try again.` }),
  tooManyCells: (rows: number, columns: number): Text => ({ zh: `数据太大，一张工作表放不下：${String(rows)} 行 ${String(columns)} 列。请缩小导出的范围后再试。`, en: `The data is too big for a sheet: ${String(rows)} rows and ${String(columns)} columns. Export less, then try again.` }),
  openQuote: (line: number): Text => ({ zh: `CSV 文件不完整：第 ${String(line)} 行的引号没有结束。请重新导出。`, en: `The CSV file is broken: a quote opens on line ${String(line)} and never closes. Export it again.` }),
  notJson: { zh: 'JSON 文件不完整，读不出来。请重新导出。', en: 'The JSON file is broken and cannot be read. Export it again.' },
  unknownJson: { zh: '认不出这个 JSON 文件。能读的是 Trello 看板和 Asana 项目导出的 JSON。', en: 'This JSON file is not known. Those of Trello boards and Asana projects can be read.' },
  brokenExport: (tool: string, where: string): Text => ({ zh: `${tool} 导出的文件不完整：“${where}”和通常的不一样。请重新导出。`, en: `The export of ${tool} is broken: “${where}” is not as it should be. Export it again.` }),
  notXes: { zh: '这不是 XES 事件日志：没有 <log>。', en: 'This is no XES event log: it has no <log>.' },
  cutXes: { zh: 'XES 文件不完整，中途断了。请重新导出。', en: 'The XES file is broken: it ends in the middle. Export it again.' },
  noEvents: { zh: 'XES 文件里没有事件。', en: 'The XES file holds no events.' },
  brokenGzip: { zh: '压缩的文件损坏了，打不开。请重新下载或导出。', en: 'The compressed file is damaged and cannot be opened. Download or export it again.' },
  otherTransitions: (count: number): Text => ({ zh: `日志记录了每一步的开始和完成；另有 ${String(count)} 个其他事件（如分派、暂停）没有计入。`, en: `The log records start and end of each step; its other events (assigned, suspended and the like) were left out: ${String(count)}.` }),
  archivedCards: (count: number): Text => ({ zh: `有 ${String(count)} 张已归档的卡片，状态记为 Archived。`, en: `Archived cards: ${String(count)}. Their status is Archived.` }),
};
