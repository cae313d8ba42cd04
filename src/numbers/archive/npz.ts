import { crc32 } from './crc32';

/** An array as NumPy keeps it, row by row. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array;
}

/** NumPy's names of element types. */
const TYPES = new Map<unknown, string>([
  [Float32Array, '<f4'],
  [Float64Array, '<f8'],
  [Int32Array, '<i4'],
]);

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** The version of zip that stored files need, and a flag that names are UTF-8. */
const VERSION = 20;
const UTF8 = 0x0800;
/** The first day that zip knows: archives of the same numbers are the same. */
const DAY = 0x21;

/**
 * An archive of arrays as `numpy.load` reads it: a zip archive, packed by nobody, with a file `NAME.npy` for each array
 * and one of text, `about.json`.
 */
export function writeNpz(arrays: readonly NamedArray[], about: object): Uint8Array {
  const files = arrays.map((array) => ({ name: `${array.name}.npy`, content: npyOf(array) }));
  return zipOf([...files, { name: 'about.json', content: new TextEncoder().encode(JSON.stringify(about)) }]);
}

/** A NumPy file of version 1.0; the header ends where numbers can stand aligned. */
function npyOf({ shape, data }: NamedArray): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${TYPES.get(data.constructor)}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = `${text.padEnd(length - 1)}\n`;
  const start = Uint8Array.of(0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, length & 0xff, length >> 8);
  return joined([
    start,
    new TextEncoder().encode(header),
    new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  ]);
}

function zipOf(files: readonly { readonly name: string; readonly content: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const path = new TextEncoder().encode(name);
    const facts = [VERSION, UTF8, 0, 0, DAY] as const;
    const sizes = [crc32(content), content.length, content.length] as const;
    const local = record(LOCAL_HEADER, facts, sizes, [path.length, 0]);
    const entry = record(DIRECTORY_ENTRY, [VERSION, ...facts], sizes, [path.length, 0, 0, 0, 0], [0, at]);
    parts.push(local, path, content);
    directory.push(entry, path);
    at += local.length + path.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record(DIRECTORY_END, [0, 0, files.length, files.length], [size, at], [0]);
  return joined([...parts, ...directory, end]);
}

/** A signature, then numbers of two bytes and of four in turn. */
function record(signature: number, ...groups: readonly (readonly number[])[]): Uint8Array {
  const bytes = groups.flatMap((group, turn) => group.flatMap((value) => littleEndian(value, turn % 2 === 0 ? 2 : 4)));
  return Uint8Array.from([...littleEndian(signature, 4), ...bytes]);
}

function littleEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
