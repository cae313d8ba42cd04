import { describe, expect, it } from 'vitest';
import { readNpy } from './npy';

/** A file as `numpy.save` writes it (format version 1.0). */
function npy(descr: string, shape: string, body: Uint8Array, fortranOrder = 'False'): Uint8Array {
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${fortranOrder}, 'shape': ${shape}, }`;
  const header = `${dictionary.padEnd(117)}\n`;
  const start = [0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length & 255, header.length >> 8];
  return Uint8Array.from([...start, ...new TextEncoder().encode(header), ...body]);
}

const bytesOf = (values: Float32Array | Float64Array | BigInt64Array) => new Uint8Array(values.buffer);

describe('readNpy', () => {
  it('reads float32 and float64 exactly', () => {
    const values = [0, -1.5, 0.1, 1e30];
    expect(readNpy(npy('<f8', '(2, 2)', bytesOf(Float64Array.from(values))))).toEqual({
      shape: [2, 2],
      data: Float64Array.from(values),
    });
    const singles = Float32Array.from(values);
    expect(readNpy(npy('<f4', '(4,)', bytesOf(singles))).data).toEqual(Float64Array.from(singles));
  });

  it('reads integers, signed and unsigned', () => {
    const body = Uint8Array.from([255, 1]);
    expect([...readNpy(npy('|u1', '(2,)', body)).data]).toEqual([255, 1]);
    expect([...readNpy(npy('|i1', '(2,)', body)).data]).toEqual([-1, 1]);
    expect([...readNpy(npy('<u2', '(1,)', body)).data]).toEqual([511]);
    expect([...readNpy(npy('>u2', '(1,)', body)).data]).toEqual([65281]);
    expect([...readNpy(npy('<i8', '(1,)', bytesOf(BigInt64Array.of(-7n)))).data]).toEqual([-7]);
    const beyond = npy('<i8', '(1,)', bytesOf(BigInt64Array.of(2n ** 53n + 1n)));
    expect(() => readNpy(beyond)).toThrow(/9007199254740993.*float64/);
  });

  it('reads half precision and truth values', () => {
    expect([...readNpy(npy('<f2', '(2,)', Uint8Array.of(0x00, 0x3c, 0x00, 0xc2))).data]).toEqual([1, -3]);
    expect([...readNpy(npy('|b1', '(2,)', Uint8Array.of(1, 0))).data]).toEqual([1, 0]);
  });

  it('reads Fortran order, given back row by row', () => {
    const body = Uint8Array.of(0, 3, 1, 4, 2, 5);
    const whole = readNpy(npy('|u1', '(2, 3)', body, 'True'));
    expect(whole).toEqual({ shape: [2, 3], data: Float64Array.of(0, 1, 2, 3, 4, 5) });
    expect(readNpy(npy('|u1', '(3,)', Uint8Array.of(7, 8, 9), 'True')).data).toEqual(Float64Array.of(7, 8, 9));
    expect(readNpy(npy('<f8', '()', bytesOf(Float64Array.of(2)), 'True')).data).toEqual(Float64Array.of(2));
    expect(readNpy(npy('<f8', '(0, 4)', new Uint8Array(), 'True'))).toEqual({
      shape: [0, 4],
      data: new Float64Array(),
    });
  });

  it('reads a single number', () => {
    expect(readNpy(npy('|u1', '()', Uint8Array.of(3)))).toEqual({ shape: [], data: Float64Array.of(3) });
  });

  it('refuses objects, records and texts, and shapes that no array has', () => {
    const says = (descr: string, shape: string) => () => readNpy(npy(descr, shape, new Uint8Array(4)));
    expect(says('|O', '(2,)')).toThrow('elements of the kind “O”. Save it as float32 or float64.');
    expect(says('<U3', '(2,)')).toThrow('elements of the kind “U3”');
    expect(says('<f4', '(1000000000000,)')).toThrow('of 4000000000128 bytes');
    expect(says('<f4', `(0, ${'9'.repeat(40)})`)).toThrow('an axis longer than any file');
    const record = `{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }`;
    const long = (header: string) => {
      const size = Uint8Array.of(header.length & 255, (header.length >> 8) & 255, header.length >> 16, 0);
      const start = [0x93, ...new TextEncoder().encode('NUMPY'), 2, 0, ...size];
      return Uint8Array.from([...start, ...new TextEncoder().encode(header)]);
    };
    expect(() => readNpy(long(record))).toThrow('no plain array of numbers');
    const axes = `{'descr': '|u1', 'fortran_order': False, 'shape': (${'1, '.repeat(100_000)}), }`;
    expect(() => readNpy(long(axes))).toThrow('100000 axes (at most 64)');
  });

  it('reads the longer header of format version 2.0', () => {
    const short = npy('|u1', '(2,)', Uint8Array.of(4, 5));
    const long = Uint8Array.from([
      ...short.subarray(0, 6),
      2,
      0,
      ...short.subarray(8, 10),
      0,
      0,
      ...short.subarray(10),
    ]);
    expect([...readNpy(long).data]).toEqual([4, 5]);
  });

  it.each([
    ['another file', new TextEncoder().encode('[1, 2, 3, 4, 5, 6]'), /not a NumPy array file/],
    ['an empty file', new Uint8Array(), /not a NumPy array file/],
    ['a cut-off header', npy('|u1', '(2,)', Uint8Array.of(1, 2)).subarray(0, 40), /cut off/],
    ['missing elements', npy('<f4', '(2,)', new Uint8Array(7)), /ends after 135 of 136 bytes/],
    ['complex numbers', npy('<c8', '(1,)', new Uint8Array(8)), /elements of the kind “c8”/],
    ['records', npy("[('x', '<f4')]", '(1,)', new Uint8Array(4)), /no plain array/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readNpy(bytes)).toThrow(message);
  });
});
