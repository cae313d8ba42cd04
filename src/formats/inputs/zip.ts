import { NetworkError } from '../../network/networkError';
import { crc32 } from '../../numbers/archive/crc32';
import { DatasetError } from './datasetImages';
import { unpack } from './gunzip';

/** A file in an archive. */
interface Entry {
  readonly method: number;
  readonly checksum: number;
  /** Bytes in the archive, and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly start: number;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** The directory's end has this many bytes, and a comment of up to 2¹⁶. */
const END_BYTES = 22;

const STORED = 0;
const DEFLATED = 8;

/** Archives may unpack to this many bytes, and to this many for each of their own. */
const MOST_UNPACKED = 2 ** 24;
const MOST_RATIO = 20;
const MOST_ENTRIES = 10_000;

/** A zip archive, with its checksums checked (APPNOTE 6.3, without encryption and without parts larger than 4 GiB). */
export class Zip {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** @throws NetworkError for what is none, or a damaged one */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = readingSafely(() => this.#readDirectory());
  }

  /** The files in it, in its own order; folders left out. */
  get names(): readonly string[] {
    return [...this.#entries.keys()].filter((name) => !name.endsWith('/'));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * A file of the archive, unpacked.
   *
   * @throws NetworkError when it is not there, damaged, or larger than an honest file would be
   */
  async read(name: string): Promise<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry)
      throw new NetworkError(`The archive has no file “${name}”.`, 'Save the model again, as one .keras file.');
    const most = MOST_UNPACKED + MOST_RATIO * this.#bytes.length;
    if (entry.size > most) {
      throw new NetworkError(`“${name}” would unpack to ${entry.size} bytes.`, 'Check that it is the right file.');
    }
    const packed = readingSafely(() => this.#packed(entry));
    const content = entry.method === STORED ? packed : await inflated(packed, entry, name);
    if (content.length === entry.size && crc32(content) === entry.checksum) return content;
    throw new NetworkError(`“${name}” in the archive is damaged.`, 'Download or save the model again.');
  }

  #readDirectory(): ReadonlyMap<string, Entry> {
    const view = this.#view;
    const end = this.#findEnd();
    const count = view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw new RangeError('too many files');
    const entries = new Map<string, Entry>();
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError('no entry');
      const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
        number,
        number,
        number,
      ];
      entries.set(new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + name)), {
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        start: view.getUint32(at + 42, true),
      });
      at += 46 + name + extra + comment;
    }
    return entries;
  }

  /** The directory's end stands at the end of the file, before a comment. */
  #findEnd(): number {
    const last = this.#view.byteLength - END_BYTES;
    for (let at = last; at >= Math.max(0, last - 2 ** 16); at--) {
      if (this.#view.getUint32(at, true) === DIRECTORY_END) return at;
    }
    throw new RangeError('no directory');
  }

  #packed({ start, packed, method }: Entry): Uint8Array {
    const view = this.#view;
    if (view.getUint32(start, true) !== LOCAL_HEADER) throw new RangeError('no header');
    if (method !== STORED && method !== DEFLATED) throw new RangeError('another method');
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    if (from + packed > this.#bytes.length) throw new RangeError('cut short');
    return this.#bytes.subarray(from, from + packed);
  }
}

async function inflated(packed: Uint8Array, { size }: Entry, name: string): Promise<Uint8Array> {
  try {
    return await unpack(packed, 'deflate-raw', size);
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    throw new NetworkError(`“${name}” in the archive is damaged.`, 'Download or save the model again.');
  }
}

/** Whatever lies outside of the file is damage. */
function readingSafely<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NetworkError('The archive is damaged or cut short.', 'Download or save the model again.');
  }
}
