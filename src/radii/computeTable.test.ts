import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CancelledError, NO_CHECKPOINT } from '../bounds/checkpoint';
import type { TableMethod } from '../catalog/methods';
import { InputReader } from '../engine/stores/inputs';
import { forward64 } from '../network/forward64';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { readGolden } from '../testing/goldens';
import { LINEAR } from '../testing/networks/byHand';
import { type Dense, denseNetwork } from '../testing/networks/denseNetwork';
import { computeTable, type TableListener } from './computeTable';
import type { TableImages } from './judgeImages';
import { checkTable } from './table/checkTable';
import { NEVER, type TableAbout } from './table/radiusTable';
import { newState, TableRun } from './tableRun';

const METHODS: readonly TableMethod[] = ['ibp', 'crown-ibp', 'crown'];
const ATTACK = { restarts: 1, steps: 10, seed: 1 };
const SILENT: TableListener = { afterBatch: async () => {} };

function aboutOf(method: TableMethod, grid: readonly number[], outputs: number, more: Partial<TableAbout> = {}) {
  const model = { id: 'test', name: 'test', hash: 'test' };
  const usual = { version: 1, model, dataset: 'none', rounding: 'real', clip: null, attack: ATTACK } as const;
  return { ...usual, method, grid, outputs, ...more };
}

function imagesOf(layers: readonly Dense[], points: readonly (readonly number[])[]): TableImages {
  const ready = uploadNetwork(denseNetwork(layers));
  return { ready, read: async (rows) => Float64Array.from(rows.flatMap((row) => points[row] as readonly number[])) };
}

function runOf(about: TableAbout, labels: readonly number[]): TableRun {
  return new TableRun(newState(about, Uint32Array.from(labels.keys()), Uint16Array.from(labels)));
}

const LINEAR_GRID = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/** A network with four hidden units, and images on both sides of its decisions. */
const HIDDEN: Dense[] = [
  {
    weight: [
      [1, -1, 0.5, 0.25],
      [-0.5, 1, 1, -1],
    ],
    bias: [0.1, 0.2, -0.3, 0],
  },
  {
    weight: [
      [1, -1, 0.5],
      [-0.5, 1, 0.25],
      [0.75, 0.5, -1],
      [-1, 0.5, 1],
    ],
    bias: [0.2, 0, -0.1],
  },
];
const POINTS = [
  [1, 0.2],
  [-0.5, 1],
  [0.3, -0.8],
  [0.9, 0.9],
  [-1, -1],
];
const HIDDEN_GRID = Array.from({ length: 41 }, (_, step) => step / 64);

beforeAll(async () => {
  await startTestBackend('wasm');
});

