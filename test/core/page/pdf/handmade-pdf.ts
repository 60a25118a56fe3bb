/** A line of text on a page of a handmade PDF; `y` in points from the top. */
export interface HandmadeLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface HandmadePdf {
  readonly pages: readonly (readonly HandmadeLine[])[];
  readonly information?: Readonly<Record<string, string>>;
  /** Behind a password that nobody knows. */
  readonly isLocked?: boolean;
}

const HEIGHT = 792;

/**
 * A PDF of A4-like pages (612 x 792 points) in two fonts that no file embeds: Helvetica, and for other letters STSong with
 * the encoding `UniGB-UCS2-H`, which only a reader with its tables can read.
 */
export function handmadePdf({ pages, information = {}, isLocked = false }: HandmadePdf): Uint8Array<ArrayBuffer> {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>',
    `<<${Object.entries(information).map(([name, text]) => `/${name} <feff${utf16(text)}>`).join('')}>>`,
  ];
  pages.forEach((lines, index) => {
    const content = lines.map(shown).join('\n');
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 ${HEIGHT}]/Resources<</Font<</L 3 0 R/H 4 0 R>>>>/Contents ${8 + index * 2} 0 R>>`);
    objects.push(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lock = isLocked ? `/Encrypt<</Filter/Standard/V 1/R 2/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})/P -4>>/ID[<00><00>]` : '';
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 6 0 R${lock}>>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(file);
}

function shown({ text, x, y, size = 10 }: HandmadeLine): string {
  const latin = /^[\u0020-\u007e]*$/.test(text);
  const written = latin ? `(${text.replace(/[()\\]/g, '\\$&')})` : `<${utf16(text)}>`;
  return `BT /${latin ? 'L' : 'H'} ${size} Tf ${x} ${HEIGHT - y} Td ${written} Tj ET`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');
}

/** Lines of running text, one under the other. */
export function linesOf(texts: readonly string[], x: number, y: number, size = 10): HandmadeLine[] {
  return texts.map((text, index) => ({ text, x, y: y + index * size * 1.3, size }));
}
