import { describe, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { inputBox } from './inputBox';

/** Numbers that lie between float32 numbers, at the range's bounds, next to zero and far away. */
const VALUES = Float64Array.from({ length: 601 }, (_, at) => {
  const of255 = Math.fround((at % 256) / 255);
  return [of255, -of255, of255 * 1e-39, of255 * 1e6, 0, -0, of255 / 3][at % 7] as number;
});

const CLIPS = [null, [0, 1], [-0.3, 0.7]] as const;

describe('the box of a radius', () => {
  it('is the same to the bit by the program in WebAssembly and number by number', async () => {
    for (const rounding of ['real', 'none'] as const) {
      for (const epsilon of [0, 0.01, 2 / 255, 1e-46, 5]) {
        for (const clip of CLIPS) {
          await startTestBackend('cpu');
          const [lower, upper] = boundsOf(inputBox(VALUES, epsilon, clip, rounding));
          await startTestBackend('wasm');
          expect(boundsOf(inputBox(VALUES, epsilon, clip, rounding))).toEqual([lower, upper]);
        }
      }
    }
  });

  it('names the number that is not finite, or becomes so', async () => {
    await startTestBackend('wasm');
    const withOne = (value: number) => Float64Array.from(VALUES, (x, at) => (at === 300 ? value : x));
    expect(() => inputBox(withOne(Number.POSITIVE_INFINITY), 0.1, [0, 1], 'real')).toThrow(
      'Input value 300 is Infinity',
    );
    expect(() => inputBox(withOne(Number.NaN), 0.1, null, 'real')).toThrow('Input value 300 is NaN');
    expect(() => inputBox(withOne(3.4e38), 3e37, null, 'real')).toThrow('leaves the range of float32');
  });
});

/** As whole numbers, which tell neighbours apart; a zero is a zero. */
function boundsOf({ lower, upper }: { lower: Float32Array; upper: Float32Array }): Int32Array[] {
  return [lower, upper].map((bounds) => new Int32Array(bounds.map((end) => end + 0).buffer));
}
