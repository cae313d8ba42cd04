import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type NodeInit, onnxFile } from '../testing/networks/onnxFile';
import { testEngine } from '../testing/testEngine';

const engine = testEngine(['cpu']);

const node = (opType: string, input: string[], output: string): NodeInit => ({ opType, input, output: [output] });

/** y = x + z, w = relu(x) of two numbers each. */
const file = new Uint8Array(
  onnxFile({
    inputs: { x: ['N', 2], z: ['N', 2] },
    outputs: ['y', 'w'],
    nodes: [node('Add', ['x', 'z'], 'y'), node('Relu', ['x'], 'w')],
  }),
).buffer;

const input = [1, -2];

describe('a file with several inputs and outputs', () => {
  it('is bounded from its first input to its first output, the other input held at 0, and says so', async () => {
    const { logits, notes, lower } = await engine.bounds({ model: file, input, epsilon: 0.5 });
    expect([...logits]).toEqual([1, -2]);
    expect(lower[0]).toBeCloseTo(0.5, 5);
    expect(notes?.join(' ')).toMatch(/2 inputs.*“x” may move.*“z” at 0.*2 outputs.*“w”.*one at a time: choose another/);
    const { held, fileInput, fileInputs, fileOutputs } = await engine.load(file);
    expect({ held, fileInput, fileInputs, fileOutputs }).toEqual({
      held: [{ name: 'z', sizes: [2], isGiven: false }],
      fileInput: 'x',
      fileInputs: ['x', 'z'],
      fileOutputs: ['y', 'w'],
    });
  });

  it('is bounded between those that are chosen, others held at what is given', async () => {
    const model = { file, input: 'z', constants: { x: [10, 20] } };
    const own = await engine.bounds({ model, input, epsilon: 0 });
    expect([...own.logits]).toEqual([11, 18]);
    expect(own.notes?.join(' ')).toMatch(/“z” may move.*“x” at the numbers given/);
    // In the file's order, whichever is chosen.
    const { fileInput, fileInputs, fileOutput, fileOutputs } = await engine.load({ file, output: 'w' });
    expect([fileInput, fileInputs, fileOutput, fileOutputs]).toEqual(['x', ['x', 'z'], 'w', ['y', 'w']]);
    expect((await engine.load(model)).fileInputs).toEqual(['x', 'z']);
    const other = await engine.bounds({ model: { file, output: 'w', constants: { z: 5 } }, input, epsilon: 0 });
    expect([...other.logits]).toEqual([1, 0]);
    expect(other.of.model.id).not.toBe(own.of.model.id);
    // A name alone finds the same network again.
    const again = await engine.bounds({ model: own.of.model.id, input, epsilon: 0 });
    expect([...again.logits]).toEqual([11, 18]);
  });

  it('calls an input that is held beside others by its name', async () => {
    const nodes = [node('Concat', ['z', 'x'], 'both'), node('Relu', ['both'], 'y')];
    const model = new Uint8Array(onnxFile({ inputs: { x: ['N', 2], z: ['N', 2] }, nodes })).buffer;
    const { layers } = await engine.load({ file: model, constants: { z: [3, 4] } });
    expect(layers.map(({ name, op, zero }) => [name, op, zero]).slice(1, 4)).toEqual([
      [expect.any(String), 'Mul', true],
      ['z', 'Add', undefined],
      ['both', 'Concat', undefined],
    ]);
  });

  it('takes what is held from a list of the numbers of all inputs, where that can be nothing else', async () => {
    const three = new Uint8Array(
      onnxFile({
        inputs: { x: ['N', 2], s: ['N', 1] },
        nodes: [node('Add', ['x', 's'], 'y')],
      }),
    ).buffer;
    const { logits, notes } = await engine.bounds({ model: three, input: [1, 2, 10], epsilon: 0 });
    expect([...logits]).toEqual([11, 12]);
    expect(notes?.join(' ')).toMatch(/“s” at the numbers given/);
    const { batch } = await engine.bounds({ model: file, input: [1, 2, 3, 4], epsilon: 0 });
    expect(batch).toBe(2);
  });

  it.each([
    [{ input: 'q' }, /no input “q”.*“x”, “z”/],
    [{ output: 'q' }, /no output “q”.*“y”, “w”/],
    [{ constants: { x: 1 } }, /“x” is not an input that is held.*“z”/],
    [{ constants: { z: [1] } }, /“z” has 2 numbers, and 1/],
    [{ input: 'z', output: 'w' }, /“w” does not depend on the input “z”.*another/],
    [{ classAxis: 1 }, /output has 2.*Give one of 0 to 0/],
  ])('refuses %j', async (chosen, message) => {
    await expect(engine.load({ file, ...chosen })).rejects.toThrow(message);
  });
});

