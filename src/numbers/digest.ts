/**
 * A name for some content: two FNV-1a hashes and the length. It tells contents apart and is no protection against
 * forgery; Web Crypto would be, but browsers withhold it on plain http, as on a lecture hall's local network.
 */
export function digest(bytes: Uint8Array): string {
  let first = 0x811c9dc5;
  let second = 0xcbf29ce4;
  // By index: an iterator takes several times as long until it is compiled, and whole networks pass here.
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(second ^ byte, 0x0100019d);
  }
  return [first, second, bytes.length].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The same of a text. */
export function digestOfText(text: string): string {
  return digest(new TextEncoder().encode(text));
}
