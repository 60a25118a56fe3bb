import type { Text } from '../language.ts';

/** What a person reads about who is in the team, its devices, and inviting others. */

export const teamMembers = {
  title: { zh: '成员', en: 'Members' },
  refresh: { zh: '刷新成员', en: 'Refresh members' },
  loading: { zh: '正在读取成员…', en: 'Loading members…' },
  again: { zh: '重试', en: 'Try again' },
  onlyYou: { zh: '团队里还只有你。在下面创建邀请，把链接发给同事。', en: 'Only you so far. Make an invite below and send its link to a colleague.' },
  you: { zh: '你', en: 'you' },
  thisDevice: { zh: '这台设备', en: 'this device' },
  seenLately: { zh: '最近一小时内用过', en: 'used in the last hour' },
  revoke: { zh: '移除', en: 'Remove' },
  cancel: { zh: '取消', en: 'Cancel' },
  invites: { zh: '有效的邀请', en: 'Open invites' },
  noInvites: { zh: '没有有效的邀请。', en: 'No open invites.' },
  takeBack: { zh: '撤回', en: 'Take back' },
  newInvite: { zh: '邀请同事', en: 'Invite colleagues' },
  role: { zh: '权限', en: 'Role' },
  days: { zh: '有效天数', en: 'Good for days' },
  uses: { zh: '可加入的设备数', en: 'Devices that may join' },
  make: { zh: '创建邀请', en: 'Make invite' },
  link: { zh: '邀请链接', en: 'Link of the invite' },
  copy: { zh: '复制链接', en: 'Copy link' },
  copied: { zh: '已复制', en: 'Copied' },
  notCopied: { zh: '浏览器没有允许复制。请选中链接，自行复制。', en: 'The browser did not allow copying. Select the link and copy it.' },
  hide: { zh: '已发出，隐藏链接', en: 'Sent, hide the link' },
} as const satisfies Record<string, Text>;

/** What each role may do, for whoever gives it. */
export const ROLE_HINTS = {
  reader: { zh: '能看和搜索团队的剪藏，不能改动。', en: 'Sees and searches the team’s clips, changes nothing.' },
  editor: { zh: '能查看，也能共享、修改和删除剪藏。', en: 'Sees clips, and shares, changes and deletes them.' },
  admin: { zh: '能编辑，也能邀请同事、更改权限和移除设备。', en: 'Edits, and invites colleagues, changes roles and removes devices.' },
} as const satisfies Record<string, Text>;

export function roleOf(member: string): Text {
  return { zh: `${member}的权限`, en: `Role of ${member}` };
}

export function lastUsed(ago: string): Text {
  return { zh: `上次使用：${ago}`, en: `last used ${ago}` };
}

export function revokeNamed(device: string, member: string): Text {
  return { zh: `移除${member}的“${device}”`, en: `Remove ${device} of ${member}` };
}

export function revokeAsked(device: string, member: string): Text {
  return {
    zh: `移除${member}的“${device}”？它会立即停止同步，已在那台设备上的剪藏不会删除。重新加入需要新的邀请。`,
    en: `Remove “${device}” of ${member}? It stops syncing at once; clips that are on it stay there. To come back it needs a new invite.`,
  };
}

export function daysLeft(days: number): Text {
  return days <= 1 ? { zh: '一天内到期', en: 'ends within a day' } : { zh: `还有 ${days} 天`, en: `${days} days left` };
}

export function usesLeft(left: number, of: number): Text {
  return { zh: `剩 ${left}/${of} 台设备`, en: `${left} of ${of} ${of === 1 ? 'device' : 'devices'} left` };
}

export function takeBackNamed(role: string, left: string): Text {
  return { zh: `撤回邀请：${role}，${left}`, en: `Take back invite: ${role}, ${left}` };
}

/** What to do with an invite's link, which is shown once. */
export function linkHint(days: number, uses: number): Text {
  return {
    zh: `把这条链接发给同事：在 Clipsheet 的选项页“团队”里粘贴即可加入，${days} 天内可加入 ${uses} 台设备。链接只显示这一次。`,
    en: `Send this link to your colleague, who pastes it into Team in Clipsheet’s options. It lets ${uses} ${uses === 1 ? 'device' : 'devices'} join within ${days} ${days === 1 ? 'day' : 'days'}. It is shown only this once.`,
  };
}

/** Why the team could not be read or changed. */
export const teamProblems = {
  offline: { zh: '连不上团队服务。请检查网络，再试一次。', en: 'The hub cannot be reached. Check your network and try again.' },
  busy: { zh: '团队服务正忙，没有改动。请过一分钟再试。', en: 'The hub is busy; nothing was changed. Try again in a minute.' },
  notAllowed: { zh: '只有管理员能这样做，而你已不是管理员。没有改动。', en: 'Only admins may do this, and you are none any more. Nothing was changed.' },
  lastAdmin: { zh: '团队至少要有一位管理员，没有改动。请先让另一位成员成为管理员。', en: 'A team needs an admin; nothing was changed. Make another member an admin first.' },
  refused: { zh: '团队服务没有接受，没有改动。请让维护团队服务的人更新它。', en: 'The hub did not accept this; nothing was changed. Ask whoever runs it to update it.' },
} as const satisfies Record<string, Text>;
