import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { packInterval } from '../../kernels/rounding/interval';
import type { ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Relaxed } from '../../network/passingBack';
import type { ReadyNetwork } from '../../network/upload';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import type { BackwardContext } from './context';
import { passRelaxed } from './passRelaxed';

beforeAll(() => startTestBackend('wasm'));

/** A unit's coefficient and the point that its input's box consists of. */
interface Unit {
  readonly coefficient: number;
  readonly x: number;
}

const number = fc.float({ min: -4, max: 4, noNaN: true });
const units = fc.array(fc.record({ coefficient: number, x: number }), { minLength: 1, maxLength: 60 });

/** Slopes whose products with coefficients have to be rounded. */
const ALPHAS = [0.1, 1 / 3, 0.7].map(Math.fround);

function nodeOf(alpha: number, size: number): ReadyNode {
  const node = { name: 'f', op: 'LeakyRelu', inputs: ['x'], output: 'y', attributes: { alpha }, weights: {} };
  return { ...node, tensors: {}, inputShapes: [[size]] };
}

/** Coefficients passed back, the constant and the error, for boxes that are points: the relaxation is the function itself. */
function pass(alpha: number, given: readonly Unit[]): { a: Float32Array; constant: number; error: number } {
  const size = given.length;
  const node = nodeOf(alpha, size);
  const [a, sums] = tf.tidy(() => {
    const point = tf.tensor(
      given.map(({ x }) => x),
      [1, size],
    );
    const coefficients = tf.tensor(
      given.map(({ coefficient }) => coefficient),
      [1, size],
    );
    const bounds = new Map([['x', packInterval(point, point)]]);
    const context: BackwardContext = { ready: {} as ReadyNetwork, bounds, batch: 1, rounding: 'real' };
    const step = passRelaxed(node, operationOf(node.op).backward as Relaxed, coefficients, context);
    return [step.coefficients[0], tf.stack([step.constants[0] as tf.Tensor, step.errors[0] as tf.Tensor])];
  }) as [tf.Tensor, tf.Tensor];
  const [constant, error] = sums.dataSync() as unknown as [number, number];
  const values = a.dataSync() as Float32Array;
  tf.dispose([a, sums]);
  return { a: values, constant, error };
}

function sum(terms: readonly Dyadic[]): Dyadic {
  return terms.reduce(add, ZERO);
}

describe('passRelaxed', () => {
  it('keeps a·f(x) ≥ Σ A·x + d − e, exactly, where the relaxation has nothing to spare', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALPHAS), units, (alpha, given) => {
        const { a, constant, error } = pass(alpha, given);
        const value = sum(
          given.map(({ coefficient, x }) => multiply(exact(coefficient), multiply(exact(x), exact(x < 0 ? alpha : 1)))),
        );
        const claimed = sum(given.map(({ x }, at) => multiply(exact(a[at] as number), exact(x))));
        const least = add(add(claimed, exact(constant)), exact(-error));
        expect(compare(least, value)).toBeLessThanOrEqual(0);
        const scale = given.reduce((total, { coefficient, x }) => total + Math.abs(coefficient * x), 0);
        expect(error).toBeLessThanOrEqual(1e-6 * scale + 1e-12);
      }),
      { numRuns: 200 },
    );
  });
});
