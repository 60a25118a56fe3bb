import type { Text } from '../language.ts';

/** What `clipsheet hub webhook` and `clipsheet hub digest` say. */
export const digestOptions = {
  add: {
    zh: '定时把团队动态发到群里：默认每天 09:00，--on 改为每周；--url - 从标准输入读地址；没有新内容时不发，除非加 --even-empty',
    en: 'posts the team’s digest to a group: every day at 09:00, with --on once a week; --url - reads the address from standard input; posts nothing where nothing is new, unless --even-empty',
  },
  secret: { zh: '钉钉、飞书机器人的加签密钥，配合 webhook add 使用', en: 'the secret that robots of DingTalk and Feishu sign with, for webhook add' },
  list: { zh: '列出（不显示地址）、删除，或发一条测试消息', en: 'lists them without their addresses, removes one, or posts a test message' },
  digest: { zh: '输出某时以来的团队动态，默认最近一天；不发送', en: 'prints what is new since then, by default of the last day; posts nothing' },
} satisfies Record<string, Text>;

export const webhookTexts = {
  added: (id: string, schedule: Text): Text => ({
    zh: `已添加 ${id}：${schedule.zh}。服务运行时发送；可用 clipsheet hub webhook test ${id} 试发一条。`,
    en: `Added ${id}: ${schedule.en}. A running hub posts it; clipsheet hub webhook test ${id} posts a test message.`,
  }),
  badAddress: (hosts: string): Text => ({
    zh: `这个地址不能用。请粘贴群机器人给出的完整地址：以 https:// 开头，主机为 ${hosts}。`,
    en: `This address cannot be used. Paste the whole address that the group’s robot shows: https, of ${hosts}.`,
  }),
  noSecret: { zh: '只有钉钉和飞书的机器人有加签密钥，请去掉 CLIPSHEET_WEBHOOK_SECRET。', en: 'Only robots of DingTalk and Feishu have a signing secret. Leave out CLIPSHEET_WEBHOOK_SECRET.' },
  badZone: (zone: string): Text => ({ zh: `“${zone}”不是时区。写成 Asia/Shanghai 这样。`, en: `“${zone}” is no time zone. Write one such as Asia/Shanghai.` }),
  none: { zh: '还没有。用 clipsheet hub webhook add 添加。', en: 'There are none. Add one with clipsheet hub webhook add.' },
  /** Error words are for whoever runs the hub, as the messenger says them. */
  state: (schedule: Text, sent: string | null, error: string | null): Text => ({
    zh: `${schedule.zh}；${sent === null ? '还没有发过' : `上次发送 ${sent} UTC`}${error === null ? '' : `；失败：${error}`}`,
    en: `${schedule.en}; ${sent === null ? 'nothing posted yet' : `last posted ${sent} UTC`}${error === null ? '' : `; failed: ${error}`}`,
  }),
  unknown: (id: string): Text => ({ zh: `没有 ${id}。用 clipsheet hub webhook list 查看。`, en: `There is no ${id}. See clipsheet hub webhook list.` }),
  removed: (id: string): Text => ({ zh: `已删除 ${id}。不再发送。`, en: `Removed ${id}. Nothing more is posted there.` }),
  tested: { zh: '测试消息已发送，请到群里查看。', en: 'The test message was posted. Look into the group.' },
  notPosted: (error: string): Text => ({ zh: `没有发出：${error}。请检查机器人的地址、密钥和安全设置。`, en: `Nothing was posted: ${error}. Check the robot’s address, secret and security settings.` }),
};
