import type { Source } from '../../core/fact/fact.ts';
import { say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { placeName } from './table-places.ts';

const LOCALES = { zh: 'zh-CN', en: 'en-US' } as const;

/** A source as a person reads it: `Sales!F2:F90`, or the page's host and the day of the clip. */
export function showSource(source: Source, language: Language): string {
  if (source.kind === 'range') return placeName(source.ref);
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium' }).format(new Date(source.capturedAt));
  return say(pane.clippedPage(hostOf(source.url), day), language);
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
}

/** A clip's address comes from outside: only the web may be opened from it. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
