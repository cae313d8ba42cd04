import { beforeAll, describe, expect, it } from 'vitest';
import type { Network, NetworkNode } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { crown } from '../methods/crown';

beforeAll(() => startTestBackend('wasm'));

/** Their sum is 23, and 0 in float32: the ones are lost beside 2²⁴. */
const LOSING_WEIGHTS = [2 ** 24, ...new Array(23).fill(1), -(2 ** 24), ...new Array(24).fill(0)];

/** Puts 48 ones before x, which none of the weights sees: the output is 23. */
const PADDED: Network = {
  name: 'padded',
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
          data: Float32Array.from(LOSING_WEIGHTS),
        },
      },
    },
  ],
  output: 'y',
};

/** A network with another first operation in place of the padding; both take x to 49 values. */
function startingWith(op: string, weights: NetworkNode['weights']): Network {
  const [, sum] = PADDED.nodes as [NetworkNode, NetworkNode];
  return { ...PADDED, nodes: [{ name: op, op, inputs: ['x'], output: 'padded', attributes: {}, weights }, sum] };
}

const many = (value: number) => ({ constant: { shape: [49], data: new Float32Array(49).fill(value) } });

describe.each([
  { what: 'a constant that padding brings', network: PADDED },
  { what: 'copies of a value, added to', network: startingWith('Add', many(0)) },
  { what: 'copies of a value, multiplied', network: startingWith('Mul', many(1)) },
])('$what', ({ network }) => {
  it.each(['real', 'float32'] as const)('is summed with its rounding covered, rounding %s', async (rounding) => {
    const ready = uploadNetwork(network);
    const { logits } = await crown(ready, inputBox([1], 0, null, rounding), [0], 'interval', rounding, NO_CHECKPOINT);
    ready.dispose();
    expect(logits.lower[0]).toBeLessThanOrEqual(23);
    expect(logits.upper[0]).toBeGreaterThanOrEqual(23);
  });
});
