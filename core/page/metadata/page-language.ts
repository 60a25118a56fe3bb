import { attribute } from '../dom/nodes.ts';
import { metaContent, type MetaTags } from './meta-tags.ts';

/** BCP 47 tag of the page's language: as the page declares it, unless its writing plainly says otherwise; null when neither tells. */
export function pageLanguage(document: Document, meta: MetaTags): string | null {
  const root = document.documentElement;
  const declared = (root === null ? null : (attribute(root, 'lang') ?? attribute(root, 'xml:lang'))) ?? metaContent(meta, ['content-language', 'og:locale', 'language', 'dc.language']);
  const tag = declared?.split(',')[0]?.trim().replace(/_/g, '-') ?? null;
  const written = languageOfWriting((document.body?.textContent ?? '').slice(0, 60_000));
  const known = tag !== null && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) ? tag : null;
  // Templates are often left at `en` on Chinese sites, and the other way round never misleads the writing.
  if (written !== null && known !== null && known.slice(0, 2).toLowerCase() !== written.slice(0, 2)) return written;
  return known ?? written;
}

/** Only scripts that name one language tell: Han without kana is Chinese, kana Japanese, Hangul Korean. */
function languageOfWriting(text: string): string | null {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const letters = count(/\p{Script=Latin}/gu);
  if (kana > 50 && kana * 4 > han) return 'ja';
  if (hangul > 50 && hangul > han) return 'ko';
  return han > 50 && han * 3 > letters ? 'zh' : null;
}
