import type { Inflate } from 'pako';

/** Bytes that are unpacked at a time. */
const PIECE = 2 ** 16;

/** Packed bytes say more than they may. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/**
 * Unpacks what zlib has packed, and ends as soon as it is more than allowed: a few bytes may stand for gigabytes.
 *
 * @param most bytes that it may come to
 * @throws TooLongError for more; RangeError for damaged bytes
 */
export function inflateWithin(packed: Uint8Array, most: number, Inflater: typeof Inflate): Uint8Array<ArrayBuffer> {
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
