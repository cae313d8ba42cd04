import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeOnnx } from '../formats/models/onnx/writeOnnx';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { testEngine } from '../testing/testEngine';
import { toContract } from './requests/bounds/contract';

const engine = testEngine(['cpu']);

/** Three classes of four inputs. */
const file = new Uint8Array(
  writeOnnx(
    denseNetwork([
      { weight: [1, 2, 3, 4].map((i) => [i, -i, i * i]), bias: [0.5, 0, -1] },
      {
        weight: [
          [1, -1, 2],
          [0.5, 1, -1],
          [-0.25, 1, 1],
        ],
        bias: [0, 0, 0],
      },
    ]),
  ),
).buffer;
const shown = (name: string) => JSON.parse(readFileSync(`../shared/field/${name}.json`, 'utf8'));
const field = (name: string) => new Uint8Array(readFileSync(`../shared/field/${name}.onnx`)).buffer;

const pixels = [0.25, 0.5, 0.75, 0.125];
const [mean, std] = [
  [0.5, 0.25, 0.125, 0.5],
  [0.5, 0.25, 0.5, 2],
];

describe('normalisation outside', () => {
  it('becomes part of the network, so that boxes are of pixels', async () => {
    const own = await engine.bounds({ model: { file, mean, std }, input: pixels, epsilon: 0.0625, method: 'crown' });
    const normalized = pixels.map((pixel, i) => (pixel - (mean[i] ?? 0)) / (std[i] ?? 1));
    const scales = std.map((one) => 1 / one);
    const plain = await engine.bounds({ model: file, input: normalized, epsilon: 0.0625, scales, method: 'crown' });
    for (const side of ['logits', 'lower', 'upper', 'marginLower'] as const) {
      own[side].forEach((value, at) => {
        expect(value).toBeCloseTo(plain[side][at] as number, 3);
      });
    }
    expect(own.of.model.id).not.toBe(plain.of.model.id);
    expect(own.notes?.join(' ')).toMatch(/ε = 0\.0625 .*before they are normalised; .*0\.125.*0\.25.*0\.0313/);
    expect(own.layers.length).toBe(plain.layers.length + 2);
  });

  it('takes one number a channel, wherever the channels stand', async () => {
    const [first, last] = await Promise.all(
      [
        { file: 'quick-igrp', mean: [0.5], std: [0.25] },
        { file: 'quick-igrp', mean: new Array(784).fill(0.5), std: [0.25] },
      ].map((model) => engine.bounds({ model, input: { dataset: 'fashion-mnist', index: 0 }, epsilon: 0.01 })),
    );
    expect(first?.lower).toEqual(last?.lower);
  });

  it.each([
    [{ mean: [1, 2] }, /mean has 2 numbers.*4 inputs/],
    [{ std: [0] }, /std has a number that is not above 0/],
    [{ std: ['x'] }, /std is .*finite numbers/],
    [{ labels: ['a'] }, /labels has 1 entries.*3 outputs/],
    [{ labels: 'abc' }, /labels is "abc"\. Give a list of names/],
    [{ inputs: [1, 2, 3, 4] }, /inputs is .*list of names/],
    [{ ranges: 5 }, /ranges is 5/],
    [{ threshold: 0 }, /one output; this one has 3/],
    [{ range: [1, 0] }, /range: 1 to 0 is not a range/],
    [{ means: [1] }, /no field means\. Did you mean mean\?/],
  ])('refuses what does not fit: %j', async (chosen, message) => {
    await expect(engine.load({ file, ...chosen } as never)).rejects.toThrow(message);
  });
});

describe('a range', () => {
  it('cuts every box where the request gives no clip of its own', async () => {
    const model = { file, range: [0, 1] as const };
    const input = [0, 0, 0, 0];
    const ranged = await engine.bounds({ model, input, epsilon: 0.5 });
    const clipped = await engine.bounds({ model: file, input, epsilon: 0.5, clip: [0, 1] });
    expect(ranged.lower).toEqual(clipped.lower);
    expect(ranged.of.clip).toEqual([0, 1]);
    const own = await engine.bounds({ model, input, epsilon: 0.5, clip: null });
    expect(own.lower[0]).toBeLessThan(clipped.lower[0] as number);
    expect(await engine.classDistances({ model })).toBeDefined();
  });
});

