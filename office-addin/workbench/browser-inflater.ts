import type { StreamInflater } from '../../core/workbook/file/inflate.ts';

/** The browser's own way to inflate raw DEFLATE data, on a thread of its own; null where it has none. */
export function browserInflater(): StreamInflater | null {
  if (typeof DecompressionStream === 'undefined') return null;
  try {
    new DecompressionStream('deflate-raw');
  } catch {
    // Older browsers know gzip alone.
    return null;
  }
  return inflated;
}

async function* inflated(compressed: Uint8Array): AsyncGenerator<Uint8Array> {
  const reader = new Blob([new Uint8Array(compressed)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    // Whoever stops reading needs no more of it; damaged data was told above.
    await reader.cancel().catch(() => undefined);
  }
}
