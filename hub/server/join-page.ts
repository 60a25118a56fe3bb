import { joinHelp } from '../../core/language/texts/hub.ts';

/** What opens when somebody follows an invite in a browser: how to use it. Without scripts, so it never sees the code. */
export function joinPage(): string {
  const part = (language: 'zh' | 'en', tag: string) => `<section lang="${tag}"><h1>${joinHelp.title[language]}</h1><p>${joinHelp.steps[language]}</p></section>`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Clipsheet</title>${part('zh', 'zh-CN')}${part('en', 'en')}</html>`;
}
