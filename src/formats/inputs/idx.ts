import { DatasetError } from './datasetImages';

/** An array of bytes as the MNIST family of data sets keeps it, row by row. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** The format's type codes; the data sets in use are all unsigned bytes. */
const UNSIGNED_BYTE = 0x08;
const OTHER_TYPES: Readonly<Record<number, string>> = {
  9: 'signed bytes',
  11: '16-bit integers',
  12: '32-bit integers',
  13: '32-bit floats',
  14: '64-bit floats',
};
const REMEDY = 'Choose the original, unpacked idx file.';

/**
 * Reads an idx file of unsigned bytes: two zero bytes, a type code, the number of dimensions, the dimensions as
 * big-endian 32-bit integers, then the data. Does not copy the data.
 *
 * @throws DatasetError when the bytes are not such a file, or when there are fewer or more of them than it announces
 */
export function readIdx(bytes: Uint8Array): IdxArray {
  checkMagic(bytes);
  const dimensions = bytes[3] as number;
  const start = 4 + 4 * dimensions;
  if (dimensions === 0) throw new DatasetError('The idx file announces no dimensions.', REMEDY);
  if (bytes.length < start) throw new DatasetError('The idx file ends within its header.', REMEDY);
  const shape = readShape(bytes, dimensions);
  const announced = shape.reduce((product, size) => product * size, 1);
  const found = bytes.length - start;
  if (announced !== found) {
    throw new DatasetError(
      `The idx file announces ${shape.join(' × ')} = ${announced} bytes of data and holds ${found}.`,
      'It is cut short or damaged: download it again.',
    );
  }
  return { shape, data: bytes.subarray(start) };
}

function checkMagic(bytes: Uint8Array): void {
  const [first, second, type] = bytes;
  if (bytes.length < 4 || first !== 0 || second !== 0) {
    throw new DatasetError('These bytes do not begin as an idx file does.', REMEDY);
  }
  if (type === UNSIGNED_BYTE) return;
  const found = OTHER_TYPES[type as number] ?? `an unknown type (code ${type})`;
  throw new DatasetError(`The idx file holds ${found}, and only unsigned bytes are read here.`, REMEDY);
}

function readShape(bytes: Uint8Array, dimensions: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
}
