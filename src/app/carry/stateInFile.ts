/** What marks the link within a picture as SVG, and in the page that “Save as file” writes. */
const MARK = 'data-boundscope-link="';

/** The name of the text within a PNG. */
const KEYWORD = 'boundscope';

/** Bytes before the first part of a PNG, and of the part that ends it. */
const [HEAD, END] = [8, 12];

/** A picture with the link of what it shows inside; other files as they are. */
export async function withState(blob: Blob, hash: string): Promise<Blob> {
  if (blob.type === 'image/svg+xml') {
    const text = await blob.text();
    return new Blob([text.replace(/^(<svg[^>]*>)/, `$1<metadata ${marked(hash)}></metadata>`)], { type: blob.type });
  }
  if (blob.type !== 'image/png') return blob;
  const cut = blob.size - END;
  return new Blob([blob.slice(0, cut), textPart(hash), blob.slice(cut)], { type: blob.type });
}

/** The link within a picture or a page that was saved here; undefined where there is none. */
export async function stateIn(file: Blob): Promise<string | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = isPng(bytes) ? textIn(bytes) : markIn(new TextDecoder().decode(bytes));
  return hash?.startsWith('#/') ? hash : undefined;
}

/** The link as an attribute, which reads the same in SVG and HTML. */
export function marked(hash: string): string {
  return `${MARK}${hash.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`;
}

function markIn(text: string): string | undefined {
  const begin = text.indexOf(MARK) + MARK.length;
  const end = text.indexOf('"', begin);
  if (begin < MARK.length || end < 0) return undefined;
  return text
    .slice(begin, end)
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function isPng(bytes: Uint8Array): boolean {
  return [137, 80, 78, 71].every((byte, index) => bytes[index] === byte);
}

/** A `tEXt` part: length, name, text, checksum (PNG 1.2, 11.3.4.3); links are ASCII. */
function textPart(hash: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(`tEXt${KEYWORD}\0${hash}`);
  const part = new Uint8Array(text.length + 8);
  const view = new DataView(part.buffer);
  view.setUint32(0, text.length - 4);
  part.set(text, 4);
  view.setUint32(text.length + 4, crc32(text));
  return part;
}

function textIn(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const view = new DataView(bytes.buffer);
  for (let at = HEAD; at + END <= bytes.length; ) {
    const length = view.getUint32(at);
    const text = new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 8 + length));
    if (text.startsWith(`tEXt${KEYWORD}\0`)) return text.slice(KEYWORD.length + 5);
    at += length + END;
  }
  return undefined;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
