import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import type { Rounding } from '../../kernels/rounding/rounding';
import { classesOf } from '../../network/classes/classes';
import { sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import { type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { type Dyadic, encloses } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { evaluateNetworkExactly } from '../../testing/networks/exactNetwork';
import { randomConvNetwork, randomPooledNetwork } from '../../testing/networks/randomConvNetwork';
import { randomGraph } from '../../testing/networks/randomGraph';
import { lowerBounds, type StartRows } from '../backward/backwardPass';
import type { BackwardContext, Slopes } from '../backward/context';
import { logitRows, unitRows } from '../backward/specification';
import { fieldsOf } from '../backward/windows/field';
import { WindowRows } from '../backward/windows/windowRows';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { crownValues } from '../methods/crown';
import { disposeBounds } from '../valueBounds';
import { disposeReached, type Reached, RowSearch } from './rowSearch';
import { offsetsOf, seedsOf } from './splitMultipliers';

beforeAll(async () => {
  await startTestBackend('wasm');
});

function runAll(steps: Generator<void, Reached>): Reached {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Some units of an image's value, from both sides; as windows where they are worth it. */
function startAt(ready: ReadyNetwork, value: string, units: readonly number[], inWindows: boolean): StartRows {
  const shape = ready.shapes.get(value) as readonly number[];
  const fields = fieldsOf(ready, value);
  if (inWindows && fields.size > 0) return new WindowRows(ready, value, [units, units], fields);
  return tf.tidy(() => {
    const rows = unitRows(units, sizeOf(shape));
    const both = tf.concat([rows, tf.neg(rows)], 0);
    return tf.reshape(tf.concat([both, both], 0), [-1, ...shape]);
  });
}

async function contextOf(ready: ReadyNetwork, center: readonly number[], epsilon: number, rounding: Rounding) {
  const { shape } = ready.network.input;
  const box = inputBox(center, epsilon, null, rounding);
  const batch = center.length / sizeOf(shape);
  const bounds = await crownValues(ready, box, batch, 'backward', rounding, NO_CHECKPOINT);
  return { ready, bounds, batch, rounding };
}

/** The bounds that a search ends with after steps of any size, and what a pass makes of its choices. */
async function compare(context: BackwardContext, value: string, start: StartRows) {
  const search = new RowSearch(context, value, start);
  for (const rate of [0.7, 0.3]) disposeReached(runAll(search.step(rate)));
  const reached = runAll(search.step());
  const found = await reached.bounds.data<'float32'>();
  const chosen = { ...context, slopes: reached.choices };
  const passed = await lowerBounds(chosen, value, start, NO_CHECKPOINT);
  const rounded = await lowerBounds({ ...chosen, rounding: 'real' }, value, start, NO_CHECKPOINT);
  disposeReached(reached);
  search.dispose();
  return { found: Float32Array.from(found), passed, rounded };
}

/** Equal but for roundings, which are known to cost less than what is allowed for them. */
function expectClose({ found, passed, rounded }: Awaited<ReturnType<typeof compare>>): void {
  const scale = Math.max(1e-3, ...passed.map(Math.abs));
  found.forEach((bound, at) => {
    const allowance = 2 * ((passed[at] as number) - (rounded[at] as number)) + 4e-5 * scale;
    expect(Math.abs(bound - (passed[at] as number))).toBeLessThan(allowance);
  });
}

/** Random choices where a search has its own; slopes between those of the activation. */
function randomChoices(context: BackwardContext, value: string, start: StartRows): Slopes {
  const search = new RowSearch(context, value, start);
  const reached = runAll(search.step());
  const random = [...reached.choices].map(([name, choice]): [string, tf.Tensor] => {
    const node = context.ready.nodes.find((other) => other.name === name);
    const least = node?.op === 'LeakyRelu' ? (node.attributes.alpha as number) : 0;
    return [name, tf.tidy(() => tf.clipByValue(tf.randomUniform(choice.shape, least - 0.5, 1.5), least, 1))];
  });
  disposeReached(reached);
  search.dispose();
  return new Map(random);
}

describe('RowSearch', () => {
  it('finds on the way forward the bounds that a pass back finds, in windows and on whole values', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(randomConvNetwork, randomPooledNetwork),
        fc.boolean(),
        async ({ network, center }, inWindows) => {
          const ready = uploadNetwork(network);
          const context = await contextOf(ready, [...center, ...center.map((x) => x / 2)], 0.25, 'none');
          for (const { output } of network.nodes) {
            const start = startAt(
              ready,
              output,
              [0, sizeOf(ready.shapes.get(output) as readonly number[]) - 1],
              inWindows,
            );
            expectClose(await compare(context, output, start));
            start.dispose();
          }
          disposeBounds(context.bounds);
          ready.dispose();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('does so through every operation', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(randomGraph, async ({ file, input }) => {
        const ready = uploadNetwork(readOnnx(file, 'random'));
        const context = await contextOf(ready, [...input], 0.05, 'none');
        const { output } = ready.network;
        const shape = ready.shapes.get(output) as readonly number[];
        const start = tf.tidy(() => tf.reshape(logitRows([0], classesOf(ready.network, ready.shapes)), [-1, ...shape]));
        expectClose(await compare(context, output, start));
        for (const { op } of ready.nodes) seen.add(operationOf(op).backward?.kind ?? 'box');
        start.dispose();
        disposeBounds(context.bounds);
        ready.dispose();
      }),
      { numRuns: 40 },
    );
    expect([...seen].sort()).toEqual(['affine', 'passing', 'relaxed']);
  });

  it.each(['real', 'float32'] as const)('may choose whatever it likes: bounds hold, rounding %s', async (rounding) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(randomConvNetwork, randomPooledNetwork),
        fc.boolean(),
        async ({ network, center, random }, inWindows) => {
          const ready = uploadNetwork(network);
          const epsilon = 0.25;
          const context = await contextOf(ready, [...center, ...center], epsilon, rounding);
          const points = [0, 1, 2].map(() => center.map((x) => x + (random() < 0.5 ? -epsilon : epsilon)));
          for (const { output } of network.nodes) {
            const units = [0, Math.floor(sizeOf(ready.shapes.get(output) as readonly number[]) / 2)];
            const start = startAt(ready, output, units, inWindows);
            const slopes = randomChoices(context, output, start);
            const bounds = await lowerBounds({ ...context, slopes }, output, start, NO_CHECKPOINT);
            for (const point of points) {
              const values = evaluateNetworkExactly(ready, point).get(output) as Dyadic[];
              units.forEach((unit, at) => {
                const [below, above] = [bounds[at] as number, -(bounds[units.length + at] as number)];
                expect(encloses(below, values[unit] as Dyadic, above)).toBe(true);
              });
            }
            tf.dispose([...slopes.values()]);
            start.dispose();
          }
          disposeBounds(context.bounds);
          ready.dispose();
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('RowSearch with splits', () => {
  const network = denseNetwork([
    {
      weight: [
        [1, -0.5],
        [0.5, 1],
      ],
      bias: [0.25, -0.125],
    },
    { weight: [[1], [-1.5]], bias: [0.5] },
  ]);

  it.each([
    ['at zero', undefined],
    ['elsewhere', { lower: [-0.25, 0], upper: [0.5, 0] }],
  ])('finds the bounds that a pass back finds, split %s', async (_, cut) => {
    const ready = uploadNetwork(network);
    const context = await contextOf(ready, [0.25, -0.5], 1, 'none');
    const row = (values: readonly number[]) => tf.tensor3d([...values], [1, 1, 2]);
    const interval = cut && { lower: row(cut.lower), upper: row(cut.upper) };
    const splits = new Map([
      ['dense0', { signs: row(cut ? [1, 0] : [1, -1]), scale: row([2, 2]), ...(interval && { bounds: interval }) }],
    ]);
    const start = tf.tensor2d([[1]]);
    const search = new RowSearch(context, 'dense1', start, { splits });
    for (const rate of [0.7, 0.5, 0.3, 0.2]) {
      const { bounds, choices } = runAll(search.step(rate));
      const seeds = seedsOf(choices, splits, ready.shapes);
      const [offset] = await offsetsOf(choices, splits, 1);
      const [passed] = await lowerBounds({ ...context, slopes: choices, seeds }, 'dense1', start, NO_CHECKPOINT);
      expect((await bounds.data())[0]).toBeCloseTo((passed as number) + (offset as number), 5);
      disposeReached({ bounds, choices });
      tf.dispose([...seeds.values()]);
    }
    expect((await search.choices().get('split dense0')?.data())?.some((beta) => beta !== 0)).toBe(true);
    search.dispose();
    start.dispose();
    disposeBounds(context.bounds);
    ready.dispose();
  });
});
