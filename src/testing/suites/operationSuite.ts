import { beforeAll, describe, expect, it } from 'vitest';
import { inputBox } from '../../bounds/inputBox';
import type { ReadBounds } from '../../bounds/readBounds';
import { type ComposedName, operationRow } from '../../catalog/operations';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { writeOnnx } from '../../formats/models/onnx/writeOnnx';
import { SMALLEST_NORMAL } from '../../kernels/rounding/rounding';
import { values64 } from '../../network/forward64';
import type { ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import { type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { oneNodeFile } from '../networks/oneNode';
import { SAMPLES } from '../networks/operationSamples';
import { titleOf } from '../networks/sample';
import { expectKnown } from './knownOutputs';
import {
  alphaCrownWithin,
  asWritten,
  between,
  boundBoxes,
  boundOver,
  crownWithin,
  EACH,
  evaluateAll,
  evaluateAt,
  expectInside,
  grownErrors,
  NEWEST_ELSEWHERE,
  type OnnxRun,
  pointsInside,
  pointsOf,
  runElsewhere,
  runHere,
  varied,
} from './operationRuns';
import { expectAtMost, expectBelow } from './sides';

/** From the smallest subnormal number to the largest that bounds can be had of. */
const EXPONENTS = Array.from({ length: 189 }, (_, at) => at - 149);

/** Of numbers that functions take to values neither near their ends nor near zero. */
const USUAL = EXPONENTS.filter((exponent) => -4 <= exponent && exponent <= 6);

/** Only every so many points are compared with float64, whose errors take a while to bound. */
const STRIDE = 37;

const BOXES = [
  { exponents: [-4, -1, 1], radius: 2 ** -6 },
  { exponents: [0], radius: 2 ** -2 },
  { exponents: [-1, 1], radius: 1 },
  { exponents: [2], radius: 8 },
];
const A_POINT = { exponents: [0], radius: 0 };

/** By which inputs are moved, in units of 2⁻⁵³. */
const MOVED = 2 ** 40;

/**
 * Tests of every operation that hold on every backend: it computes what float64 and other software do, its bounds hold
 * for all of them, and what it states of errors is true. A new operation joins by its samples.
 *
 * @param options.others how other software runs a file; without it fewer numbers are tried, which is for slow backends
 * @param options.most how many samples of an operation are tried, of those that stand first; without it all
 * @param options.composed compositions that are passed back through, too, each of whose parts is an operation; without it all
 * @param options.thorough whether many more numbers are tried
 * @param options.each only every so many exponents are tried of numbers that are alike
 */
export function describeOperations(
  backend: string,
  start: () => Promise<void>,
  {
    others,
    most,
    composed,
    thorough = false,
    each = 1,
  }: {
    readonly others?: OnnxRun;
    readonly most?: number;
    readonly composed?: readonly ComposedName[];
    readonly thorough?: boolean;
    readonly each?: number;
  } = {},
): void {
  const step = others ? 1 : 8;
  const exponents = EXPONENTS.filter((_, at) => at % each === 0);
  const tried = Object.entries(SAMPLES)
    .map(([op, samples]) => [op, samples.slice(0, most)] as const)
    .filter(([, samples]) => samples.length > 0);
  describe.each(tried)(`%s on ${backend}`, (op, samples) => {
    beforeAll(start);

    describe.each(samples.map((sample) => ({ sample, title: titleOf(sample) })))('$title', ({ sample }) => {
      const file = oneNodeFile({ op, ...sample });
      const network = readOnnx(file, op);
      const elsewhere = (sample.opset ?? 0) > NEWEST_ELSEWHERE ? undefined : others;

      /** Points where the operation is defined. */
      const within = (points: readonly Float32Array[]) => {
        const [low, high] = sample.domain ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
        return points.map((point) => point.map((x) => Math.min(Math.max(x, low), high)));
      };

      /** Runs of the operation, here and elsewhere. */
      async function runsOf(ready: ReadyNetwork, points: readonly Float32Array[]): Promise<Float32Array[][]> {
        const here = await runHere(ready, points);
        return elsewhere ? [here, await runElsewhere(elsewhere, file, ready, points)] : [here];
      }

      it('has close bounds for every execution, at all exponents', async () => {
        const ready = uploadNetwork(network);
        const alike = EXPONENTS.map((exponent) => [exponent]);
        const mixed = EXPONENTS.filter((_, at) => thorough || at % 4 === 0).map((exponent) => [exponent, 0, -20]);
        const often = Array.from({ length: thorough ? 12 : 4 }, () => USUAL.map((exponent) => [exponent])).flat();
        const drawn = within(pointsOf(ready, [...alike, ...mixed, ...often]));
        const points = drawn.filter((_, at) => at >= EXPONENTS.length || at % each === 0);
        const float32 = await boundBoxes(ready, points, points, 'float32');
        for (const outputs of await runsOf(ready, points)) {
          for (const [at, values] of outputs.entries()) expectInside(float32[at], values, () => SMALLEST_NORMAL);
        }
        const real = await boundBoxes(ready, points, points, 'real');
        for (let at = 0; at < points.length; at += thorough ? 9 : STRIDE * step) {
          const { outputs, errors } = await evaluateAt(ready, points[at] as Float32Array);
          expectInside(real[at], outputs, (i) => errors[i] as number);
        }
        for (const [at, { lower, upper }] of float32.slice(0, exponents.length).entries()) {
          if (Math.abs(exponents[at] as number) > 3) continue;
          const scale = Math.max(1, ...upper.map(Math.abs), ...lower.map(Math.abs));
          for (const [i, low] of lower.entries())
            expectBelow((upper[i] as number) - low, (sample.loose ? 4e-3 : 1e-4) * scale);
        }
        ready.dispose();
      });

      const isPassedBack = !composed || operationRow(op) || composed.includes(op as ComposedName);
      const passingBack = isPassedBack ? (['real', 'float32'] as const) : [];
      it.each(passingBack)('is bounded over boxes by passing back, rounding %s', async (rounding) => {
        const ready = uploadNetwork(network);
        const all = thorough || rounding === 'float32' ? [...BOXES, A_POINT] : BOXES;
        const boxes = elsewhere ? all : BOXES.slice(0, 1);
        const centers = within(
          pointsOf(
            ready,
            boxes.map(({ exponents }) => exponents),
          ),
        );
        const around = centers.map((center, at) => {
          return inputBox(center, boxes[at]?.radius ?? 0, sample.domain ?? null, rounding);
        });
        const inside = around.map(pointsInside);
        const points = inside.flat();
        const ofBox = <T>(rows: readonly T[], index: number) => rows.slice(index * EACH, (index + 1) * EACH);
        const runs = rounding === 'float32' ? await runsOf(ready, points) : [];
        const exact = await evaluateAll(ready, points);
        const expectAround = (logits: ReadBounds, index: number) => {
          for (const { outputs, errors } of ofBox(exact, index))
            expectInside(logits, outputs, (i) => errors[i] as number);
          for (const values of runs.flatMap((rows) => ofBox(rows, index))) expectInside(logits, values, () => 0);
        };
        const found = [await boundOver(ready, around, rounding, crownWithin)];
        // It searches among the relaxations that CROWN has tried, whatever the rounding; parts of a composition are tried alone.
        if (thorough || (rounding === 'float32' && operationRow(op))) {
          found.push(await boundOver(ready, around, rounding, alphaCrownWithin));
        }
        for (const logits of found) logits.forEach(expectAround);
        ready.dispose();
      });

      // Of x and −x together an interval does not know that they are tied.
      if (!sample.others?.includes('-x') && !sample.loose) {
        it('has an interval no wider than its values', async () => {
          const ready = uploadNetwork(network);
          for (const point of within(pointsOf(ready, [[-2, 0], [1]]))) {
            const { points, ...box } = varied(point);
            const [lower, upper] = within([box.lower, box.upper]) as [Float32Array, Float32Array];
            // Of what rises and falls.
            if (operationRow(op)?.activation?.monotone === false) points.push(...between(lower, upper));
            const runs = await runHere(ready, within(points));
            const [bounds] = await boundBoxes(ready, [lower], [upper], 'none');
            for (const [at, low] of (bounds as ReadBounds).lower.entries()) {
              const values = runs.map((run) => run[at] as number);
              const high = bounds?.upper[at] as number;
              const granted = 1e-5 * Math.max(1, Math.abs(low), Math.abs(high));
              expectBelow(Math.abs(Math.min(...values) - low), granted);
              expectBelow(Math.abs(Math.max(...values) - high), granted);
            }
          }
          ready.dispose();
        });
      }

      // What an operator is made of is tried by itself.
      const isWhole = network.nodes.every((node) => node.name === 'layer' || node.output === '-x');
      if (isWhole && others)
        it('keeps to what it states of its output', async () => {
          const ready = uploadNetwork(network);
          const node = ready.nodes.find(({ name }) => name === 'layer') as ReadyNode;
          const points = within(pointsOf(ready, [[-3], [0, -1], [1], [2, 0], [-149, 1, 30]]));
          for (const point of [...points, ...points.map((one) => one.map(Math.abs))]) {
            const values = values64(network, ready.shapes, Float64Array.from(point));
            const [bounds] = await boundBoxes(ready, [point], [point], 'real');
            const inputs = node.inputs.map((name) => values.get(name) as Float64Array);
            expectKnown(
              operationOf(node.op).known(node),
              inputs,
              values.get(node.output) as Float64Array,
              bounds?.lower,
            );
          }
          ready.dispose();
        });
      if (isWhole)
        it('lets errors of its inputs grow no more than it states', async () => {
          const ready = uploadNetwork(network);
          const node = ready.nodes.find(({ name }) => name === 'layer') as ReadyNode;
          for (const point of within(pointsOf(ready, [[-3], [0, -1], [1], [2]]))) {
            const valuesAt = (signOf: (at: number) => number) => {
              const moved = Float64Array.from(point, (x, at) => x + signOf(at) * MOVED * 2 ** -53);
              return values64(network, ready.shapes, moved);
            };
            const before = valuesAt(() => 0);
            const outputs = before.get(node.output) as Float64Array;
            const granted = await grownErrors(ready, node, before, MOVED);
            for (const signOf of [() => 1, () => -1, (at: number) => (at % 2 ? 1 : -1)]) {
              const after = valuesAt(signOf).get(node.output) as Float64Array;
              for (const [at, value] of outputs.entries()) {
                expectAtMost(Math.abs((after[at] as number) - value), granted[at] as number);
              }
            }
          }
          ready.dispose();
        });

      if (!others) return; // What is written hangs on no backend.
      it('is read back as it was written, and then is the same elsewhere', async () => {
        const written = writeOnnx(network);
        // What is written gives its output in one row.
        const { outputSizes: _, ...plain } = network;
        const again = readOnnx(written, op);
        expect(again).toEqual(asWritten(plain, again));
        if (!elsewhere) return;
        const ready = uploadNetwork(network);
        const points = within(pointsOf(ready, [[0], [1], [-2, 3]]));
        const [before, after] = await Promise.all(
          [file, written].map((one) => runElsewhere(elsewhere, one, ready, points)),
        );
        expect(after?.length).toBe(points.length);
        after?.forEach((values, at) => {
          for (const [i, value] of values.entries()) {
            const known = before?.[at]?.[i] as number;
            expectAtMost(Math.abs(value - known), 1e-5 * Math.max(1, Math.abs(known)));
          }
        });
        ready.dispose();
      });
    });
  });
}
