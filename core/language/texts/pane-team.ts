import type { Text } from '../language.ts';

/** What a person reads about the team in the pane. */
export const paneTeam = {
  open: { zh: '加入团队', en: 'Join your team' },
  intro: {
    zh: '加入后，在这里搜索同事的剪藏，用于分析或插入工作簿。工作簿里的内容不会自动发给团队。',
    en: 'Once you have joined, search your colleagues’ clips here, analyse them or insert them. Nothing of the workbook is sent on its own.',
  },
  invite: { zh: '邀请链接或邀请码', en: 'Invite link or code' },
  excel: { zh: 'Excel', en: 'Excel' },
  workbench: { zh: '工作台', en: 'Workbench' },
  search: { zh: '搜索团队剪藏', en: 'Search team clips' },
  project: { zh: '项目', en: 'Project' },
  everyProject: { zh: '全部项目', en: 'All projects' },
  empty: {
    zh: '团队里还没有剪藏。同事在浏览器扩展里共享项目后，剪藏会出现在这里。',
    en: 'The team has no clips yet. Once colleagues share a project in the browser extension, its clips appear here.',
  },
  noTitle: { zh: '（无标题）', en: '(no title)' },
  inUse: { zh: '分析中', en: 'In analyses' },
  more: { zh: '显示更多', en: 'Show more' },
  use: { zh: '用于分析', en: 'Use in analyses' },
  insert: { zh: '插入工作簿', en: 'Insert' },
  chooseNone: { zh: '取消选择', en: 'Clear choice' },
  inserting: { zh: '正在插入…', en: 'Inserting…' },
  clipsInUse: { zh: '用于分析的剪藏', en: 'Clips in your analyses' },
  leaveHint: {
    zh: '退出后，这台设备的访问权限和这里的团队剪藏都会删除。工作簿里已有的内容不变；已用于分析的剪藏保留到窗格关闭。',
    en: 'Leaving removes this device’s access and the team’s clips from here. What is in the workbook stays; clips in your analyses stay until the pane is closed.',
  },
  leaveNow: { zh: '退出并移除', en: 'Leave and remove' },
} as const satisfies Record<string, Text>;

export const chosenClips = (count: number): Text => ({ zh: `已选 ${count} 条`, en: `${count} chosen` });
export const chooseClip = (title: string): Text => ({ zh: `选择“${title}”`, en: `Choose “${title}”` });
export const nowInUse = (count: number): Text => ({
  zh: `${count} 条剪藏已用于分析。`,
  en: count === 1 ? '1 clip is now in your analyses.' : `${count} clips are now in your analyses.`,
});
export const insertedOn = (sheets: readonly string[]): Text => ({
  zh: `已插入工作表：${sheets.join('、')}。`,
  en: sheets.length === 1 ? `Inserted on the sheet ${sheets.join()}.` : `Inserted on the sheets ${sheets.join(', ')}.`,
});
/** Of clips in use that the team changed. */
export const renewedClips = (count: number): Text => ({
  zh: `团队更新了 ${count} 条用于分析的剪藏，这里已换成新版本。工作簿里的内容没有改动。`,
  en: `The team changed ${count === 1 ? '1 clip' : `${count} clips`} in your analyses; ${count === 1 ? 'it is' : 'they are'} up to date here. The workbook was not changed.`,
});
/** Of clips that the workbook keeps for formulas. */
export const olderKept = (count: number): Text => ({
  zh: `其中 ${count} 条比团队的旧。`,
  en: `${count === 1 ? '1 of them is' : `${count} of them are`} older than the team’s.`,
});
export const updateKept = (count: number): Text => ({ zh: `更新 ${count} 条剪藏`, en: count === 1 ? 'Update 1 clip' : `Update ${count} clips` });

/** Why joining did not work; nothing was changed by it. */
export const paneJoinProblems = {
  notAnInvite: {
    zh: '这不是邀请链接，也不是邀请码，没有加入。请粘贴管理员发来的整条链接，以 http 开头，中间有 /join#。',
    en: 'This is neither an invite link nor a code, so you have not joined. Paste the whole link your admin sent: it starts with http and contains /join#.',
  },
  noHubHere: {
    zh: '这个窗格不是由团队服务提供的，只凭邀请码找不到团队，没有加入。请粘贴整条邀请链接。',
    en: 'This pane does not come from a hub, so a code alone does not lead to your team and you have not joined. Paste the whole invite link.',
  },
  keepsNothing: {
    zh: '浏览器不让这个窗格保存内容，没有加入，邀请也没有用掉。请在隐私设置里允许这个网站存储数据后再试。',
    en: 'The browser lets this pane keep nothing, so you have not joined and the invite is not used up. Allow this site to store data, then try again.',
  },
} as const satisfies Record<string, Text>;

/** The hub of another address may not be there, or may not let this pane read it. */
export const otherHubUnreachable = (origin: string): Text => ({
  zh: `连不上这个团队服务，没有加入。请检查网络和链接；也可能是它没有允许这个窗格的地址，请管理员加上 --allow-origin ${origin}。`,
  en: `The hub cannot be reached, so you have not joined. Check your network and the link. It may also not allow this pane’s address: ask your admin to add --allow-origin ${origin}.`,
});

/** What a person reads about the numbers of reports that the team keeps. */
export const publishTexts = {
  noKpis: { zh: '这份报告没有可以发布的指标。', en: 'This report has no KPIs to publish.' },
  publishing: { zh: '正在发布…', en: 'Publishing…' },
  whatGoes: {
    zh: '团队会看到各项指标的数值、期间、计算方法和来源单元格的位置，看不到工作簿里的数据。',
    en: 'The team gets each KPI’s value, period, method and the address of its cells; the workbook’s data stay here.',
  },
} as const satisfies Record<string, Text>;

export const publishTo = (team: string): Text => ({ zh: `把指标发布给“${team}”`, en: `Publish KPIs to ${team}` });
export const publishNamed = (report: string, team: string): Text => ({ zh: `把“${report}”的指标发布给“${team}”`, en: `Publish the KPIs of ${report} to ${team}` });
/** @param already how many of a report's KPIs the team had. */
export function publishedKpis(published: number, already: number): Text {
  if (published === 0) return { zh: `这 ${already} 项指标团队已经有了。`, en: already === 1 ? 'The team has this KPI already.' : `The team has all ${already} KPIs already.` };
  return {
    zh: `已发布 ${published} 项指标${already === 0 ? '' : `，另外 ${already} 项团队已经有了`}。`,
    en: `${published === 1 ? '1 KPI' : `${published} KPIs`} published${already === 0 ? '' : `; the team had ${already} already`}.`,
  };
}
