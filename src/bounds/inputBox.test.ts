import { describe, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { BoxAround } from './boxAround';
import { type InputBox, inputBox, inputBoxes, isNarrow } from './inputBox';
import { packBox } from './methods/ibp';

/** Numbers that lie between float32 numbers, at the range's bounds, next to zero and far away. */
const VALUES = Float64Array.from({ length: 600 }, (_, at) => {
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
          const box = inputBox(VALUES, epsilon, clip, rounding);
          expect(box).toBeInstanceOf(BoxAround);
          expect(packed(box, 1)).toEqual([lower, upper]);
          expect(boundsOf(box)).toEqual([lower, upper]);
        }
      }
    }
  });

  it('has a radius for each sample where they differ', async () => {
    await startTestBackend('wasm');
    const radii = [0.01, 0.3, 0.02];
    const boxes = inputBoxes(VALUES, radii, [0, 1], 'real');
    const each = radii.map((radius, at) => inputBox(VALUES.slice(200 * at, 200 * (at + 1)), radius, [0, 1], 'real'));
    const joined = (['lower', 'upper'] as const).map((bound) => {
      return Float32Array.from(each.flatMap((box) => [...box[bound]]));
    });
    const [lower, upper] = joined as [Float32Array, Float32Array];
    expect(packed(boxes, 3)).toEqual(boundsOf({ lower, upper }));
    expect(boundsOf(boxes)).toEqual(boundsOf({ lower, upper }));
    expect(() => inputBoxes(VALUES, [0.1, Number.NaN, 0], null, 'real')).toThrow('The radius epsilon is NaN');
  });

  it('is narrow where no coordinate is wider than its rounding', async () => {
    for (const backend of ['cpu', 'wasm'] as const) {
      await startTestBackend(backend);
      const oneWide = Float64Array.from(VALUES, (_, at) => (at === 300 ? 0.5 : 2));
      const pixels = VALUES.map((_, at) => (at % 256) / 255);
      expect(isNarrow(inputBox(pixels, 0, null, 'real'))).toBe(true);
      expect(isNarrow(inputBox(VALUES, 0.01, [0, 1], 'real'))).toBe(false);
      expect(isNarrow(inputBox(oneWide, 0.01, [0, 1], 'real')), 'the others lie at the end of the range').toBe(false);
      expect(isNarrow(inputBox(oneWide.fill(2), 0.01, [0, 1], 'real'))).toBe(true);
    }
  });

  it.each([300, 301])('names the number that is not finite, or becomes so: number %i', async (place) => {
    await startTestBackend('wasm');
    const withOne = (value: number) => Float64Array.from(VALUES, (x, at) => (at === place ? value : x));
    expect(() => inputBox(withOne(Number.NEGATIVE_INFINITY), 0.1, [0, 1], 'real')).toThrow(
      `Input value ${place} is -Infinity`,
    );
    expect(() => inputBox(withOne(Number.NaN), 0.1, null, 'real')).toThrow(`Input value ${place} is NaN`);
    expect(() => inputBox(withOne(3.4e38), 3e37, null, 'real')).toThrow('leaves the range of float32');
  });
});

/** The bounds as layers read them. */
function packed(box: InputBox, samples: number): Int32Array[] {
  const interval = packBox(box, [samples, 600 / samples]);
  const all = interval.dataSync<'float32'>();
  interval.dispose();
  return boundsOf({ lower: all.slice(0, 600), upper: all.slice(600) });
}

/** As whole numbers, which tell neighbours apart; a zero is a zero. */
function boundsOf({ lower, upper }: InputBox): Int32Array[] {
  return [lower, upper].map((bounds) => new Int32Array(bounds.map((end) => end + 0).buffer));
}
