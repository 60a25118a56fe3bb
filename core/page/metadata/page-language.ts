import { attribute } from '../dom/nodes.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { metaContent, type MetaTags } from './meta-tags.ts';

/** Letters that tell a language as well as all of a page would. */
const SAMPLED = 20_000;
/** Letters of a script that make it more than a name or a quote. */
const FEW = 50;

/** BCP 47 tag of the page's language: as the page declares it, unless its writing plainly says otherwise; null when neither tells. */
export function pageLanguage(document: Document, meta: MetaTags, blocks: readonly TextBlock[]): string | null {
  const root = document.documentElement;
  const declared = (root === null ? null : (attribute(root, 'lang') ?? attribute(root, 'xml:lang'))) ?? metaContent(meta, ['content-language', 'og:locale', 'language', 'dc.language']);
  const tag = declared?.split(',')[0]?.trim().replace(/_/g, '-') ?? null;
  const written = languageOfWriting(sampleOf(blocks));
  const known = tag !== null && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) ? tag : null;
  // Templates are often left at `en` on Chinese sites, and the other way round never misleads the writing.
  if (written !== null && known !== null && known.slice(0, 2).toLowerCase() !== written.slice(0, 2)) return written;
  return known ?? written;
}

function sampleOf(blocks: readonly TextBlock[]): string {
  let sample = '';
  for (const { text } of blocks) {
    if (sample.length >= SAMPLED) break;
    sample += text;
  }
  return sample.slice(0, SAMPLED);
}

/** Only scripts that name one language tell: Han without kana is Chinese, kana Japanese, Hangul Korean. */
function languageOfWriting(text: string): string | null {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  if (count(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) <= FEW) return null;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const letters = count(/\p{Script=Latin}/gu);
  if (kana > FEW && kana * 4 > han) return 'ja';
  if (hangul > FEW && hangul > han) return 'ko';
  return han > FEW && han * 3 > letters ? 'zh' : null;
}
