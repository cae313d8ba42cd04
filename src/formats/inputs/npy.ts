import type { NumberArray } from '../../network/interface/fitArray';
import { permute } from '../../network/layout';
import { float16ToNumber } from '../../numbers/halfFloat';

/** A NumPy file that cannot be taken: says what is wrong and what to do about it. */
export class NpyError extends Error {
  override readonly name = 'NpyError';
}

type ReadElement = (view: DataView, offset: number, littleEndian: boolean) => number;

/** Element kinds by NumPy's code without the byte order: size in bytes, and how to read one. */
const ELEMENTS: Readonly<Record<string, { readonly size: number; readonly read: ReadElement }>> = {
  f2: { size: 2, read: (view, at, little) => float16ToNumber(view.getUint16(at, little)) },
  f4: { size: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { size: 8, read: (view, at, little) => view.getFloat64(at, little) },
  b1: { size: 1, read: (view, at) => view.getUint8(at) },
  u1: { size: 1, read: (view, at) => view.getUint8(at) },
  i1: { size: 1, read: (view, at) => view.getInt8(at) },
  u2: { size: 2, read: (view, at, little) => view.getUint16(at, little) },
  i2: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  u4: { size: 4, read: (view, at, little) => view.getUint32(at, little) },
  i4: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  u8: { size: 8, read: (view, at, little) => exactly(view.getBigUint64(at, little)) },
  i8: { size: 8, read: (view, at, little) => exactly(view.getBigInt64(at, little)) },
};

/** The same as a double. */
function exactly(integer: bigint): number {
  const number = Number(integer);
  if (BigInt(number) === integer) return number;
  throw new NpyError(`The NumPy file holds ${integer}, which no float64 has. Save it as float32 or float64.`);
}

/** NumPy takes no more. */
const MOST_AXES = 64;

const MAGIC = '\x93NUMPY';
const SHORTEST_HEADER = 10;

/**
 * Reads a NumPy array file (`numpy.save`) of numbers or truth values, in C or Fortran order; given back row by row.
 *
 * Format: magic, version (two bytes), length of the header (two bytes, four from version 2 on), and the header, a Python
 * dictionary with `descr`, `fortran_order` and `shape`; then the elements.
 *
 * @throws NpyError for other files, truncated ones and other kinds of elements
 */
export function readNpy(bytes: Uint8Array): NumberArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, start } = readHeader(bytes, view);
  const { element, littleEndian, shape, isFortran } = parseHeader(header);
  const count = shape.reduce((product, size) => product * size, 1);
  const expected = start + count * element.size;
  if (bytes.length < expected) {
    throw new NpyError(`The NumPy file ends after ${bytes.length} of ${expected} bytes. Copy it again.`);
  }
  const data = Float64Array.from({ length: count }, (_, i) =>
    element.read(view, start + i * element.size, littleEndian),
  );
  return { shape, data: isFortran ? fromFortran(data, shape) : data };
}

/**
 * The same where the elements are bytes in C order, which then are not copied; undefined for any other file.
 *
 * @throws NpyError as `readNpy` does
 */
export function readNpyBytes(
  bytes: Uint8Array,
): { readonly shape: readonly number[]; readonly data: Uint8Array } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, start } = readHeader(bytes, view);
  const { element, shape, isFortran } = parseHeader(header);
  if (element !== ELEMENTS.u1 || isFortran) return undefined;
  const count = shape.reduce((product, size) => product * size, 1);
  if (bytes.length < start + count) {
    throw new NpyError(`The NumPy file ends after ${bytes.length} of ${start + count} bytes. Copy it again.`);
  }
  return { shape, data: bytes.subarray(start, start + count) };
}

/** Fortran order is C order of the axes in reverse. */
function fromFortran(data: Float64Array, shape: readonly number[]): Float64Array {
  const reversed = shape.toReversed();
  return permute(data, reversed, [...reversed.keys()].toReversed());
}

function readHeader(bytes: Uint8Array, view: DataView): { header: string; start: number } {
  const isNpy = bytes.length >= SHORTEST_HEADER && latin1(bytes.subarray(0, MAGIC.length)) === MAGIC;
  if (!isNpy) throw new NpyError('This is not a NumPy array file. Write one with numpy.save.');
  const long = (bytes[MAGIC.length] as number) >= 2;
  if (long && bytes.length < SHORTEST_HEADER + 2) throw new NpyError('The NumPy file is cut off. Copy it again.');
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true);
  const begin = long ? SHORTEST_HEADER + 2 : SHORTEST_HEADER;
  if (begin + length > bytes.length) throw new NpyError('The NumPy file is cut off in its header. Copy it again.');
  return { header: latin1(bytes.subarray(begin, begin + length)), start: begin + length };
}

function parseHeader(header: string) {
  const descr = /'descr'\s*:\s*'([<>|=]?)(\w+)'/.exec(header);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header);
  const sizes = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(header);
  if (!descr || !order || !sizes) {
    throw new NpyError('The NumPy file holds no plain array of numbers. Save one with numpy.save.');
  }
  const element = ELEMENTS[descr[2] as string];
  if (!element) {
    throw new NpyError(`The NumPy file holds elements of the kind “${descr[2]}”. Save it as float32 or float64.`);
  }
  const shape = (sizes[1] as string)
    .split(',')
    .flatMap((part) => (part.trim() === '' ? [] : [Number.parseInt(part, 10)]));
  if (shape.length > MOST_AXES) {
    throw new NpyError(`The NumPy file has ${shape.length} axes (at most ${MOST_AXES}). Save an array of fewer.`);
  }
  if (!shape.every(Number.isSafeInteger)) {
    throw new NpyError('The NumPy file has an axis longer than any file. Save the array again.');
  }
  return { element, littleEndian: descr[1] !== '>', shape, isFortran: order[1] === 'True' };
}

/** Letter by letter: as arguments of one call, those of a long header are too many. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
