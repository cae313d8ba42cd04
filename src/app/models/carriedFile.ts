/** A network that travels in a link: `name~base64url`, compressed and never quantised. */
export interface CarriedFile {
  /** The file's name and the first digits of its digest, so that no other file has it. */
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** Bytes that a link may carry, compressed: with more, mail programs and chats cut it. */
export const MOST_CARRIED = 30 * 1024;

/** Bytes that are taken out of a link at most: a few kilobytes could claim to be gigabytes. */
const MOST_UNPACKED = 4 * 1024 * 1024;

const DIGITS = 8;

const DAMAGED =
  'The network in this link cannot be read, since part of the link is missing or changed. Ask for it again.';

/** As a link carries it; undefined where it is too large. */
export async function packFile(name: string, bytes: ArrayBuffer): Promise<{ name: string; text: string } | undefined> {
  if (bytes.byteLength > MOST_UNPACKED) return undefined;
  const packed = await collect(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    MOST_CARRIED,
  );
  if (!packed) return undefined;
  const whole = `${name.replace(/~/g, '-').replace(/ \([0-9a-f]{8}\)$/, '')} (${await digestOf(bytes)})`;
  return { name: whole, text: `${whole}~${toBase64Url(packed)}` };
}

/** Takes what looks like a carried file; whether it is one is known once it is unpacked. */
export function readCarried(text: string): string | undefined {
  return /\([0-9a-f]{8}\)~[\w-]+$/.test(text) ? text : undefined;
}

/**
 * Reads what `packFile` wrote.
 *
 * @throws RangeError when it is damaged, or not the file that its name says
 */
export async function unpackFile(text: string): Promise<CarriedFile> {
  const cut = text.lastIndexOf('~');
  const name = text.slice(0, cut);
  const digest = /\(([0-9a-f]{8})\)$/.exec(name)?.[1];
  const packed = cut < 0 ? undefined : fromBase64Url(text.slice(cut + 1));
  if (!packed || digest === undefined) throw new RangeError(DAMAGED);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const bytes = await collect(stream, MOST_UNPACKED).catch(() => undefined);
  if (!bytes || (await digestOf(bytes.buffer)) !== digest) throw new RangeError(DAMAGED);
  return { name, bytes: bytes.buffer };
}

let carried = '';

/** What the link on screen carries, as it stands there; it is unpacked when a view asks for it. */
export function setCarried(text: string): void {
  carried = text;
}

/** The file of this name, if the link carries it; rejects like `unpackFile`. */
export async function carriedFile(name: string): Promise<CarriedFile | undefined> {
  return carried.startsWith(`${name}~`) ? unpackFile(carried) : undefined;
}

/** All bytes of a stream; undefined when there are more than `most`. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Browsers withhold their own SHA-256 on plain http, as on a lecture hall's local network. */
async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const [{ sha256 }, { bytesToHex }] = await Promise.all([
    import('@noble/hashes/sha2.js'),
    import('@noble/hashes/utils.js'),
  ]);
  return bytesToHex(sha256(new Uint8Array(bytes))).slice(0, DIGITS);
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
