import type { Text } from '../language.ts';

/** What the hub says to whoever runs it. */

export const databaseUnreachable = (reason: string): Text => ({
  zh: `无法连接数据库：${reason}。请检查 DATABASE_URL 和数据库是否在运行。`,
  en: `The database could not be reached: ${reason}. Check DATABASE_URL and whether the database runs.`,
});
export const databaseTooNew: Text = {
  zh: '这个数据库已被更新版本的 Clipsheet 使用，没有改动任何内容。请先更新 Clipsheet。',
  en: 'This database is used by a newer Clipsheet. Nothing was changed. Update Clipsheet first.',
};
export const databaseDiffers = (number: number): Text => ({
  zh: `这个数据库的第 ${number} 步结构与本版本不同，没有改动任何内容。请使用建立它的版本，或恢复一份备份。`,
  en: `Step ${number} of this database’s structure differs from this version’s. Nothing was changed. Use the version that made it, or restore a copy.`,
});
export const folderInUse = (folder: string, pid: number): Text => ({
  zh: `文件夹 ${folder} 正被另一个团队服务使用（进程 ${pid}）。请先停止它，或用 --data 换一个文件夹。`,
  en: `The folder ${folder} is in use by another hub (process ${pid}). Stop that one first, or choose another folder with --data.`,
});

/** The page that an invite's link opens. */
export const joinHelp = {
  title: { zh: '加入团队', en: 'Join the team' },
  steps: {
    zh: '复制浏览器地址栏里的整个地址，在 Clipsheet 扩展的设置或 Excel 加载项里选择“加入团队”，粘贴即可。',
    en: 'Copy the whole address of this page from the address bar. In the settings of the Clipsheet extension, or in the Excel add-in, choose Join a team and paste it.',
  },
} satisfies Record<string, Text>;

export const copyNotWritten = (file: string, reason: string): Text => ({
  zh: `备份没有写入 ${file}：${reason}。原有文件没有改动。`,
  en: `The copy was not written to ${file}: ${reason}. What was there before is unchanged.`,
});
export const copyDamaged = (file: string): Text => ({
  zh: `${file} 不是团队服务的备份，或文件已损坏。没有改动任何内容。请换一份备份。`,
  en: `${file} is no copy of a hub, or it is damaged. Nothing was changed. Use another copy.`,
});
export const copyTooNew: Text = {
  zh: '这份备份由更新版本的 Clipsheet 写成。没有改动任何内容。请先更新 Clipsheet。',
  en: 'This copy was written by a newer Clipsheet. Nothing was changed. Update Clipsheet first.',
};
export const workspaceThere = (name: string): Text => ({
  zh: `团队“${name}”已经在这个数据库里。没有改动任何内容。要用备份替换它，请加上 --replace。`,
  en: `The team “${name}” is in this database already. Nothing was changed. To put the copy in its place add --replace.`,
});
