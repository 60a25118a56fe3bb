/** HMAC-SHA256 as Base64. */
export async function signature(key: string, message: string): Promise<string> {
  const bytes = new TextEncoder();
  const imported = await crypto.subtle.importKey('raw', bytes.encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', imported, bytes.encode(message));
  return btoa(String.fromCharCode(...new Uint8Array(signed)));
}
