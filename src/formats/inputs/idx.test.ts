import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatasetError } from './datasetImages';
import { readIdx } from './idx';

const small = new Uint8Array([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255]);

describe('readIdx', () => {
  it('reads the shape and the data of a file written by hand', () => {
    expect(readIdx(small)).toEqual({ shape: [2, 3], data: new Uint8Array([1, 2, 3, 4, 5, 255]) });
  });

  it('reads a file that lies inside a larger buffer', () => {
    const within = new Uint8Array([9, 9, ...small]).subarray(2);
    expect(readIdx(within)).toEqual(readIdx(small));
  });

  it.each([
    ['nothing', [], /do not begin/],
    ['a page instead of a file', [...new TextEncoder().encode('<!doctype html>')], /do not begin/],
    ['floats', [0, 0, 13, 1, 0, 0, 0, 1, 0, 0, 0, 0], /32-bit floats/],
    ['an unknown type', [0, 0, 7, 1, 0, 0, 0, 1, 0], /code 7/],
    ['no dimensions', [0, 0, 8, 0], /no dimensions/],
    ['half a header', [0, 0, 8, 3, 0, 0, 0, 1, 0, 0], /within its header/],
    ['too little data', [...small.subarray(0, 17)], /2 × 3 = 6 bytes of data and holds 5/],
    ['too much data', [...small, 0], /holds 7/],
    ['absurd sizes', [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255, 1], /holds 1/],
  ])('refuses %s with a clear message', (_, bytes, message) => {
    expect(() => readIdx(new Uint8Array(bytes))).toThrow(DatasetError);
    expect(() => readIdx(new Uint8Array(bytes))).toThrow(message);
  });

  it('gives arrays that fit their shape, or a DatasetError, whatever the bytes', () => {
    const start = fc.constantFrom([0, 0, 8], [0, 0], []);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 40 }), (head, tail) => {
        try {
          const { shape, data } = readIdx(new Uint8Array([...head, ...tail]));
          expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
        } catch (reason) {
          expect(reason).toBeInstanceOf(DatasetError);
        }
      }),
    );
  });
});
