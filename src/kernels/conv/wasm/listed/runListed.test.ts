import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OwnRounding } from '../../../../catalog/roundings';
import { Random } from '../../../../numbers/random';
import { startTestBackend } from '../../../../testing/backend';
import { releaseConstants } from '../../../keptConstants';
import { sumConstants } from '../../../rounding/intervalSums';
import { addressOf } from '../../../wasm/heap';
import type { ConvGeometry } from '../../conv2d';
import { POINT } from '../../intervalConv2d';
import { planLayer } from '../../layerPlan';
import { layerConstants } from '../layerConstants';
import { type Pieces, runPieces } from '../runPieces';
import { canList, listsPay } from './listsPay';
import { runListed } from './runListed';

interface Layer {
  readonly interval: tf.Tensor;
  readonly filter: tf.Tensor;
  readonly bias?: tf.Tensor;
  readonly geometry: ConvGeometry;
}

interface Found {
  readonly bounds: readonly number[];
  readonly largest: number;
}

/** Bounds of a layer in either way, and the largest number that was seen. */
function boundsOf(layer: Layer, pieces: Pieces, rounding: OwnRounding, isListed: boolean, isClamped = false): Found {
  const { interval, filter, bias, geometry } = layer;
  const wasm = tf.backend() as BackendWasm;
  const plan = planLayer((interval.shape[0] as number) / 2, interval, filter, geometry);
  expect(canList(plan)).toBe(true);
  const shares = sumConstants(plan.terms, rounding, false);
  const mode = { isExact: false, isOutward: rounding !== 'none', isClamped };
  const found = tf.fill([2 * plan.batch, ...plan.output, plan.outputs], Number.NaN);
  const at = { bounds: addressOf(wasm, interval), result: addressOf(wasm, found) };
  const largest = isListed
    ? runListed(wasm, plan, pieces, { filter, bias }, at, shares, mode)
    : runPieces(wasm, plan, pieces, layerConstants(wasm, filter, bias, plan, shares), at, shares, mode, false);
  const bounds = [...found.dataSync()];
  found.dispose();
  return { bounds, largest };
}

function disposeLayer({ interval, filter, bias }: Layer): void {
  releaseConstants(filter);
  tf.dispose([interval, filter, ...(bias ? [bias] : [])]);
}

const shapes = fc.record({
  batch: fc.integer({ min: 1, max: 5 }),
  rows: fc.integer({ min: 1, max: 6 }),
  columns: fc.integer({ min: 1, max: 6 }),
  channels: fc.constantFrom(1, 3, 4, 8, 19, 40),
  window: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
  strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  pads: fc.tuple(...([0, 1, 2, 3] as const).map(() => fc.integer({ min: 0, max: 3 }))),
  outputs: fc.constantFrom(1, 8, 15, 16, 21, 32),
  zeros: fc.constantFrom(0, 0.3, 0.8, 1),
  images: fc.integer({ min: 1, max: 3 }),
  parts: fc.integer({ min: 1, max: 2 }),
  isClamped: fc.boolean(),
  // Background, in which windows repeat each other, and few other numbers that differ from it.
  background: fc.constantFrom(0, 0.7, 0.97, 1),
  seed: fc.nat(),
});

