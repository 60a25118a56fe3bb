import type { Text } from '../language.ts';

/** Why a PDF was not clipped. */
export const pdfTexts = {
  locked: {
    zh: '这个 PDF 有密码，没有剪下。请用密码打开并另存一份没有密码的，再剪藏那一份。',
    en: 'This PDF is locked with a password, so it was not clipped. Open it with the password, save a copy without one and clip that.',
  },
  broken: {
    zh: '这个文件不是完整的 PDF，没有剪下。请重新下载后再试。',
    en: 'This file is no whole PDF, so it was not clipped. Download it again and retry.',
  },
  scanned: {
    zh: '这个 PDF 里只有图片，没有文字，没有剪下。请先做文字识别（OCR）再剪藏。',
    en: 'This PDF holds only pictures and no text, so it was not clipped. Run text recognition (OCR) on it first.',
  },
  tooLarge: {
    zh: '这个 PDF 超过 45 MB，没有剪下。请拆分后再剪藏。',
    en: 'This PDF is larger than 45 MB, so it was not clipped. Split it and clip the parts.',
  },
  notFetched: {
    zh: '没有取到这个 PDF：网址连不上，或需要重新登录。请在标签页里刷新它，再试一次。',
    en: 'This PDF could not be fetched: the address cannot be reached or asks you to log in again. Reload it in its tab and retry.',
  },
  localFile: {
    zh: '这个 PDF 在本机上，浏览器不让扩展读取。请在扩展管理页打开“允许访问文件网址”，再试一次。',
    en: 'This PDF lies on your computer, where the browser lets no extension read. Turn on “Allow access to file URLs” on the extensions page and retry.',
  },
} as const satisfies Record<string, Text>;
