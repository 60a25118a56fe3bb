import { refusal } from './refusal.ts';
import type { XlsxPackage } from './package.ts';

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Refuses what is no ZIP archive by what it is instead: a compound file is a password-protected workbook or
 * an old .xls; text that a program exported under an Excel name is HTML, XML or CSV.
 */
export function refuseOtherContainers(bytes: Uint8Array): void {
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) {
    if (holdsUtf16(bytes, 'EncryptedPackage')) throw refusal.encrypted();
    if (holdsUtf16(bytes, 'Workbook') || holdsUtf16(bytes, 'Book')) throw refusal.oldFormat();
    throw refusal.otherFormat('OLE');
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (head.startsWith('%PDF')) throw refusal.otherFormat('PDF');
  if (/^<(!doctype html|html|head|meta|table|body)\b/i.test(head)) throw refusal.otherFormat('HTML');
  if (/^<\?xml/i.test(head)) throw refusal.otherFormat('XML');
  // BIFF2 to BIFF8 streams without a compound file around them begin with a BOF record.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)) throw refusal.oldFormat();
}

/** Refuses ZIP archives that are other documents. `workbookPart` is null before the main part is known. */
export function refuseOtherPackages(
  content: Pick<XlsxPackage, 'has' | 'text' | 'contentType' | 'relationships'>,
  workbookPart: string | null,
): void {
  if (workbookPart === null) {
    if (content.has('[Content_Types].xml')) return;
    if (content.has('Index/Document.iwa') || content.has('Index.zip')) throw refusal.otherFormat('Apple Numbers');
    const mimetype = content.has('mimetype') ? (content.text('mimetype') ?? '') : '';
    if (mimetype.includes('opendocument')) throw refusal.otherFormat('OpenDocument (.ods)');
    return;
  }
  const type = content.contentType(workbookPart)?.toLowerCase() ?? '';
  if (type.includes('sheet.binary') || workbookPart.toLowerCase().endsWith('.bin')) throw refusal.binary();
  if (type.includes('wordprocessingml') || type.includes('ms-word')) throw refusal.otherFormat('Word');
  if (type.includes('presentationml') || type.includes('ms-powerpoint')) throw refusal.otherFormat('PowerPoint');
}

function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < text.length && bytes[at + 2 * i] === text.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === text.length) return true;
  }
  return false;
}
