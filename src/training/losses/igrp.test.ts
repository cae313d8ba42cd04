import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { layersOf } from '../bounds/layers';
import { LayerStack } from '../layerStack';
import { radiusMatrix } from '../radii';
import { disposeTrainable, trainableNetwork } from '../trainableNetwork';
import { crownIbp } from './crownIbp';
import { type IgrpSettings, igrp } from './igrp';
import { type Loss, lossContext } from './loss';
import { lowerMargins } from './verifiedLoss';

beforeAll(() => startTestBackend('wasm'));

const CLASSES = ['a', 'b', 'c', 'd'];
const LABELS = Uint8Array.of(0, 3, 2, 1, 1);
const INNER = 0.05;
const OUTER = 0.2;
const ROBUST = { kappaEnd: 0, betaStart: 0.5, betaEnd: 0.5 };
const network = new LayerStack([6], new Random(2)).dense(8).relu().dense(4).toNetwork('tiny');

function lossAt(loss: Loss, ramp = 1): number {
  const trainable = trainableNetwork(network);
  const random = new Random(7);
  const value = tf.tidy(() => {
    const images = tf.tensor2d(
      Float32Array.from({ length: 30 }, () => random.uniform()),
      [5, 6],
    ) as unknown as tf.Tensor4D;
    const oneHot = tf.cast(tf.oneHot(tf.tensor1d([...LABELS], 'int32'), 4), 'float32') as tf.Tensor2D;
    return loss(lossContext(layersOf(trainable), { images, oneHot, labels: LABELS }, ramp)).dataSync()[0] as number;
  });
  disposeTrainable(trainable);
  return value;
}

function grouped(form: IgrpSettings['form'], groups: string[][], inner = INNER, outer = OUTER): Loss {
  const radii = radiusMatrix(CLASSES, { groups, groupsFrom: '', inner, outer });
  return igrp({ kind: 'igrp', form, ...ROBUST }, radii);
}

const plain = (epsilon: number): Loss => crownIbp({ kind: 'crown-ibp', epsilon, ...ROBUST });

describe('IGRP', () => {
  it.each(['summed', 'one-vector'] as const)('is the plain loss at the inner radius for one group, %s', (form) => {
    expect(lossAt(grouped(form, [CLASSES]))).toBeCloseTo(lossAt(plain(INNER)), 6);
  });

  it.each(['summed', 'one-vector'] as const)(
    'is the plain loss at the outer radius where every class is alone, %s',
    (form) => {
      expect(lossAt(grouped(form, []))).toBeCloseTo(lossAt(plain(OUTER)), 6);
    },
  );

  it('weighs the loss within groups and that between them', () => {
    const radii = radiusMatrix(CLASSES, { groups: [['a', 'b']], groupsFrom: '', inner: INNER, outer: OUTER });
    const at = (weights: readonly number[]) =>
      lossAt(igrp({ kind: 'igrp', form: 'summed', ...ROBUST, weights }, radii));
    const [within, between] = [at([1, 0]), at([0, 1])];
    expect(at([0.5, 1.5])).toBeCloseTo(0.5 * within + 1.5 * between, 5);
    expect(at([1, 1])).toBe(lossAt(igrp({ kind: 'igrp', form: 'summed', ...ROBUST }, radii)));
  });

  it('in one vector is the plain loss exactly where both radii are equal', () => {
    expect(lossAt(grouped('one-vector', [['a', 'b']], OUTER, OUTER))).toBe(lossAt(plain(OUTER)));
  });

  it('sums the cross entropies over each radius’s classes', () => {
    const byHand: Loss = (context) => {
      const [inner, outer] = [INNER, OUTER].map((epsilon) => lowerMargins(context, epsilon, 0.5).arraySync());
      const groupOf = [0, 0, 1, 1];
      const losses = [...LABELS].map((label, sample) => {
        const exponentials = (margins: number[][], alike: boolean) =>
          groupOf.map((group, j) => {
            const counts = j !== label && (group === groupOf[label]) === alike;
            return counts ? Math.exp(-(margins[sample]?.[j] as number)) : 0;
          });
        const crossEntropy = (terms: number[]) => Math.log(1 + terms.reduce((a, b) => a + b));
        return (
          crossEntropy(exponentials(inner as number[][], true)) + crossEntropy(exponentials(outer as number[][], false))
        );
      });
      return tf.scalar(losses.reduce((a, b) => a + b) / losses.length);
    };
    const groups = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    expect(lossAt(grouped('summed', groups))).toBeCloseTo(lossAt(byHand), 5);
  });

  it('takes a radius for every pair', () => {
    const levels = [
      [0, 0.01, 0.1, 0.2],
      [0.01, 0, 0.1, 0.2],
      [0.1, 0.1, 0, 0.2],
      [0.2, 0.2, 0.2, 0],
    ];
    const byHand: Loss = (context) => {
      const margins = new Map(
        [0.01, 0.1, 0.2].map((epsilon) => [epsilon, lowerMargins(context, epsilon, 0.5).arraySync()]),
      );
      const losses = [...LABELS].map((label, sample) => {
        const terms = levels.map((_, j) => {
          const radius = levels[label]?.[j] as number;
          return radius === 0 ? 1 : Math.exp(-(margins.get(radius)?.[sample]?.[j] as number));
        });
        return Math.log(terms.reduce((a, b) => a + b));
      });
      return tf.scalar(losses.reduce((a, b) => a + b) / losses.length);
    };
    const loss = igrp({ kind: 'igrp', form: 'one-vector', ...ROBUST }, levels);
    expect(lossAt(loss)).toBeCloseTo(lossAt(byHand), 5);
  });

  it('multiplies both radii by the ramp', () => {
    // κ falls to 0 at s = 0.5 for a κ_end of −1, which leaves the bounds alone.
    const halfway = (inner: number, outer: number) =>
      igrp({ kind: 'igrp', form: 'summed', ...ROBUST, kappaEnd: -1 }, radiusMatrix(CLASSES, pair(inner, outer)));
    const expected = igrp({ kind: 'igrp', form: 'summed', ...ROBUST }, radiusMatrix(CLASSES, pair(INNER, OUTER)));
    expect(lossAt(halfway(2 * INNER, 2 * OUTER), 0.5)).toBeCloseTo(lossAt(expected), 6);
  });
});

function pair(inner: number, outer: number) {
  return { groups: [['a', 'b']], groupsFrom: '', inner, outer };
}