describe('computeTable', () => {
  it.each(METHODS)('finds the radii of a linear network, which are known exactly (%s)', async (method) => {
    const images = imagesOf(
      [LINEAR],
      [
        [0.5, 0.25], // margins 1.25 and 2
        [0.5, 1.5], // 2.5 and −0.5: classified as 2
        [-0.5, 0.5], // −0.5 and 0.5
      ],
    );
    const table = await computeTable(runOf(aboutOf(method, LINEAR_GRID, 3), [0, 0, 0]), images, NO_CHECKPOINT, SILENT);
    expect([...table.predictions]).toEqual([0, 2, 1]);
    // 1.25 lasts up to 0.4, 2 up to 0.6, 2.5 beyond the grid, 0.5 up to 0.1.
    expect([...table.certified]).toEqual([NEVER, 5, 7, NEVER, 7, 0, NEVER, 0, 2]);
    expect([...table.attacked]).toEqual([NEVER, 5, NEVER, NEVER, NEVER, 0, NEVER, 0, 2]);
  });

  it.each(METHODS)('ends where radii are a rounding apart around where margins vanish (%s)', async (method) => {
    // Margins 1.5 and 1.5, 0.75 and 1.75: those of 1.5 and 0.75 are gone at 0.5 and 0.25.
    const images = imagesOf(
      [LINEAR],
      [0.5, 0.25].map((x) => [x, x]),
    );
    const around = (radius: number) => [-2, -1, 0, 1, 2].map((step) => radius * (1 + step * 2 ** -52));
    const grid = [0, ...around(0.25), ...around(0.5)];
    for (const rounding of ['none', 'real'] as const) {
      let calls = 0;
      const checkpoint = async () => expect(++calls, 'steps of the search').toBeLessThan(5000);
      checkTable(await computeTable(runOf(aboutOf(method, grid, 3, { rounding }), [0, 0]), images, checkpoint, SILENT));
    }
  });

  it('finds with IBP what intervals in float64 give', async () => {
    const labels = POINTS.map((_, row) => row % 3);
    const run = runOf(aboutOf('ibp', HIDDEN_GRID, 3, { attack: null }), labels);
    const { certified } = await computeTable(run, imagesOf(HIDDEN, POINTS), NO_CHECKPOINT, SILENT);
    const expected = POINTS.flatMap((point, row) =>
      [0, 1, 2].map((other) => {
        if (other === labels[row]) return NEVER;
        const failing = HIDDEN_GRID.findIndex(
          (radius) => !(intervalMargin(point, radius, labels[row] ?? 0, other) > 0),
        );
        return failing < 0 ? HIDDEN_GRID.length : failing;
      }),
    );
    expect([...certified]).toEqual(expected);
    // Else the test would compare nothing.
    expect(new Set(expected).size).toBeGreaterThan(4);
  });

  it.each(METHODS)(
    'claims nothing that points of the boxes refute, and attacks only where there are such (%s)',
    async (method) => {
      const labels = POINTS.map((_, row) => row % 3);
      const images = imagesOf(HIDDEN, POINTS);
      const run = runOf(aboutOf(method, HIDDEN_GRID, 3), labels);
      const table = await computeTable(run, images, NO_CHECKPOINT, SILENT);
      checkTable(table);
      POINTS.forEach((point, row) => {
        [0, 1, 2].forEach((other) => {
          if (other === labels[row]) return;
          const at = row * 3 + other;
          const leastWithin = (radius: number) => leastMargin(images, point, radius, labels[row] ?? 0, other);
          const proved = table.certified[at] as number;
          if (proved > 0) expect(leastWithin(HIDDEN_GRID[proved - 1] as number)).toBeGreaterThan(0);
          const broken = table.attacked[at] as number;
          // The finest points of the grid are 1/16 of the box apart, along which a margin changes by less than this.
          if (broken !== NEVER) expect(leastWithin(HIDDEN_GRID[broken] as number)).toBeLessThan(0.05);
        });
      });
    },
  );

  it.each([
    ['ibp', 'IBP'],
    ['crown-ibp', 'CROWN-IBP'],
    ['crown', 'CROWN'],
  ] as const)('agrees with the reference bounds (%s)', async (method, name) => {
    const { network, golden } = readGolden('fc3');
    const cases = golden.cases.filter((known) => known.method === name).sort((a, b) => a.epsilon - b.epsilon);
    const inputs = await new InputReader(diskAssets).read(
      { dataset: 'fashion-mnist', indices: golden.images },
      network,
    );
    const size = inputs.values.length / inputs.batch;
    const read = async (rows: readonly number[]) =>
      Float64Array.from(rows.flatMap((row) => [...inputs.values.subarray(row * size, (row + 1) * size)]));
    const about = aboutOf(method, [0, ...cases.map(({ epsilon }) => epsilon)], 10, { clip: [0, 1], attack: null });
    const ready = uploadNetwork(network);
    const { certified } = await computeTable(runOf(about, golden.labels), { ready, read }, NO_CHECKPOINT, SILENT);
    ready.dispose();
    const expected = golden.labels.flatMap((label, row) =>
      Array.from({ length: 10 }, (_, other) => {
        const failing = cases.findIndex((known) => !((known.margin_lower[row]?.[other] as number) > 0));
        return other === label ? NEVER : 1 + (failing < 0 ? cases.length : failing);
      }),
    );
    expect([...certified]).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(2);
  });

  it('goes on where it was cancelled, with the same result', async () => {
    const labels = POINTS.map((_, row) => row % 3);
    const about = aboutOf('crown', HIDDEN_GRID, 3);
    const images = imagesOf(HIDDEN, POINTS);
    const whole = await computeTable(runOf(about, labels), images, NO_CHECKPOINT, SILENT);
    let run = runOf(about, labels);
    let cancelled = 0;
    for (let patience = 3; ; patience += 5) {
      let calls = 0;
      const checkpoint = async () => {
        if (++calls > patience) throw new CancelledError();
      };
      try {
        expect(await computeTable(run, images, checkpoint, SILENT)).toEqual(whole);
        break;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        cancelled++;
        run = new TableRun(structuredClone(run.state));
      }
    }
    expect(cancelled).toBeGreaterThan(2);
  });

  it('reports how far it is, and leaves no tensors behind', async () => {
    const images = imagesOf(HIDDEN, POINTS);
    const about = aboutOf('crown-ibp', HIDDEN_GRID, 3);
    await computeTable(runOf(about, [0, 1, 2, 0, 1]), images, NO_CHECKPOINT, SILENT);
    const before = tf.memory().numTensors;
    const done: number[] = [];
    const listener = { afterBatch: async (images: number) => void done.push(images) };
    await computeTable(runOf(about, [0, 1, 2, 0, 1]), images, NO_CHECKPOINT, listener);
    expect(tf.memory().numTensors).toBe(before);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(5);
  });
});

/** Lower bound of a margin of HIDDEN by intervals, with elision, in float64. */
function intervalMargin(point: readonly number[], radius: number, label: number, other: number): number {
  const [first, last] = HIDDEN as [Dense, Dense];
  const bounds = first.bias.map((bias, unit) => {
    const weights = first.weight.map((row) => row[unit] as number);
    const center = weights.reduce((sum, weight, i) => sum + weight * (point[i] as number), bias);
    const reach = weights.reduce((sum, weight) => sum + Math.abs(weight) * radius, 0);
    return [Math.max(0, center - reach), Math.max(0, center + reach)] as const;
  });
  return bounds.reduce(
    (sum, [lower, upper], unit) => {
      const weight = (last.weight[unit]?.[label] as number) - (last.weight[unit]?.[other] as number);
      return sum + weight * (weight > 0 ? lower : upper);
    },
    (last.bias[label] as number) - (last.bias[other] as number),
  );
}

/** The least margin at 33 × 33 points of a box. */
function leastMargin({ ready }: TableImages, point: readonly number[], radius: number, label: number, other: number) {
  const steps = Array.from({ length: 33 }, (_, step) => (radius * (step - 16)) / 16);
  const margins = steps.flatMap((dx) =>
    steps.map((dy) => {
      const at = Float64Array.of((point[0] as number) + dx, (point[1] as number) + dy);
      const logits = forward64(ready.network, ready.shapes, at);
      return (logits[label] as number) - (logits[other] as number);
    }),
  );
  return Math.min(...margins);
}
