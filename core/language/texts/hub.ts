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
    zh: '复制浏览器地址栏里的整个地址，在 Clipsheet 扩展的设置里找到“团队”，或在 Excel 窗格的“调研”里选择“加入团队”，粘贴后加入。',
    en: 'Copy the whole address of this page from the address bar. In the settings of the Clipsheet extension, under Team, or in the Research tab of the Excel pane, paste it and join.',
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

/** Options of `clipsheet hub`, as its help explains them. */
export const hubOptions = {
  database: { zh: '使用 PostgreSQL 15 或更新版本；不设置时用 --data 文件夹里的内置数据库', en: 'uses PostgreSQL 15 or newer; without it the embedded database in the --data folder' },
  data: { zh: '内置数据库的文件夹，默认 clipsheet-hub；适合试用和小团队，断电时可能丢失最近的内容', en: 'folder of the embedded database, clipsheet-hub by default; for trying out and small teams: a power failure can lose what was last written' },
  host: { zh: '监听的网络地址，默认只限本机', en: 'network address to listen at; this machine alone by default' },
  address: { zh: '成员访问用的地址，写进邀请链接', en: 'the address that members use; invites are written with it' },
  certificate: { zh: '自己的证书；不写时用只适用于本机的开发证书', en: 'a certificate of your own; without it a development one for this machine alone' },
  http: { zh: '不加密，只适合本机', en: 'without encryption: for this machine alone' },
  behindProxy: { zh: '由反向代理加密，并相信它写的 X-Forwarded-For', en: 'a proxy encrypts, and its X-Forwarded-For is believed' },
  origin: { zh: '另外允许读取的网页来源，须写全；已获得本站权限的扩展不需要', en: 'another origin whose pages may read answers, written in full; an extension that was given this site needs none' },
  metrics: { zh: '用这个令牌可以从别的机器读取 /metrics', en: 'with this token /metrics can be read from other machines' },
  invite: { zh: '邀请成员；使用内置数据库时先停止服务，或由管理员在 Clipsheet 里邀请', en: 'invites members; with the embedded database stop the hub first, or let an admin invite from Clipsheet' },
  bi: { zh: '给 BI 工具的只读连接，只看得到一个团队（需要 PostgreSQL）；--revoke 收回该团队的全部连接', en: 'a connection for BI tools that reads one team and changes nothing (PostgreSQL only); --revoke ends all of the team’s' },
  backup: { zh: '把全部团队备份成一个文件；使用内置数据库时先停止服务', en: 'copies all teams into a file; with the embedded database stop the hub first' },
  restore: { zh: '从备份恢复；--replace 会替换已有的团队', en: 'brings teams back from a copy; --replace puts them in the place of those that are there' },
} satisfies Record<string, Text>;

export const biWantsPostgres: Text = {
  zh: '内置数据库只供团队服务自己使用，BI 工具连不上。请改用 PostgreSQL，并设置 DATABASE_URL。',
  en: 'BI tools cannot connect to the embedded database. Keep the team in PostgreSQL and set DATABASE_URL.',
};
export const unknownRole: Text = { zh: '--role 可以是 reader、editor 或 admin。', en: '--role is reader, editor or admin.' };
export const whichTeam = (known: string): Text => ({
  zh: `请用 --team 指明团队。现有：${known === '' ? '还没有，先运行一次 clipsheet hub' : known}。`,
  en: `Name the team with --team. There are: ${known === '' ? 'none yet; run clipsheet hub once' : known}.`,
});
export const wrongOrigin = (given: string): Text => ({
  zh: `“${given}”不是完整的来源。写成 chrome-extension://ID、moz-extension://ID 或 https://主机名。`,
  en: `“${given}” is no exact origin. Write chrome-extension://ID, moz-extension://ID or https://host.`,
});

/** What a hub says while it starts, runs and stops. */
export const hubTold = {
  team: { zh: '我们的团队', en: 'Our team' },
  embedded: (folder: string): Text => ({
    zh: `数据在文件夹 ${folder}（内置数据库，适合试用和小团队；断电时可能丢失最近的内容，重要数据请用 PostgreSQL 并定期备份）`,
    en: `Data is in ${folder} (the embedded database: for trying out and small teams. A power failure can lose what was last written; for what must not be lost use PostgreSQL, and make copies)`,
  }),
  postgres: { zh: '数据在 PostgreSQL 里', en: 'Data is in PostgreSQL' },
  firstInvite: (team: string, link: string, code: string, days: number): Text => ({
    zh: `团队“${team}”还没有成员。用这个邀请成为管理员（${days} 天内有效，只能用一次）：\n  链接：${link}\n  邀请码：${code}`,
    en: `The team “${team}” has no members yet. Become its admin with this invite (good for ${days} days, once):\n  link: ${link}\n  code: ${code}`,
  }),
  invite: (team: string, code: string, days: number, uses: number): Text => ({
    zh: `加入“${team}”的邀请码 ${code}，${days} 天内有效，可用 ${uses} 次。它不会再次显示。`,
    en: `The code ${code} joins “${team}”. It is good for ${days} days and ${uses === 1 ? 'one device' : `${uses} devices`}, and is not shown again.`,
  }),
  bi: (team: string): Text => ({
    zh: `以上是“${team}”的只读连接，含密码，不会再次显示。BI 工具里打开架构 bi。`,
    en: `This connection reads “${team}” and changes nothing. It holds the password and is not shown again. Open the schema bi in your BI tool.`,
  }),
  biRevoked: (team: string, ended: number): Text => ({
    zh: `已收回“${team}”的 ${ended} 个 BI 连接。`,
    en: `Ended ${ended === 1 ? 'one BI connection' : `${ended} BI connections`} of “${team}”.`,
  }),
  noPages: { zh: '加载项页面还没有构建，暂不提供。请先运行一次 npm start。', en: 'The add-in’s pages are not built yet and are not served. Run npm start once.' },
  running: (address: string): Text => ({ zh: `团队服务：${address}（按 Ctrl+C 结束）`, en: `The hub: ${address} (Ctrl+C ends it)` }),
  stopping: { zh: '正在完成未结束的请求', en: 'Finishing what was asked' },
  copied: (file: string): Text => ({
    zh: `备份已写入 ${file}。邀请不在其中；文件包含团队的全部内容，请妥善保管。`,
    en: `The copy is in ${file}. Invites are not in it; it holds all that the team has, so keep it safe.`,
  }),
  restored: (teams: string): Text => ({
    zh: `已恢复：${teams}。成员的设备会自动重新同步，并补上备份之后的内容。`,
    en: `Restored: ${teams}. Members’ devices sync anew by themselves and tell what came after the copy.`,
  }),
} as const;
