import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import type { ReadyNode } from '../network';
import { inferShapes } from '../shapes';
import { checkNetwork, planNetwork, uploadNetwork } from '../upload';
import { largestConstant } from './constants';
import { operationOf } from './index';

beforeAll(() => startTestBackend('cpu'));
afterEach(() => vi.restoreAllMocks());

const LAYERS = [
  { weight: [[1, -3]], bias: [0, 0.5] },
  { weight: [[2], [-0.5]], bias: [-7] },
];

/** Counts what is derived of a dense layer's weights. */
function countDerived() {
  return vi.spyOn(operationOf('Gemm'), 'derive');
}

describe('what operations derive of their weights', () => {
  test('is derived once for the check, the plan, the upload and the largest of it', () => {
    const network = denseNetwork(LAYERS);
    const derive = countDerived();
    const shapes = checkNetwork(network);
    planNetwork(network, shapes);
    const ready = uploadNetwork(network);
    expect(ready.nodes.map(largestConstant)).toEqual([3, 0, 7]);
    expect(derive).toHaveBeenCalledTimes(LAYERS.length);
    ready.dispose();
  });

  test('does not wait for a second upload, nor while another network is checked', () => {
    const [network, other] = [denseNetwork(LAYERS), denseNetwork(LAYERS)];
    checkNetwork(network);
    checkNetwork(other);
    const derive = countDerived();
    uploadNetwork(network).dispose();
    expect(derive).toHaveBeenCalledTimes(2);
    uploadNetwork(other).dispose();
    expect(derive).toHaveBeenCalledTimes(2);
    uploadNetwork(other).dispose();
    expect(derive).toHaveBeenCalledTimes(4);
  });

  test('leaves nothing on the device where a later layer is refused', () => {
    const network = denseNetwork(LAYERS);
    const before = tf.memory().numTensors;
    const own = operationOf('Gemm').derive;
    let derived = 0;
    countDerived().mockImplementation((...given) => {
      if (derived++ > 0) throw new RangeError('refused');
      return own?.(...given) ?? {};
    });
    expect(() => uploadNetwork(network)).toThrow('refused');
    expect(derived).toBe(2);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('has the same names and shapes in a plan and on the device, checked before or not', () => {
    const [network, unchecked] = [denseNetwork(LAYERS), denseNetwork(LAYERS)];
    const shapesIn = ({ tensors }: ReadyNode) => Object.entries(tensors).map(([name, { shape }]) => [name, shape]);
    checkNetwork(network);
    const ready = uploadNetwork(network);
    const expected = ready.nodes.map(shapesIn);
    for (const of of [network, unchecked])
      expect(planNetwork(of, inferShapes(of)).nodes.map(shapesIn)).toEqual(expected);
    ready.dispose();
  });
});
