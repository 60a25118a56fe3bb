import type { Text } from '../language.ts';

/** What a person reads about working with a team, in the extension and in the pane. */

export const team = {
  title: { zh: '团队', en: 'Team' },
  intro: {
    zh: '加入团队后，你选定的项目会与同事共享，同事的剪藏也会出现在你的剪藏库里。没有选定的内容不会离开这台设备。',
    en: 'Once you join a team, the projects you choose are shared with colleagues, and their clips appear in your library. Nothing else leaves this device.',
  },
  invite: { zh: '邀请链接', en: 'Invite link' },
  inviteHint: { zh: '管理员发来的整条链接', en: 'The whole link that your admin sent' },
  yourName: { zh: '你的名字（同事会看到）', en: 'Your name, as colleagues see it' },
  deviceName: { zh: '这台设备的名字', en: 'Name of this device' },
  thisBrowser: { zh: '浏览器', en: 'Browser' },
  join: { zh: '加入团队', en: 'Join the team' },
  joining: { zh: '正在加入…', en: 'Joining…' },
  syncNow: { zh: '立即同步', en: 'Sync now' },
  sharedTitle: { zh: '与团队共享', en: 'Shared with the team' },
  sharedHint: { zh: '勾选的项目会连同以后的剪藏一起共享。', en: 'A ticked project is shared with all its clips, now and later.' },
  unfiled: { zh: '未归入项目的剪藏', en: 'Clips without a project' },
  noProjects: { zh: '还没有项目。剪藏时填写项目名，就能在这里共享。', en: 'No projects yet. Give clips a project, and share it here.' },
  sharedStays: {
    zh: '取消勾选后，新的剪藏不再共享；已经共享的留在团队里，或由你收回从这台浏览器共享的那些。',
    en: 'Unticking stops sharing new clips. Those already shared stay with the team, or you take back those shared from this browser.',
  },
  leave: { zh: '退出团队…', en: 'Leave the team…' },
  leaveKeep: { zh: '退出，剪藏都留在这里', en: 'Leave and keep all clips here' },
  leaveRemove: { zh: '退出，并从这里移除团队的剪藏', en: 'Leave and remove the team’s clips from here' },
  leaveHint: {
    zh: '退出后这台设备不再同步。团队里的剪藏不受影响；还没发送的改动会留在这里。',
    en: 'This device stops syncing. What the team has is not affected; changes not sent yet stay here.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<string, Text>;

/** What is asked when a project is not shared any more, of which the team has clips. */
export function takeBackAsked(own: number, others: number): Text {
  const staying = {
    zh: others === 0 ? '' : `另外 ${others} 条不是从这里共享的，会留在团队里。`,
    en: others === 0 ? '' : ` ${others} more ${others === 1 ? 'was' : 'were'} not shared from here and ${others === 1 ? 'stays' : 'stay'} with the team.`,
  };
  return {
    zh: `团队里有 ${own} 条剪藏是从这台浏览器共享的。收回后会从同事那里删除，只留在这里。${staying.zh}`,
    en: `The team has ${own} ${own === 1 ? 'clip' : 'clips'} shared from this browser. Taken back, ${own === 1 ? 'it is' : 'they are'} deleted for colleagues and kept here alone.${staying.en}`,
  };
}

export function takeBack(own: number): Text {
  return { zh: `收回我的 ${own} 条剪藏`, en: own === 1 ? 'Take my clip back' : `Take my ${own} clips back` };
}

export function keepWithTeam(own: number): Text {
  return { zh: '留给团队', en: `Keep ${own === 1 ? 'it' : 'them'} with the team` };
}

export function takenBack(count: number): Text {
  return {
    zh: `已收回 ${count} 条剪藏，它们只在这里。下次同步后从团队中删除。`,
    en: `${count} ${count === 1 ? 'clip is' : 'clips are'} taken back and private again. The team’s ${count === 1 ? 'copy goes' : 'copies go'} with the next sync.`,
  };
}

export const ROLES = {
  reader: { zh: '只读', en: 'Reader' },
  editor: { zh: '可编辑', en: 'Editor' },
  admin: { zh: '管理员', en: 'Admin' },
} as const satisfies Record<string, Text>;

/** Who this device is to its team. */
export function memberOfTeam(member: string, device: string): Text {
  return { zh: `${member}（${device}）`, en: `${member} (${device})` };
}

/** Where syncing stands, in one line. */
export const syncing = {
  never: { zh: '还没有同步过', en: 'Not synced yet' },
  saved: { zh: '全部已同步', en: 'Everything is synced' },
  readerWaits: {
    zh: '你的权限是只读，所以这台设备上的改动不会发送。需要共享时，请管理员给你编辑权限的邀请。',
    en: 'You may only read, so changes on this device are not sent. To share, ask an admin for an invite that lets you edit.',
  },
  notJoined: {
    zh: '团队服务不再认得这台设备：可能已被管理员移除。这里的剪藏都还在。请要一个新的邀请，退出后重新加入。',
    en: 'The hub no longer knows this device; an admin may have removed it. All clips here are safe. Ask for a new invite, leave, and join again.',
  },
  tooOld: {
    zh: '这个版本太旧，团队服务不再接受。剪藏都还在，更新 Clipsheet 后会自动继续。',
    en: 'This version is too old for the hub. All clips are safe; update Clipsheet and syncing goes on.',
  },
  refused: {
    zh: '团队服务没有接受这次同步。剪藏都还在这里。请把这个情况告诉管理员。',
    en: 'The hub did not accept this sync. All clips are safe here. Tell your admin.',
  },
  storageFull: {
    zh: '这台设备的存储空间已满，团队的新剪藏放不下。已有的都还在。腾出空间后会自动继续。',
    en: 'Storage on this device is full, so the team’s new clips do not fit. What is here is safe. Free some space and syncing goes on.',
  },
} as const satisfies Record<string, Text>;

export function waitingToSync(count: number): Text {
  return { zh: `${count} 条改动等待发送`, en: `${count} ${count === 1 ? 'change waits' : 'changes wait'} to be sent` };
}

export function arriving(count: number): Text {
  return { zh: `正在接收 ${count} 条剪藏`, en: `${count} ${count === 1 ? 'clip is' : 'clips are'} on the way` };
}

export function offline(waiting: number): Text {
  return waiting === 0
    ? { zh: '连不上团队服务，连上后会自动继续', en: 'The hub cannot be reached; syncing goes on once it can' }
    : {
        zh: `连不上团队服务，${waiting} 条改动已保存在这里，连上后自动发送`,
        en: `The hub cannot be reached; ${waiting} ${waiting === 1 ? 'change is' : 'changes are'} kept here and sent once it can`,
      };
}

export function heldBack(count: number): Text {
  return {
    zh: `${count} 条改动发不出去：备注太长，或网页内容已不在。请缩短备注。`,
    en: `${count} ${count === 1 ? 'change' : 'changes'} cannot be sent: a note is too long, or the page’s content is gone. Shorten the note.`,
  };
}

/** Why joining did not work; nothing was changed by it. */
export const joinProblems = {
  notALink: {
    zh: '这不是邀请链接。请粘贴管理员发来的整条链接，以 http 开头，中间有 /join#。',
    en: 'This is not an invite link. Paste the whole link your admin sent: it starts with http and contains /join#.',
  },
  unreachable: {
    zh: '连不上这个团队服务。请检查网络和链接；如果浏览器提示证书不受信任，请先打开链接接受证书。',
    en: 'The hub cannot be reached. Check your network and the link; if the browser does not trust its certificate, open the link once and accept it.',
  },
  notAllowed: {
    zh: '浏览器没有允许 Clipsheet 访问这个地址，所以没有加入。请再试一次并选择“允许”。',
    en: 'The browser was not allowed to reach this address, so you have not joined. Try again and choose Allow.',
  },
  usedUp: {
    zh: '这个邀请已经用过、过期或被撤回，没有加入。请管理员发一个新的。',
    en: 'This invite was used, has expired or was taken back, so you have not joined. Ask your admin for a new one.',
  },
  busy: { zh: '团队服务正忙，没有加入。请过一分钟再试。', en: 'The hub is busy, so you have not joined. Try again in a minute.' },
  refused: {
    zh: '这个地址上没有可用的团队服务，没有加入。请核对链接，或请管理员更新服务。',
    en: 'There is no hub at this address that works with this version, so you have not joined. Check the link, or ask your admin to update the hub.',
  },
  alreadyJoined: {
    zh: '这台设备已经在一个团队里，没有改动。请先退出现在的团队。',
    en: 'This device is in a team already; nothing was changed. Leave that team first.',
  },
  notInTeam: { zh: '这台设备不在任何团队里。', en: 'This device is in no team.' },
} as const satisfies Record<string, Text>;
