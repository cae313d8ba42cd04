import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { readGolden } from '../../testing/goldens';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { oneNode } from '../../testing/networks/oneNode';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { ibp } from './ibp';
import { ibpMargins } from './ibpMargins';

describe.each(['wasm', 'cpu'] as const)('margins alone, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it.each(['cnn_small', 'resnet', 'fc3'] as const)(
    'are those that come with the bounds of every layer, of %s, but for the order of sums',
    async (name) => {
      const before = tf.memory().numTensors;
      const ready = uploadNetwork(readGolden(name).network);
      const pixels = Float64Array.from({ length: 2 * 784 }, (_, at) => ((at * 37) % 101) / 101);
      const box = inputBox(pixels, 0.01, [0, 1], 'real');
      const { margins } = await ibp(ready, box, [3, 8], 'real', NO_CHECKPOINT);
      const alone = await ibpMargins(ready, box, [3, 8], 'real', NO_CHECKPOINT);
      for (const bound of ['lower', 'upper'] as const) {
        const sizes = margins[bound].map(Math.abs);
        const most = Math.max(...sizes) * 2 ** -20;
        alone[bound].forEach((margin, at) => {
          expect(Math.abs(margin - (margins[bound][at] as number))).toBeLessThanOrEqual(most);
        });
      }
      ready.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('say nothing where numbers outgrow float32, even if they shrink again', async () => {
    const layer = (weight: number, outputs: number) => ({
      weight: [new Array<number>(outputs).fill(weight)],
      bias: new Array<number>(outputs).fill(0),
    });
    const ready = uploadNetwork(denseNetwork([layer(2 ** 39, 1), layer(2 ** -39, 1), layer(1, 2)]));
    const margins = await ibpMargins(ready, inputBox([8], 1, null, 'real'), [0], 'real', NO_CHECKPOINT);
    expect(margins).toEqual({ lower: Float32Array.of(0, -Infinity), upper: Float32Array.of(0, Infinity) });
    ready.dispose();
  });

  it.each([
    // The last window reaches beyond the padding: PyTorch leaves that out of the mean, ONNX Runtime counts it.
    [
      'AveragePool',
      { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], ceil_mode: 1, count_include_pad: 1 },
      [],
    ],
    // Such a variance may be taken for zero.
    ['BatchNormalization', { epsilon: { float: 0 } }, [1, 1, 1, 2 ** -130]],
  ] as const)(
    'say nothing about executions of %s that differ from one software to another',
    async (op, attributes, vectors) => {
      const others = vectors.map((value) => [[1], [value]] as const);
      const ready = uploadNetwork(oneNode({ op, sizes: [1, 4, 4], attributes, others }));
      const box = inputBox(new Float64Array(16), 2 ** -60, null, 'real');
      const { lower } = await ibpMargins(ready, box, [0], 'float32', NO_CHECKPOINT);
      expect(lower[1]).toBe(Number.NEGATIVE_INFINITY);
      ready.dispose();
    },
  );

  it('say something about the others, and about real numbers', async () => {
    const attributes = { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], ceil_mode: 1 };
    for (const [count_include_pad, rounding] of [
      [0, 'float32'],
      [1, 'real'],
    ] as const) {
      const sample = { op: 'AveragePool', sizes: [1, 4, 4], attributes: { ...attributes, count_include_pad } };
      const ready = uploadNetwork(oneNode(sample));
      const { lower } = await ibpMargins(
        ready,
        inputBox(new Float64Array(16), 1, null, rounding),
        [0],
        rounding,
        NO_CHECKPOINT,
      );
      expect(Number.isFinite(lower[1])).toBe(true);
      ready.dispose();
    }
  });
});
