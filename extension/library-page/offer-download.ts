/** How long the browser may take to begin reading the file, in milliseconds. */
const KEPT = 60_000;

/** Gives a file to the person by the browser's own download. */
export function offerDownload(bytes: Uint8Array, name: string, mime: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
