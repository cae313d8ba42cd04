import { beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { NO_CHECKPOINT } from '../checkpoint';
import { crown } from '../crown';
import { inputBox } from '../inputBox';

beforeAll(() => startTestBackend('wasm'));

/** 48 ones are put before x; their weights are 2²⁴, 23 ones, −2²⁴ and zeros, so that the output is 23 for every x. */
const LOSING: Network = {
  name: 'losing',
  input: { name: 'x', shape: [1] },
  nodes: [
    {
      name: 'pad',
      op: 'Pad',
      inputs: ['x'],
      output: 'padded',
      attributes: { before: [48], after: [0], value: 1 },
      weights: {},
    },
    {
      name: 'sum',
      op: 'Gemm',
      inputs: ['padded'],
      output: 'y',
      attributes: { alpha: 1, beta: 1 },
      weights: {
        weight: {
          shape: [49, 1],
          data: Float32Array.from([2 ** 24, ...new Array(23).fill(1), -(2 ** 24), ...new Array(24).fill(0)]),
        },
      },
    },
  ],
  output: 'y',
};

describe('a constant that padding brings', () => {
  it.each(['real', 'float32'] as const)('is summed with its rounding paid for, rounding %s', async (rounding) => {
    const ready = uploadNetwork(LOSING);
    const { logits } = await crown(ready, inputBox([0], 1, null, rounding), [0], 'interval', rounding, NO_CHECKPOINT);
    ready.dispose();
    expect(logits.lower[0]).toBeLessThanOrEqual(23);
    expect(logits.upper[0]).toBeGreaterThanOrEqual(23);
  });
});