describe.each(['wasm', 'plain wasm'] as const)('a layer whose numbers are listed, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('has the bounds of whole numbers that it has by all of its products, and sees the same largest number', () => {
    fc.assert(
      fc.property(
        shapes,
        ({ batch, rows, columns, channels, zeros, outputs, images, parts, seed, background, ...shape }) => {
          const window = [shape.window[0], Math.min(shape.window[1], columns)] as const;
          const pads = shape.pads as [number, number, number, number];
          fc.pre(rows + pads[0] + pads[2] >= window[0] && columns + pads[1] + pads[3] >= window[1]);
          const random = new Random(seed);
          const whole = (most: number) => Math.floor(random.uniform() * (2 * most + 1)) - most;
          const own = () => (random.uniform() < zeros ? Number.NaN : 2 * whole(4));
          const same = Array.from({ length: channels }, own);
          const count = batch * rows * columns * channels;
          const lower = Array.from({ length: count }, (_, at) =>
            random.uniform() < background ? (same[at % channels] as number) : own(),
          );
          const width = 2 * Math.abs(whole(3));
          const upper = lower.map((low) => low + (background > 0 ? width : 2 * Math.abs(whole(3))));
          const ofWindow = [window[0], window[1], channels, outputs] as [number, number, number, number];
          const layer = {
            interval: tf.tensor(
              [...lower, ...upper].map((x) => (Number.isNaN(x) ? 0 : x)),
              [2 * batch, rows, columns, channels],
            ),
            filter: tf.tensor(
              Array.from({ length: tf.util.sizeFromShape(ofWindow) }, () => whole(4)),
              ofWindow,
            ),
            bias: tf.tensor1d(Array.from({ length: outputs }, () => whole(9))),
            geometry: { strides: shape.strides, pads, dilations: [1, 1] as const, groups: 1 },
          };
          const all = boundsOf(layer, { images: batch, parts: 1 }, 'none', false, shape.isClamped);
          expect(boundsOf(layer, { images, parts }, 'none', true, shape.isClamped)).toEqual(all);
          disposeLayer(layer);
        },
      ),
    );
  });

  it('gives bounds close around what a long layer can give', () => {
    const random = new Random(5);
    const [batch, inputs, outputs] = [3, 1571, 37];
    const lower = Float32Array.from({ length: batch * inputs }, () => Math.max(0, random.uniform() - 0.3));
    const upper = lower.map((low) => (low === 0 ? 0 : low * 1.1));
    const weights = Float32Array.from({ length: inputs * outputs }, () => random.uniform() - 0.5);
    const layer = {
      interval: tf.tensor4d([...lower, ...upper], [2 * batch, 1, 1, inputs]),
      filter: tf.tensor4d(weights, [1, 1, inputs, outputs]),
      geometry: POINT,
    };
    const { bounds } = boundsOf(layer, { images: 2, parts: 2 }, 'real', true);
    for (let at = 0; at < batch * outputs; at++) {
      const [row, output] = [Math.floor(at / outputs), at % outputs];
      let [least, most, magnitude] = [0, 0, 0];
      for (let input = 0; input < inputs; input++) {
        const weight = weights[input * outputs + output] as number;
        const ends = [lower, upper].map((bound) => weight * (bound[row * inputs + input] as number));
        least += Math.min(...ends);
        most += Math.max(...ends);
        magnitude += Math.max(...ends.map(Math.abs));
      }
      expect(bounds[at]).toBeLessThanOrEqual(least);
      expect(bounds[at]).toBeGreaterThan(least - 1e-5 * magnitude);
      expect(bounds[batch * outputs + at]).toBeGreaterThanOrEqual(most);
      expect(bounds[batch * outputs + at]).toBeLessThan(most + 1e-5 * magnitude);
    }
    disposeLayer(layer);
  });

  it('sums in blocks, so that small products are not lost one by one beside a large one', () => {
    const values = [2 ** 24, ...new Array<number>(1999).fill(1)];
    const layer = {
      interval: tf.tensor4d([...values, ...values], [2, 1, 1, 2000]),
      filter: tf.ones([1, 1, 2000, 16]),
      geometry: POINT,
    };
    const { bounds } = boundsOf(layer, { images: 1, parts: 1 }, 'real', true);
    for (const lower of bounds.slice(0, 16)) expect(lower).toBeLessThanOrEqual(2 ** 24 + 1999);
    for (const upper of bounds.slice(16)) expect(upper).toBeGreaterThanOrEqual(2 ** 24 + 1999);
    disposeLayer(layer);
  });

  it('keeps what is no number', () => {
    const layer = {
      interval: tf.tensor4d([0, 0, 0, Number.NaN, 0, 0, 0, Number.NaN], [2, 1, 1, 4]),
      filter: tf.ones([1, 1, 4, 16]),
      geometry: POINT,
    };
    const { bounds, largest } = boundsOf(layer, { images: 1, parts: 1 }, 'real', true);
    expect(largest).toBeNaN();
    for (const bound of bounds) expect(bound).toBeNaN();
    disposeLayer(layer);
  });
});

describe('whether to list numbers', () => {
  const planOf = (channels: number, outputs: number, geometry: ConvGeometry) =>
    planLayer(
      4,
      { shape: [8, 14, 14, channels] } as unknown as tf.TensorInfo,
      { shape: [4, 4, channels, outputs] } as unknown as tf.TensorInfo,
      geometry,
    );
  const some = (zeros: number) => ({ magnitude: 1, radius: 1, zeros });

  it('goes by how many are 0, and how many lie in the padding', () => {
    const inside = { strides: [2, 2], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;
    expect(listsPay(some(0), planOf(16, 32, inside))).toBe(false);
    expect(listsPay(some(0.4), planOf(16, 32, inside))).toBe(true);
    const padded = { ...inside, pads: [1, 1, 1, 1] } as const;
    expect(listsPay(some(0.25), planOf(16, 32, padded))).toBe(true);
  });

  it('says no of layers in groups or with dilation', () => {
    const usual = { strides: [2, 2], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;
    expect(listsPay(some(1), planOf(16, 32, { ...usual, dilations: [2, 2] }))).toBe(false);
    expect(canList({ ...planOf(16, 32, usual), geometry: { ...usual, groups: 2 } })).toBe(false);
  });
});
