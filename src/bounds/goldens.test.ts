import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { WITH_GRAPHICS } from '../catalog/backends';
import { InputReader } from '../engine/stores/inputs';
import type { Rounding } from '../kernels/rounding/rounding';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { casesOf, GOLDEN_NAMES, type GoldenCase, goldenMethods, readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import { BOUNDS_BY } from './methods/index';

beforeAll(() => startTestBackend('wasm'));

/** Where these tests run on a graphics device, each operation may lose twice as much as where IEEE says how it rounds. */
const little = () => (tf.getBackend() === WITH_GRAPHICS ? 2e-3 : 1e-3);

/** Nor is there float64 to sum in, by which WebAssembly keeps narrow boxes narrow: layer by layer the widths of points add up. */
const narrow = () => (tf.getBackend() === WITH_GRAPHICS ? 8e-3 : 1e-3);

const TASKS = GOLDEN_NAMES.flatMap((name) => goldenMethods(name, false).map((method) => ({ name, method })));

describe.each(TASKS)('$method bounds of $name', ({ name, method }) => {
  const { network, golden } = readGolden(name);
  const cases = casesOf(golden.cases, method);

  async function bound({ epsilon, clip }: GoldenCase, rounding: Rounding, asFloat32 = false) {
    const ready = uploadNetwork(network);
    const inputs = await new InputReader(diskAssets).read(
      { dataset: 'fashion-mnist', indices: golden.images },
      network,
    );
    const values = asFloat32 ? Float32Array.from(inputs.values) : inputs.values;
    const bounds = await BOUNDS_BY[method].bound(
      ready,
      inputBox(values, epsilon, clip, rounding),
      golden.labels,
      rounding,
      NO_CHECKPOINT,
    );
    ready.dispose();
    return bounds;
  }

  it.each(cases)('agree with the reference at epsilon $epsilon when rounding is ignored', async (known) => {
    const { logits, margins } = await bound(known, 'none');
    expectClose(logits.lower, known.lower.flat(), 1e-4);
    expectClose(logits.upper, known.upper.flat(), 1e-4);
    expectClose(margins.lower, known.margin_lower.flat(), 1e-4);
  });

  it.each(cases)('contain the reference at epsilon $epsilon, and exceed it by little', async (known) => {
    const real = await bound(known, 'real');
    expectBelow(real.logits.lower, known.lower.flat());
    expectBelow(negated(real.logits.upper), negated(known.upper.flat()));
    expectBelow(real.margins.lower, known.margin_lower.flat());
    known.lower.flat().forEach((lower, at) => {
      const upper = known.upper.flat()[at] as number;
      const allowed = little() * (upper - lower);
      expect(lower - (real.logits.lower[at] as number)).toBeLessThan(allowed);
      expect((real.logits.upper[at] as number) - upper).toBeLessThan(allowed);
    });
  });

  it('are narrow beside the logits where the box is a point', async () => {
    // The reference's logits are those of pixels in float32, and bounds at a point distinguish them from exact pixels.
    const { logits } = await bound({ ...(cases[0] as GoldenCase), epsilon: 0 }, 'real', true);
    golden.logits.forEach((known, image) => {
      known.forEach((logit, output) => {
        const at = image * known.length + output;
        const [lower, upper] = [logits.lower[at] as number, logits.upper[at] as number];
        const granted = 1e-9 * scaleOf(known);
        expect(lower - granted).toBeLessThanOrEqual(logit);
        expect(upper + granted).toBeGreaterThanOrEqual(logit);
        expect(upper - lower).toBeLessThan(narrow() * scaleOf(known));
      });
    });
  });

  it.each(cases)('contain the tighter ones at epsilon $epsilon when float32 runs are covered too', async (known) => {
    const real = await bound(known, 'real');
    const float32 = await bound(known, 'float32');
    expectBelow(float32.logits.lower, [...real.logits.lower]);
    expectBelow(negated(float32.logits.upper), negated([...real.logits.upper]));
    expectBelow(float32.margins.lower, [...real.margins.lower]);
  });
});

function negated(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => -value);
}

function scaleOf(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}

function expectClose(found: Float32Array, known: readonly number[], tolerance: number): void {
  const allowed = tolerance * scaleOf(known);
  for (const [at, value] of found.entries()) expect(Math.abs(value - (known[at] as number))).toBeLessThan(allowed);
}

/** At most the reference, whose own float64 rounding is granted 10⁻⁹. */
function expectBelow(found: ArrayLike<number>, known: readonly number[]): void {
  const granted = 1e-9 * scaleOf(known);
  known.forEach((reference, at) => {
    expect(found[at]).toBeLessThanOrEqual(reference + granted);
  });
}