describe('one output', () => {
  const score = field('nvjl82_one_to_one');

  it('is a score where a threshold is given: proved to stay on its side, or not, in the order of the file', async () => {
    const plain = toContract(await engine.bounds({ model: score, input: [0.5], epsilon: 0.05 }), false);
    const [value] = plain.logits as number[];
    const [lower] = plain.lower as number[];
    const ask = async (threshold: number) => {
      const asked = { model: { file: score, threshold }, input: [0.5], epsilon: 0.05 };
      return toContract(await engine.bounds(asked), false);
    };
    const below = await ask((lower as number) - 0.5);
    expect(below).toMatchObject({ label: 1, verdict: 'verified', threshold: (lower as number) - 0.5 });
    expect([below.logits, below.layers.length]).toEqual([plain.logits, plain.layers.length]);
    expect(below.lower).toEqual([expect.closeTo(lower as number, 4)]);
    expect(await ask((value as number) + 100)).toMatchObject({ label: 0, verdict: 'verified' });
    const middle = { file: score, threshold: value as number };
    const attack = await engine.attack({ model: middle, input: [0.5], epsilon: 0.05 });
    expect(attack.verdict).toEqual(['falsified']);
  });

  it('is compared with the threshold itself where float32 does not hold that', async () => {
    const { logits } = toContract(await engine.bounds({ model: score, input: [0.5], epsilon: 0 }), false);
    const [value] = logits as [number];
    const sides = async (threshold: number) => {
      const asked = { model: { file: score, threshold }, input: [0.5], epsilon: 0, rounding: 'real' } as const;
      return engine.bounds(asked);
    };
    // Half a rounding of float32 from the score: its own float32 number is no other threshold than the score.
    const near = value + Math.abs(value) * 2 ** -26;
    const result = await sides(near);
    expect(Math.fround(near)).toBe(value);
    expect(result.lower[0] as number).toBeLessThanOrEqual(near);
    expect(result.upper[0] as number).toBeGreaterThanOrEqual(near);
    expect((result.upper[0] as number) - (result.lower[0] as number)).toBeLessThan(1e-5 * Math.abs(near));
    expect(toContract(result, false).layers.at(-1)?.name).not.toMatch(/threshold/);
    expect((await sides(0.1)).threshold).toBe(0.1);
    await expect(sides(1e300)).rejects.toThrow(/beyond what float32 holds/);
    await expect(sides(1e-300)).rejects.toThrow(/beyond what float32 holds/);
  });

  it('is a value without one, and several outputs are where someone says so', async () => {
    expect(await engine.bounds({ model: score, input: [0], epsilon: 0.1 })).toMatchObject({
      classes: 0,
      label: [null],
    });
    const values = await engine.bounds({ model: { file, outputs: 'values' }, input: pixels, epsilon: 0.1 });
    expect(values).toMatchObject({ classes: 0, label: [null], notes: [expect.stringMatching(/taken as values/)] });
    await expect(engine.attack({ model: { file, outputs: 'values' }, input: pixels, epsilon: 1 })).rejects.toThrow();
  });
});

describe('scales', () => {
  it('let some numbers move more than others', async () => {
    const ask = (scales: number[]) => engine.bounds({ model: file, input: pixels, epsilon: 0.1, scales });
    const [all, none, one] = await Promise.all([ask([1, 1, 1, 1]), ask([0, 0, 0, 0]), ask([0, 0, 0, 1])]);
    const width = ({ lower, upper }: { lower: Float32Array; upper: Float32Array }) =>
      (upper[0] as number) - (lower[0] as number);
    expect(width(none)).toBeLessThan(1e-4);
    expect(width(one)).toBeGreaterThan(0.01);
    expect(width(all)).toBeGreaterThan(width(one));
    const request = { model: file, input: pixels, grid: 16, largest: 1 };
    const narrow = await engine.radius({ ...request, scales: [0.5, 0.5, 0.5, 0.5] });
    const plain = await engine.radius({ ...request, largest: 0.5 });
    expect(narrow.certified[0]).toBe(2 * (plain.certified[0] as number));
    await expect(ask([1, 1])).rejects.toThrow(/list of 4 numbers/);
    await expect(ask([1, 1, 1, -1])).rejects.toThrow(/at least 0/);
  });
});

it('is kept under a name of its own, by which it can be asked again', async () => {
  const model = await engine.load({ file, labels: ['a', 'b', 'c'], outputs: 'classes' });
  expect(model.interface).toMatchObject({ labels: ['a', 'b', 'c'] });
  expect(await engine.load(model.id)).toMatchObject({ id: model.id });
  expect((await engine.load({ file })).id).toBe((await engine.load(file)).id);
});

describe('several outputs', () => {
  it('of which the first one of numbers is bounded, and the others are named', async () => {
    const two = await engine.bounds({
      model: field('more_two_same_outputs'),
      input: shown('more_two_same_outputs'),
      epsilon: 0.05,
    });
    expect(two.notes?.join()).toMatch(/2 outputs.*left out: “p”/);
    const labelled = await engine.bounds({
      model: field('sklearn218_no_zipmap'),
      input: shown('sklearn218_no_zipmap'),
      epsilon: 0.05,
    });
    const alone = await engine.bounds({
      model: field('sklearn218_probabilities'),
      input: shown('sklearn218_probabilities'),
      epsilon: 0.05,
    });
    expect(labelled.notes?.join()).toMatch(/left out: “output_label”/);
    expect(labelled.label).toEqual(alone.label);
    expect(labelled.lower).toEqual(alone.lower);
  });
});
