/** Encodings that pages still come in without saying so, and the letters that are most common in what is written in each. */
const CANDIDATES: readonly { readonly encoding: string; readonly common: RegExp }[] = [
  { encoding: 'gb18030', common: /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里如家多样经现同方成价元格产品]/g },
  { encoding: 'big5', common: /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡如家多樣經現同方成價元格產品]/g },
  { encoding: 'shift_jis', common: /[\u3040-\u30ff]/g },
  { encoding: 'euc-jp', common: /[\u3040-\u30ff]/g },
  { encoding: 'euc-kr', common: /[이다는을의에가고하한로기지사은도를자어리인]/g },
];
/** Bytes looked at: letters repeat. */
const SAMPLE = 65_536;

/**
 * The encoding of text that is not UTF-8 and declares none: the one in which most of what is no ASCII reads as common letters of
 * its language and least reads as nothing. Single letters outside ASCII, such as accents, are windows-1252.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  if (standsAlone(sample)) return 'windows-1252';
  const scored = CANDIDATES.map(({ encoding, common }) => {
    const letters = new TextDecoder(encoding).decode(sample).replace(/[\u0000-\u007f]+/g, '');
    const broken = letters.match(/[\ufffd\ue000-\uf8ff\uff61-\uff9f]/g)?.length ?? 0;
    return { encoding, score: letters === '' ? 0 : ((letters.match(common)?.length ?? 0) - broken * 4) / letters.length };
  });
  // The first of equals: most pages that say nothing are in GB 18030.
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).encoding;
}

/** Letters of two bytes come in pairs; accents stand between plain letters. */
function standsAlone(sample: Uint8Array): boolean {
  let alone = 0;
  let all = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x80) continue;
    all += 1;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone += 1;
  }
  return alone * 4 > all * 3;
}
