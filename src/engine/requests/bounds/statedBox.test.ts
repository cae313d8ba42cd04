import { describe, expect, it } from 'vitest';
import { writeOnnx } from '../../../formats/models/onnx/writeOnnx';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { onnxFile } from '../../../testing/networks/onnxFile';
import { testEngine } from '../../../testing/testEngine';

/** y = (x₀ + x₁, x₀ − x₁): the bounds of a box can be read off. */
const FILE = new Uint8Array(
  writeOnnx(
    denseNetwork([
      {
        weight: [
          [1, 1],
          [1, -1],
        ],
        bias: [0, 0],
      },
    ]),
  ),
).buffer;
const lower = [0.25, -1];
const upper = [0.75, 2];

describe('a box between two bounds', () => {
  const engine = testEngine();
  const ask = async (more: object) => {
    const found = await engine.bounds({ model: FILE, lower, upper, rounding: 'none', ...more });
    return [...found.lower, ...found.upper];
  };

  it('is bounded whole, around its middle or any of its inputs', async () => {
    for (const input of [undefined, [0.25, 2], [0.5, 0.5]]) {
      expect(await ask(input ? { input } : {})).toEqual([-0.75, -1.75, 2.75, 1.75]);
    }
    const { logits } = await engine.bounds({ model: FILE, lower, upper });
    expect([...logits]).toEqual([1, 0]);
  });

  it('is taken to the share that a radius says', async () => {
    // A quarter of the widths 0.5 and 3 around (0.5, 2), cut at 2.
    expect(await ask({ input: [0.5, 2], epsilon: 0.25 })).toEqual([0.375 + 1.25, 0.375 - 2, 0.625 + 2, 0.625 - 1.25]);
    expect(await ask({ epsilon: 0 })).toEqual([1, 0, 1, 0]);
    await expect(ask({ epsilon: 1.5 })).rejects.toThrow(/share/);
  });

  it('is what every request is about', async () => {
    const { counterexample } = await engine.attack({ model: FILE, lower, upper, label: 0 });
    const [x = 0, y = 0] = counterexample[0]?.input ?? [];
    expect(x >= 0.25 && x <= 0.75 && y >= -1 && y <= 0).toBe(true);
    const decided = await engine.decide({ model: FILE, lower: [0, 0.5], upper: [9, 9], label: 0 });
    expect(decided.verdict).toBe('verified');
    // Around (0.5, 0.5) the outputs are alike at y = 0: a sixth of the way of 3.
    const { certified, falsified } = await engine.radius({
      model: FILE,
      lower,
      upper,
      label: 0,
      method: 'crown',
      grid: 8,
    });
    expect(certified[0]).toBe(1 / 8);
    expect(falsified[0]).toBeGreaterThan(1 / 6);
    expect(falsified[0]).toBeLessThanOrEqual(1 / 4);
    const target = { layer: 0, unit: 0 };
    const { upper: above } = await engine.linearBounds({ model: FILE, lower, upper, target, rounding: 'none' });
    expect(above.extreme).toBeCloseTo(2.75, 6);
  });

  it('is refused where it is none, or holds not the input', async () => {
    await expect(ask({ lower: [1, 0] })).rejects.toThrow(/lower is 1 for input 0, but upper is 0.75/);
    await expect(ask({ upper: [1] })).rejects.toThrow(/lower has 2 numbers, but upper has 1/);
    await expect(ask({ lower: [1], upper: [2] })).rejects.toThrow(/2/);
    await expect(ask({ upper: undefined })).rejects.toThrow(/upper is missing/);
    await expect(ask({ input: [5, 0] })).rejects.toThrow(/value 0 is 5, which lies outside 0.25 to 0.75/);
    await expect(ask({ scales: [1, 1] })).rejects.toThrow(/scales/);
    await expect(engine.bounds({ model: FILE, input: [0, 0] })).rejects.toThrow(/epsilon is missing.*lower and upper/);
    await expect(engine.bounds({ model: FILE, epsilon: 1 })).rejects.toThrow(/input is missing/);
  });

  it('has one bound for all numbers where it is one number', async () => {
    expect(await ask({ lower: -1, upper: 2 })).toEqual([-2, -3, 4, 3]);
    expect(await ask({ lower: [0, 1], upper: 2 })).toEqual([1, -2, 4, 1]);
    await expect(ask({ lower: 3, upper: 2 })).rejects.toThrow(/lower is 3 for input 0, but upper is 2/);
    await expect(ask({ lower: -1, upper: undefined })).rejects.toThrow(/upper is missing/);
  });

  it('is cut to the range of each input that is known of the network, or given', async () => {
    const ranges = [
      [0, 1],
      [-3, 0.5],
    ] as const;
    const around = { input: [0.5, 0], epsilon: 1, rounding: 'none' } as const;
    const known = await engine.bounds({ model: { file: FILE, ranges }, ...around });
    const said = await engine.bounds({ model: FILE, clip: ranges, ...around });
    for (const found of [known, said]) expect([...found.lower, ...found.upper]).toEqual([-1, -0.5, 1.5, 2]);
    await expect(engine.bounds({ model: { file: FILE, ranges }, ...around, input: [0.5, 2] })).rejects.toThrow(
      /value 1 is 2, which lies outside -3 to 0.5 by more/,
    );
    await expect(engine.bounds({ model: FILE, ...around, clip: [[0, 1]] })).rejects.toThrow(/ranges for 1 inputs/);
  });

  it('has its numbers in the order of the model, also where that has channels first', async () => {
    const nodes = [
      { name: 'means', opType: 'GlobalAveragePool', input: ['x'], output: ['m'] },
      { name: 'flat', opType: 'Flatten', input: ['m'], output: ['y'] },
    ];
    const model = new Uint8Array(onnxFile({ inputs: { x: [1, 2, 2, 2] }, nodes })).buffer;
    const bounds = { lower: [0, 0, 0, 0, 10, 10, 10, 10], upper: [1, 1, 1, 1, 10, 10, 10, 20] };
    for (const method of ['ibp', 'crown'] as const) {
      const found = await engine.bounds({ model, ...bounds, method, rounding: 'none' });
      expect([...found.lower, ...found.upper]).toEqual([0, 10, 1, 12.5]);
    }
    const { verdict } = await engine.decide({ model, ...bounds, label: 1 });
    expect(verdict).toBe('verified');
  });
});