describe('a map of classes', () => {
  /** Two channels of 2 × 2: x and −x. */
  const map = new Uint8Array(
    onnxFile({
      inputs: { x: ['N', 1, 2, 2] },
      nodes: [
        node('Neg', ['x'], 'n'),
        { opType: 'Concat', input: ['x', 'n'], output: ['y'], attribute: [{ name: 'axis', type: 2, i: 1n }] },
      ],
    }),
  ).buffer;

  it('has those along the chosen axis, at a place of the others', async () => {
    const summary = await engine.load(map);
    expect(summary).toMatchObject({ outputSizes: [2, 2, 2], classes: 8 });
    const plain = await engine.bounds({ model: map, input: [1, 2, 3, 4], epsilon: 0 });
    expect(plain.notes?.join(' ')).toMatch(/2×2×2 numbers.*which axis/);
    const model = { file: map, classAxis: 0, classAt: [1, 0] };
    expect(await engine.load(model)).toMatchObject({ classes: 2 });
    const { logits, label, notes } = await engine.bounds({ model, input: [1, 2, 3, 4], epsilon: 0.5 });
    expect([...logits]).toEqual([3, -3]);
    expect(label).toEqual([0]);
    expect(notes?.join(' ')).toMatch(/along axis 0.*at 1, 0/);
    await expect(engine.load({ file: map, classAxis: 0, classAt: [2, 0] })).rejects.toThrow(/other axes have 2×2/);
    await expect(engine.load({ file: map, classAt: [0] })).rejects.toThrow(/classAxis is missing/);
  });
});

describe('the last layer of a network that cannot be bounded', () => {
  const ending = (opType: string) =>
    new Uint8Array(
      onnxFile({
        nodes: [
          node('NoSuchOperation', ['x'], 'h'),
          node('MatMul', ['h', 'w'], 'm'),
          node('Add', ['m', 'b'], 'l'),
          node(opType, ['l'], 'y'),
        ],
        constants: [
          { name: 'w', dataType: 1, dims: [4n, 3n], floatData: Array.from({ length: 12 }, (_, i) => i) },
          { name: 'b', dataType: 1, dims: [3n], floatData: [1, 2, 3] },
        ],
      }),
    ).buffer;

  it('stands alone under a name of its own, and tells its classes apart', async () => {
    const whole = ending('Softmax');
    await expect(engine.load(whole)).rejects.toThrow(/not supported/);
    const model = { file: whole, lastLayer: true } as const;
    const summary = await engine.load(model);
    expect(summary).toMatchObject({ inputShape: [4], classes: 3, name: 'model, last layer' });
    const { euclidean, classes } = await engine.classDistances({ model: summary.id });
    expect(classes).toBe(3);
    expect(euclidean[1]).toBeCloseTo(2, 5);
  });

  it('is refused where there is none', async () => {
    const model = { file: ending('NoSuchOperation'), lastLayer: true } as const;
    await expect(engine.load(model)).rejects.toThrow(/does not end in a dense layer/);
  });
});

it.each(['verinet10_two_inputs', 'sklearn218_no_zipmap', 'more_two_same_outputs'])(
  'takes %s as it is',
  async (name) => {
    const model = new Uint8Array(readFileSync(`../shared/field/${name}.onnx`)).buffer;
    const { inputShape } = await engine.load(model);
    const zeros = new Array(inputShape.reduce((a, b) => a * b, 1)).fill(0);
    expect((await engine.bounds({ model, input: zeros, epsilon: 0.05 })).notes?.length).toBeGreaterThan(0);
  },
);
