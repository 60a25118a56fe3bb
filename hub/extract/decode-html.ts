import { guessEncoding } from './guess-encoding.ts';

/**
 * The text of HTML bytes: by byte order mark; as UTF-8 where the bytes are valid UTF-8, whatever is declared, for saved pages
 * keep the declaration of the encoding they came in; else as the page declares, else in the encoding in which its letters make sense.
 */
export function decodeHtml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1];
  if (declared === undefined) return guessEncoding(bytes);
  // A page that declares UTF-16 in a meta tag that could be read is not in UTF-16.
  return /^utf-?16/i.test(declared) ? 'utf-8' : known(declared);
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}

/** True for what decodes as UTF-8 but for the odd broken character that templates and cut texts leave behind. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const broken = text.match(/\ufffd/g)?.length ?? 0;
    const whole = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
    return broken * 50 < whole;
  }
}
