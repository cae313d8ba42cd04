import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHOD_NAMES, METHODS } from '../catalog/methods';
import { writeOnnx } from '../formats/models/onnx/writeOnnx';
import { type Classes, classesOf } from '../network/classes/classes';
import type { DecisionTree } from '../network/classes/decisionTree';
import { forward64 } from '../network/forward64';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import { fileOf } from '../testing/networks/byHand';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { randomTree, SIGNS } from '../testing/networks/treeNetworks';
import { runOnnx } from '../testing/onnxruntime';
import { testEngine } from '../testing/testEngine';
import type { BoundsResult } from './api/types';

const engine = testEngine();

const round = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(1e4 * value) / 1e4 + 0);

describe.each(METHOD_NAMES)('a tree of decisions by %s', (method) => {
  it('with one decision is the plain network', async () => {
    const plain = denseNetwork([
      { weight: [[1, -2, 0.5, 0.25]], bias: [0.5, 1, 0, 0.125] },
      {
        weight: [
          [1, -1, 0.5],
          [0.25, 1, -2],
          [-1, 0, 0.3],
          [2, 0.7, 1],
        ],
        bias: [0.1, 0.2, 0.3],
      },
    ]);
    const tree = { ...plain, decisions: [0, 1, 2] };
    const request = { input: [0.3, -0.8, 1.2], epsilon: 0.4, method };
    const [first, second] = await Promise.all(
      [plain, tree].map((network) => engine.bounds({ ...request, model: fileOf(network) })),
    );
    const foundBy = ({ milliseconds: _, of: __, ...rest }: BoundsResult) => rest;
    expect(foundBy(second as BoundsResult)).toEqual(foundBy(first as BoundsResult));
  });

  it('bounds every class where its path parts from the label’s', async () => {
    const request = { model: fileOf(SIGNS), input: [-1, 2, 1, -3], epsilon: 0.5, method };
    const result = await engine.bounds(request);
    expect(result).toMatchObject({ outputs: 4, classes: 3, label: [0, 1], verdict: ['verified', 'verified'] });
    expect(round(result.lower)).toEqual([-1.5, 0.5, 1.5, -2.5, 0.5, -1.5, -3.5, 2.5]);
    // z₁ − z₀ = −2x and z₂ − z₃ = 2y of the first input; 2x of the second, whatever y is.
    expect(round(result.margin)).toEqual([0, 2, 4, 2, 0, 2]);
    expect(round(result.marginLower)).toEqual([0, 1, 3, 1, 0, 1]);
  });

  it('leaves open what a decision on the true path leaves open, and what lies off it aside', async () => {
    const at = (input: number[]) => engine.bounds({ model: fileOf(SIGNS), input, epsilon: 0.5, method });
    const open = METHODS[method].decides ? 'falsified' : 'unknown';
    expect((await at([-1, 0.25])).verdict).toEqual([open]);
    expect((await at([-0.25, 2])).verdict).toEqual([open]);
    expect((await at([1, 0])).verdict).toEqual(['verified']);
    const misclassified = await engine.bounds({ model: fileOf(SIGNS), input: [1, 2], epsilon: 0, method, label: 0 });
    expect(misclassified).toMatchObject({ verdict: ['falsified'], prediction: [1] });
  });

  it('proves nothing that a point of the box escapes', async () => {
    let verified = 0;
    await fc.assert(
      fc.asyncProperty(trees, points, fc.double({ min: 0, max: 0.3, noNaN: true }), async (network, input, epsilon) => {
        const { label, verdict, marginLower } = await engine.bounds({
          model: fileOf(network),
          input,
          epsilon,
          method,
        });
        const { classes, outputsAt } = reader(network);
        const own = label[0] as number;
        for (const corner of cornersOf(input, epsilon)) {
          const outputs = outputsAt(corner);
          const margins = classes.margins(own, outputs);
          expect(margins.every((margin, j) => margin >= (marginLower[j] as number))).toBe(true);
          if (verdict[0] === 'verified') expect(classes.predict(outputs)).toBe(own);
        }
        verified += Number(verdict[0] === 'verified');
      }),
      { numRuns: 15, seed: 1 },
    );
    expect(verified).toBeGreaterThan(2);
  });
});

it('A tree of decisions has the outputs that ONNX Runtime computes of its file', async () => {
  const network = randomTree([[0, [1, 2]], 3], 3, 4);
  const input = [0.3, -0.7, 0.9];
  const { logits } = await engine.bounds({ model: fileOf(network), input, epsilon: 0 });
  const theirs = await runOnnx(writeOnnx(network), Float32Array.from(input), [1, 3]);
  expect([...theirs]).toEqual([...logits].map((value) => expect.closeTo(value, 5)));
});

describe('an attack on a tree of decisions', () => {
  it('says which class a counterexample is read as', async () => {
    const attack = (input: number[]) => engine.attack({ model: fileOf(SIGNS), input, epsilon: 0.5, label: 0 });
    const outer = await attack([-0.25, 2]);
    expect(outer.counterexample[0]).toMatchObject({ label: 1 });
    expect(round(outer.margin)).toEqual([0, -0.5, 3]);
    const inner = await attack([-1, 0.25]);
    expect(inner.counterexample[0]).toMatchObject({ label: 2 });
    // Read as class 1, though the margin over class 2 is less.
    const both = await attack([0.4, -4]);
    expect(both.counterexample[0]).toMatchObject({ label: 1 });
  });

  it('finds points that are read as the class it names', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(trees, points, async (network, input) => {
        const { counterexample, label } = await engine.attack({ model: fileOf(network), input, epsilon: 0.5 });
        const [example] = counterexample;
        if (!example) return;
        const { classes, outputsAt } = reader(network);
        const outputs = outputsAt(example.input);
        expect(classes.predict(outputs)).toBe(example.label);
        expect(example.label).not.toBe(label[0]);
        expect(classes.margins(label[0] as number, outputs)[example.label]).toBe(example.margin);
        found++;
      }),
      { numRuns: 15, seed: 1 },
    );
    expect(found).toBeGreaterThan(2);
  });
});

const SHAPES: readonly DecisionTree[] = [
  [[0, 1], 2],
  [1, [0, 3], 2],
  [
    [0, [1, 2]],
    [3, 4],
  ],
];
const trees = fc
  .tuple(fc.constantFrom(...SHAPES), fc.integer({ min: 0, max: 1000 }))
  .map(([decisions, seed]) => randomTree(decisions, 3, seed));
const points = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });

function reader(network: Network): { classes: Classes; outputsAt: (point: Float64Array) => Float64Array } {
  const shapes = inferShapes(network);
  return { classes: classesOf(network, shapes), outputsAt: (point) => forward64(network, shapes, point) };
}

function cornersOf(center: readonly number[], epsilon: number): Float64Array[] {
  return Array.from({ length: 2 ** center.length }, (_, corner) =>
    // A little inside, since the sum itself is rounded.
    Float64Array.from(center, (value, i) => value + (1 - 1e-12) * ((corner >> i) % 2 ? epsilon : -epsilon)),
  );
}
