import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { OPERATION_NAMES, OPERATIONS } from '../../../catalog/operations';
import { packInterval } from '../../../kernels/rounding/interval';
import { startTestBackend } from '../../../testing/backend';
import { oneNode } from '../../../testing/networks/oneNode';
import { SAMPLES } from '../../../testing/networks/operationSamples';
import type { ReadyNode } from '../../network';
import { relaxationAround } from '../../otherExecutions';
import type { Relaxed } from '../../passingBack';
import { operationOf } from '..';

/** How much more than the least area relaxations may enclose. */
const MOST = 1.1;
const POINTS = 2001;
/** Where the best relaxation passes the middle just above it, touches between the points that are looked at, or is nearly the curve. */
const HARD = [
  [-0.418, 2.67],
  [-0.41, 2.6],
  [-0.013165, 0.084929],
  [-0.528103, 3.883733],
  [-1.840591, 4.723473],
  [-5.6, 6.9],
].map(([low = 0, high = 0]) => [Math.fround(low), Math.fround(high)] as const);

/** Every function of a value, once for each of its samples. */
const CASES = OPERATION_NAMES.filter((name) => OPERATIONS[name].group === 'activation').flatMap((op) =>
  SAMPLES[op].flatMap(({ within: _, ...sample }) => {
    const [node, ...others] = oneNode({ op, ...sample, sizes: [1] }).nodes;
    // Steps have no relaxation, only an interval.
    if (!node || others.length > 0 || node.weights.slope || !operationOf(op).backward) return [];
    return [{ title: `${op} ${JSON.stringify(node.attributes)}`, node, domain: sample.domain ?? [-10, 10] }];
  }),
);

beforeAll(() => startTestBackend('wasm'));

test.each(CASES)('the relaxation of $title holds, and encloses at most a tenth too much', ({ node, domain }) => {
  const operation = operationOf(node.op);
  const f = (x: number) => operation.evaluate([Float64Array.of(x)], node, { inputs: [[1]], output: [1] })[0] ?? 0;
  const [least, most] = domain as [number, number];
  const end = fc.double({ min: least, max: most, noNaN: true }).map(Math.fround);
  const width = fc.constantFrom(1, 1, 0.3, 0.1, 0.01);
  const range = fc.tuple(end, end, width).map(([a, b, share]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return [low, Math.fround(low + (high - low) * share)] as const;
  });
  const hard = HARD.filter(([low, high]) => low >= least && high <= most);
  fc.assert(
    fc.property(fc.array(range, { minLength: 30, maxLength: 30 }), (random) => {
      const ranges = [...hard, ...random];
      const rows = relaxationOf(node as ReadyNode, ranges);
      ranges.forEach(([low, high], at) => {
        const [lowerSlope, lowerIntercept, upperSlope, upperIntercept] = rows[at] as [number, number, number, number];
        const points = Array.from({ length: POINTS }, (_, k) => low + ((high - low) * k) / (POINTS - 1));
        const values = points.map(f);
        const scale = Math.max(1, ...values.map(Math.abs), Math.abs(lowerIntercept), Math.abs(upperIntercept));
        points.forEach((x, k) => {
          const value = values[k] as number;
          const granted = 1e-14 * scale;
          if (lowerSlope * x + lowerIntercept <= value + granted && value <= upperSlope * x + upperIntercept + granted)
            return;
          expect.fail(`At ${x} in [${low}, ${high}] the value ${value} is outside.`);
        });
        const middle = (low + high) / 2;
        const found = (upperSlope - lowerSlope) * middle + upperIntercept - lowerIntercept;
        const best =
          majorant(points, values, middle) +
          majorant(
            points,
            values.map((v) => -v),
            middle,
          );
        if (found > MOST * best + 3e-5 * scale) expect.fail(`Over [${low}, ${high}] ${found} instead of ${best}.`);
      });
    }),
    { numRuns: 2 },
  );
});

function relaxationOf(node: ReadyNode, ranges: readonly (readonly [number, number])[]): number[][] {
  return tf.tidy(() => {
    const column = (at: 0 | 1) => tf.tensor(ranges.map((range) => [range[at]]));
    const ready = { ...node, tensors: {}, inputShapes: [[1]] };
    const relaxed = operationOf(node.op).backward as Relaxed;
    const relaxation = relaxationAround(ready, relaxed, packInterval(column(0), column(1)), 'real');
    const { lowerSlope, upperSlope, upperIntercept, lowerIntercept = tf.zerosLike(lowerSlope) } = relaxation;
    return tf.concat([lowerSlope, lowerIntercept, upperSlope, upperIntercept], 1).arraySync() as number[][];
  });
}

/** The concave majorant of a function at a point, by the upper hull of its values. */
function majorant(points: readonly number[], values: readonly number[], at: number): number {
  const hull: number[] = [];
  const slope = (a: number, b: number) =>
    ((values[b] as number) - (values[a] as number)) / ((points[b] as number) - (points[a] as number));
  for (let k = 0; k < points.length; k++) {
    while (hull.length > 1 && slope(hull.at(-2) as number, hull.at(-1) as number) <= slope(hull.at(-2) as number, k)) {
      hull.pop();
    }
    hull.push(k);
  }
  const after = hull.findIndex((k) => (points[k] as number) >= at);
  const [a, b] = [hull[Math.max(0, after - 1)] as number, hull[Math.max(0, after)] as number];
  return a === b || points[a] === points[b]
    ? (values[b] as number)
    : (values[a] as number) + slope(a, b) * (at - (points[a] as number));
}
