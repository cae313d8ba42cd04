import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Network, NetworkNode, Weight } from '../network/network';
import { uploadNetwork } from '../network/upload';
import { add, encloses, exact, multiply } from '../numbers/dyadic';
import { startTestBackend } from '../testing/backend';
import { evaluateNetworkExactly } from '../testing/networks/exactNetwork';
import { NO_CHECKPOINT } from './checkpoint';
import { denseAfterMoves } from './denseAfterMoves';
import { inputBox } from './inputBox';
import { ibp } from './methods/ibp';
import { ibpMargins } from './methods/ibpMargins';

const CLASSES = 3;
const FILTERS = 5;
const HIDDEN = 4;

/** Weights of very different sizes, so that sums cancel and small terms are lost; numbers are float32. */
const scaled = fc
  .tuple(fc.integer({ min: -4096, max: 4096 }), fc.integer({ min: -24, max: -4 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent);

const sample = fc
  .record({ height: fc.integer({ min: 2, max: 4 }), width: fc.integer({ min: 2, max: 4 }) })
  .chain(({ height, width }) => {
    const numbers = (count: number) => fc.array(scaled, { minLength: count, maxLength: count });
    const flat = (height - 1) * (width - 1) * FILTERS;
    return fc.record({
      size: fc.constant([height, width, 2] as const),
      isFirst: fc.boolean(),
      filter: numbers(2 * 2 * 2 * FILTERS),
      dense: numbers(flat * HIDDEN + HIDDEN),
      last: numbers(HIDDEN * CLASSES + CLASSES),
      center: numbers(height * width * 2),
      shares: fc.array(fc.constantFrom(-1, -0.25, 0, 0.5, 1), { minLength: 8, maxLength: 8 }),
      epsilon: fc.constantFrom(0, 2 ** -20, 0.5, 3),
    });
  });

type Sample = typeof sample extends fc.Arbitrary<infer Value> ? Value : never;

describe.each([
  ['wasm', 60],
  ['plain wasm', 25],
  ['cpu', 25],
] as const)('layers that read what is moved where it lies, on %s', (backend, numRuns) => {
  beforeAll(() => startTestBackend(backend));

  it.each(['real', 'none'] as const)('have the margins of the layers as they stand, rounding %s', async (rounding) => {
    await fc.assert(
      fc.asyncProperty(sample, (drawn) => enclose(drawn, rounding)),
      { numRuns },
    );
  });
});

it('takes no negation of a single number for one that moves it', async () => {
  await startTestBackend('wasm');
  const nodes = [
    node('Neg', 'input', 'negated'),
    node('Gemm', 'negated', 'logits', { alpha: 1, beta: 1 }, denseWeights(1, 2, [1, 0, 0, 0])),
  ];
  const ready = uploadNetwork({ name: 'negated', input: { name: 'input', shape: [1] }, output: 'logits', nodes });
  expect(denseAfterMoves(ready)).toEqual([]);
  const { upper } = await ibpMargins(ready, inputBox([3], 1, null, 'real'), [0], 'real', NO_CHECKPOINT);
  expect(upper[1]).toBeCloseTo(-2, 5);
  ready.dispose();
});

it.each(['Concat', 'Add', 'Sub'])('takes no %s of two values for one that moves the first', async (op) => {
  await startTestBackend('wasm');
  const attributes: NetworkNode['attributes'] = op === 'Concat' ? { axis: 0 } : {};
  const nodes = [
    node('Gemm', 'input', 'other', { alpha: 1, beta: 1 }, denseWeights(2, 2, [0, 4, 1, 0, 0.5, -1])),
    { ...node(op, 'input', 'both', attributes), inputs: ['input', 'other'] },
    op === 'Concat'
      ? node('Gemm', 'both', 'logits', { alpha: 1, beta: 1 }, denseWeights(4, 2, [1, 0, 0, 0, 8, 0, 1, 2, 0, 0]))
      : node('Gemm', 'both', 'logits', { alpha: 1, beta: 1 }, denseWeights(2, 2, [1, 0, 1, 2, 0, 0])),
  ];
  const ready = uploadNetwork({ name: 'both', input: { name: 'input', shape: [2] }, output: 'logits', nodes });
  expect(denseAfterMoves(ready)).toEqual([]);
  const box = inputBox([1, -2], 0.25, null, 'real');
  const margins = await ibpMargins(ready, box, [0], 'real', NO_CHECKPOINT);
  const whole = await ibp(ready, box, [0], 'real', NO_CHECKPOINT);
  expect(margins.lower[1]).toBeCloseTo(whole.margins.lower[1] as number, 3);
  expect(margins.upper[1]).toBeCloseTo(whole.margins.upper[1] as number, 3);
  ready.dispose();
});

async function enclose(drawn: Sample, rounding: 'real' | 'none'): Promise<void> {
  const ready = uploadNetwork(networkOf(drawn));
  expect(denseAfterMoves(ready)).toHaveLength(1);
  const { center, epsilon, shares } = drawn;
  const { lower, upper } = await ibpMargins(
    ready,
    inputBox(center, epsilon, null, 'real'),
    [1],
    rounding,
    NO_CHECKPOINT,
  );
  const largest = Math.max(...[...lower, ...upper].map(Math.abs));
  expect(largest).toBeLessThan(Number.POSITIVE_INFINITY);
  for (const turn of [0, 1, 2, 3]) {
    const point = center.map((x, at) => Math.fround(x + epsilon * (shares[(at + turn) % shares.length] as number)));
    if (point.some((x, at) => Math.abs(x - (center[at] as number)) > epsilon)) continue;
    const { output } = ready.network;
    const logits = evaluateNetworkExactly(ready, point).get(output) ?? [];
    const own = logits[1];
    logits.forEach((value, at) => {
      if (at === 1 || !own) return;
      const margin = add(own, multiply(value, exact(-1)));
      // Without a claim about rounding nothing is enclosed to the last bit.
      const loose = rounding === 'none' ? largest * 2 ** -10 : 0;
      expect(encloses((lower[at] as number) - loose, margin, (upper[at] as number) + loose), `class ${at}`).toBe(true);
    });
  }
  ready.dispose();
}

/** Convolution, ReLU, a row (of whole channels one after the other, or as the image lies), dense, ReLU, dense. */
function networkOf({ size, isFirst, filter, dense, last }: Sample): Network {
  const [height, width, channels] = size;
  const rows = [height - 1, width - 1, FILTERS] as const;
  const flat = rows[0] * rows[1] * FILTERS;
  const conv = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 };
  const before = isFirst ? [0, 3, 1, 2] : [];
  return {
    name: 'moved',
    input: { name: 'input', shape: size },
    output: 'logits',
    nodes: [
      node('Conv', 'input', 'maps', conv, { filter: weight([2, 2, channels, FILTERS], filter) }),
      node('Relu', 'maps', 'kept'),
      node('Flatten', 'kept', 'row', { before, shape: [flat], after: [] }),
      node('Gemm', 'row', 'hidden', { alpha: 1, beta: 1 }, denseWeights(flat, HIDDEN, dense)),
      node('Relu', 'hidden', 'units'),
      node('Gemm', 'units', 'logits', { alpha: 1, beta: 1 }, denseWeights(HIDDEN, CLASSES, last)),
    ],
  };
}

function denseWeights(inputs: number, outputs: number, numbers: readonly number[]): NetworkNode['weights'] {
  return {
    weight: weight([inputs, outputs], numbers.slice(0, inputs * outputs)),
    bias: weight([outputs], numbers.slice(inputs * outputs)),
  };
}

function weight(shape: readonly number[], numbers: readonly number[]): Weight {
  return { shape, data: Float32Array.from(numbers) };
}

function node(
  op: string,
  input: string,
  output: string,
  attributes: NetworkNode['attributes'] = {},
  weights: NetworkNode['weights'] = {},
): NetworkNode {
  return { name: output, op, inputs: [input], output, attributes, weights };
}
