import type { Dataset, Group } from 'jsfive';
import type { Inflate } from 'pako';
import { MOST_WEIGHTS } from '../../../network/limits';
import { NetworkError } from '../../../network/networkError';
import type { Numbers } from '../onnx/graphDraft';
import { toNumbers } from './toNumbers';

/** Compressed weights may unpack to this many numbers, and to this many for each byte of the file. */
const MOST_UNPACKED = 2 ** 24;
const MOST_RATIO = 20;

/** HDF5's number of what packs by zlib. */
const DEFLATE = 1;

/** Chunks at the edge of an array stick out of it, along each axis by less than it is long; and a few bytes to spare. */
const SPARE_BYTES = 2 ** 16;
const BYTES_EACH = 8;

/** What the array that is read may still unpack to; arrays are read one at a time, without a pause. */
let mostBytes = 0;

/** Groups within groups; a damaged file may have a group in itself. */
const MOST_LEVELS = 24;
const MOST_ITEMS = 100_000;

const DAMAGED = 'Download or save the model again.';

/** A file of numbers and texts in folders, as HDF5 has it. */
export class Hdf5 {
  readonly #root: Group;
  readonly #mostNumbers: number;

  private constructor(root: Group, bytes: number) {
    this.#root = root;
    this.#mostNumbers = Math.min(MOST_WEIGHTS, MOST_UNPACKED + MOST_RATIO * bytes);
  }

  /** @throws NetworkError for what is no such file, or a damaged one */
  static async open(bytes: Uint8Array): Promise<Hdf5> {
    // Few open such files: the reader is loaded for those who do.
    const [{ File, Filters }, { Inflate }] = await Promise.all([import('jsfive'), import('pako')]);
    Filters.set(DEFLATE, (packed) => {
      const unpacked = inflateWithin(new Uint8Array(packed), mostBytes, Inflate);
      mostBytes -= unpacked.length;
      return unpacked.buffer;
    });
    return new Hdf5(
      safely('The HDF5 file', () => new File(new Uint8Array(bytes).buffer, 'model')),
      bytes.length,
    );
  }

  /** A text that is attached to the root. */
  attribute(name: string): string | undefined {
    const value = safely(`Its attribute “${name}”`, () => this.#root.attrs[name]);
    return typeof value === 'string' ? value : undefined;
  }

  /** Paths of all arrays of numbers. */
  paths(): readonly string[] {
    const paths: string[] = [];
    const visit = (group: Group, path: string, level: number) => {
      if (level > MOST_LEVELS || paths.length > MOST_ITEMS) {
        throw new NetworkError('The HDF5 file has groups within groups without end.', DAMAGED);
      }
      for (const key of safely(path, () => group.keys)) {
        const inner = `${path}/${key}`;
        const item = safely(inner, () => group.get(key));
        if (isGroup(item)) visit(item, inner, level + 1);
        else paths.push(inner);
      }
    };
    visit(this.#root, '', 0);
    return paths;
  }

  /** @throws NetworkError when the array is damaged, or has other numbers than float32 can hold */
  read(path: string): Numbers {
    return safely(path, () => {
      const item = this.#root.get(path);
      if (isGroup(item)) throw new RangeError('it is a group');
      const shape = this.#checked(item.shape, path);
      mostBytes = SPARE_BYTES + shape.reduce((product, size) => 2 * product * size, BYTES_EACH);
      return toNumbers(shape, item.value as ArrayLike<number>, path);
    });
  }

  #checked(shape: readonly number[], path: string): readonly number[] {
    const count = shape.reduce((product, size) => product * size, 1);
    if (shape.every((size) => Number.isSafeInteger(size) && size >= 0) && count <= this.#mostNumbers) return shape;
    throw new NetworkError(`“${path}” has the sizes [${shape.join(', ')}], more than the file can hold.`, DAMAGED);
  }
}

function isGroup(item: Group | Dataset | null): item is Group {
  return item !== null && 'keys' in item && !('dtype' in item);
}

/** The reader throws texts, and whatever reading outside of a file throws. */
function safely<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof NetworkError) throw error;
    if (error instanceof TooLongError) throw new NetworkError(`${what} unpacks to more than its sizes say.`, DAMAGED);
    throw new NetworkError(`${what || 'The HDF5 file'} cannot be read: the file is damaged.`, DAMAGED);
  }
}

/** Bytes that are unpacked at a time. */
const PIECE = 2 ** 16;

/** Packed bytes say more than they may. */
class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/**
 * Unpacks what zlib has packed, and ends as soon as it is more than allowed: a few bytes may stand for gigabytes.
 *
 * @param most bytes that it may come to
 * @throws TooLongError for more; RangeError for damaged bytes
 */
function inflateWithin(packed: Uint8Array, most: number, Inflater: typeof Inflate): Uint8Array<ArrayBuffer> {
  const inflater = new Inflater({ chunkSize: PIECE });
  let length = 0;
  inflater.onData = (piece) => {
    length += piece.length;
    if (length > most) throw new TooLongError('It unpacks to more than it may.');
    inflater.chunks.push(piece);
  };
  inflater.push(packed, true);
  if (inflater.err !== 0) throw new RangeError('It is damaged.');
  return inflater.result;
}
