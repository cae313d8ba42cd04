import { beforeAll, expect, it } from 'vitest';
import type { Network } from '../network/network';
import { startTestBackend } from '../testing/backend';
import { figuresOf, scoreOf } from './figures';
import { disposeTrainable, trainableNetwork } from './trainableNetwork';

beforeAll(() => startTestBackend('wasm'));

/** Three classes whose logits are the three pixels. */
const identity: Network = {
  name: 'identity',
  input: { name: 'input', shape: [1, 3, 1] },
  nodes: [
    {
      name: 'flatten',
      op: 'Flatten',
      inputs: ['input'],
      output: 'flat',
      attributes: { before: [], shape: [3], after: [] },
      weights: {},
    },
    {
      name: 'gemm',
      op: 'Gemm',
      inputs: ['flat'],
      output: 'logits',
      attributes: { alpha: 1, beta: 1 },
      weights: {
        weight: { shape: [3, 3], data: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) },
        bias: { shape: [3], data: new Float32Array(3) },
      },
    },
  ],
  output: 'logits',
};

const data = {
  name: 'Pixels',
  count: 4,
  present: 4,
  classes: ['a', 'b', 'c'],
  height: 1,
  width: 3,
  channels: 1,
  labels: Uint8Array.of(0, 0, 0, 0),
  // Margins against b and c: 0.6 and 0.6; 0.3 and 0.6; 0.1 and 0.6; −0.2 and 0.2.
  images: Uint8Array.from([204, 51, 51, 204, 127.5, 51, 204, 178.5, 51, 153, 204, 102]),
};

it('counts each criterion by its own classes and radius', async () => {
  const network = trainableNetwork(identity);
  const radii = { groups: [['a', 'b']], groupsFrom: '', inner: 0.1, outer: 0.2 };
  const figures = await figuresOf(network, data, Uint32Array.of(0, 1, 2, 3), radii);
  // The boxes of two pixels together take twice the radius off a margin.
  expect(figures).toEqual({ clean: 0.75, verified: 0.25, interGroup: 0.75, innerGroup: 0.5, adaptive: 0.5 });
  expect(await figuresOf(network, data, Uint32Array.of(0, 3), undefined)).toEqual({ clean: 0.5 });
  disposeTrainable(network);
});

it('scores by the figure that the recipe names', () => {
  const figures = { clean: 0.75, verified: 0.25, interGroup: 0.6, innerGroup: 0.6, adaptive: 0.5 };
  const choices = ['clean', 'verified', 'adaptive', 'clean-and-adaptive'] as const;
  expect(choices.map((choice) => scoreOf(figures, choice))).toEqual([0.75, 0.25, 0.5, 0.625]);
});
