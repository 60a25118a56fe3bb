import type { Text } from '../language.ts';

/** Pages and pictures of clips that are not on this device. */
export const distantBlob = {
  loading: { zh: '正在从团队服务取回', en: 'Loading from the team’s hub' },
  unreachable: { zh: '连不上团队服务，暂时取不到。', en: 'The team’s hub cannot be reached, so this cannot be shown now.' },
  notSent: {
    zh: '团队服务上还没有：剪藏它的设备还没把它发送出来。',
    en: 'The team’s hub does not have it yet: the device that clipped it has not sent it.',
  },
  refused: {
    zh: '团队服务没有把它交给这台设备。请在设置里看团队的同步状态。',
    en: 'The team’s hub did not hand it over. See the team’s sync state in the settings.',
  },
  notHere: { zh: '它不在这台设备上。', en: 'It is not on this device.' },
  pageItself: { zh: '原网页', en: 'The page itself' },
  tryAgain: { zh: '再试一次', en: 'Try again' },
  screenshot: { zh: '截图', en: 'Screenshot' },
  pictureUnreadable: { zh: '这张截图无法显示。', en: 'This screenshot cannot be shown.' },
} as const satisfies Record<string, Text>;

/** After an export: what the file lacks. */
export function exportLacks(count: number): Text {
  return {
    zh: `已导出。${count} 个快照或截图不在这台设备上，文件里没有它们；打开过的会留在这里。`,
    en: `Exported. ${count === 1 ? '1 snapshot or screenshot is' : `${count} snapshots or screenshots are`} not on this device and not in the file; opening one keeps it here.`,
  };
}
