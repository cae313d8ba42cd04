import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { BOUNDS_BY } from '../../../bounds/methods';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../testing/backend';
import { floats, node, onnxFile } from '../../../testing/networks/onnxFile';
import { runOnnx } from '../../../testing/onnxruntime';
import { expectAtLeast, expectAtMost, expectBelow } from '../../../testing/suites/sides';
import { uploadNetwork } from '../../upload';

beforeAll(() => startTestBackend('wasm'));

const TYPES = { int8: { code: 3, least: -128, most: 127 }, uint8: { code: 2, least: 0, most: 255 } } as const;
const SIZE = 3;

interface Block {
  readonly type: keyof typeof TYPES;
  /** One for all, or one for each of the values. */
  readonly scales: readonly number[];
  readonly zeros: readonly number[];
}

function fileOf({ type, scales, zeros }: Block): Uint8Array {
  const dims = scales.length === 1 ? [] : [scales.length];
  const zero = { name: 'zero', dims: dims.map(BigInt), dataType: TYPES[type].code, int32Data: [...zeros] };
  const nodes = [
    node('QuantizeLinear', ['x', 'scale', 'zero'], 'q', { axis: 1 }),
    node('DequantizeLinear', ['q', 'scale', 'zero'], 'y', { axis: 1 }),
  ];
  return onnxFile({
    opset: 13,
    inputs: { x: ['N', SIZE] },
    nodes,
    constants: [floats('scale', dims, scales), zero],
  });
}

/** What ONNX says of one value, in float64: of two whole numbers that are as near, the even one. */
function known({ type, scales, zeros }: Block, x: number, at: number): number {
  const [scale, zero] = [Math.fround(scales[at % scales.length] as number), zeros[at % zeros.length] as number];
  const { least, most } = TYPES[type];
  const share = x / scale;
  const below = Math.floor(share);
  const isHalf = share - below === 0.5;
  const whole = isHalf ? below + (Math.abs(below) % 2) : Math.round(share);
  return (Math.min(Math.max(whole + zero, least), most) - zero) * scale;
}

const dyadic = fc.constantFrom(2 ** -7, 2 ** -3, 0.5, 1);
const any = fc.double({ min: 0.003, max: 2, noNaN: true }).map(Math.fround);
const block: fc.Arbitrary<Block> = fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])).chain((type) => {
  const zero = fc.integer({ min: TYPES[type].least, max: TYPES[type].most });
  return fc.constantFrom(1, SIZE).chain((count) => {
    const scales = fc.array(fc.oneof(dyadic, any), { minLength: count, maxLength: count });
    return fc.record({
      type: fc.constant(type),
      scales,
      zeros: fc.array(zero, { minLength: count, maxLength: count }),
    });
  });
});
/** In steps: half-way between whole ones, beyond what the type holds, or anywhere. */
const steps = fc.oneof(
  fc.integer({ min: -300, max: 300 }).map((whole) => whole + 0.5),
  fc.integer({ min: -600, max: 600 }),
  fc.double({ min: -300, max: 300, noNaN: true }),
);
const radii = fc.constantFrom(0, 0.3, 0.5, 1, 40);

describe.each(['real', 'float32'] as const)('quantised activations, rounding %s', (rounding) => {
  test('are bounded where they saturate and where they are half-way, for one scale and for several', async () => {
    await fc.assert(
      fc.asyncProperty(block, fc.tuple(steps, steps, steps), radii, async (own, places, radius) => {
        const file = fileOf(own);
        const ready = uploadNetwork(readOnnx(file, 'quantised'));
        const scaleAt = (at: number) => Math.fround(own.scales[at % own.scales.length] as number);
        const center = Float32Array.from(places, (place, at) => place * scaleAt(at));
        const box = inputBox(center, radius * Math.min(...own.scales), null, rounding);
        const points = [0, 0.25, 0.5, 0.75, 1].map((share) =>
          box.lower.map((low, at) =>
            Math.min(low + share * ((box.upper[at] as number) - low), box.upper[at] as number),
          ),
        );
        const runs = await runOnnx(file, Float32Array.from(points.flatMap((one) => [...one])), [points.length, SIZE]);
        for (const method of ['ibp', 'crown'] as const) {
          const { logits } = await BOUNDS_BY[method].bound(ready, box, [0], rounding, NO_CHECKPOINT);
          points.forEach((point, row) => {
            point.forEach((x, at) => {
              const [low, high] = [logits.lower[at] as number, logits.upper[at] as number];
              const exact = known(own, x, at);
              expectAtMost(low, exact);
              expectAtLeast(high, exact);
              if (rounding !== 'float32') return;
              expectAtMost(low, runs[row * SIZE + at] as number);
              expectAtLeast(high, runs[row * SIZE + at] as number);
            });
          });
          if (method !== 'ibp') continue;
          // No wider than what the ends give, and a step where rounding leaves open which it is.
          for (const [at, high] of logits.upper.entries()) {
            const ends = [box.lower, box.upper].map((end) => known(own, end[at] as number, at)) as [number, number];
            expectBelow(high - (logits.lower[at] as number), ends[1] - ends[0] + 2.001 * scaleAt(at));
          }
        }
        ready.dispose();
      }),
      { numRuns: 40 },
    );
  });
});

test('between steps a point is what it is, to rounding', async () => {
  const ready = uploadNetwork(readOnnx(fileOf({ type: 'int8', scales: [0.1], zeros: [5] }), 'quantised'));
  const box = inputBox(Float32Array.of(0.32, -0.17, 90), 0.01, null, 'real');
  const { logits } = await BOUNDS_BY.ibp.bound(ready, box, [0], 'real', NO_CHECKPOINT);
  for (const [at, value] of [0.3, -0.2, 12.2].entries()) {
    expect(logits.lower[at]).toBeCloseTo(value, 4);
    expect(logits.upper[at]).toBeCloseTo(value, 4);
  }
  ready.dispose();
});
