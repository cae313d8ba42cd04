import { readFileSync } from 'node:fs';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { beforeAll, describe, expect, it } from 'vitest';
import { ModelProtoSchema, NodeProtoSchema, TensorShapeProtoSchema } from '../formats/models/onnx/onnx_pb';
import { node as onnxNode } from '../testing/networks/onnxFile';
import { testEngine } from '../testing/testEngine';
import type { BoundsRequest } from './api/types';

const FIELD = '../shared/field/';
const COLOUR = 'public/models/cifar-natural.onnx';

const inputOf = (name: string): number[] => JSON.parse(readFileSync(`${FIELD}${name}.json`, 'utf8'));
const modelOf = (name: string) => `${FIELD}${name}.onnx`;

/** The same network as Keras would write it: pictures are height × width × channels, and a Transpose stands in front. */
function channelsLast(path: string, sizes: readonly number[]): ArrayBuffer {
  const model = fromBinary(ModelProtoSchema, readFileSync(path));
  const graph = model.graph;
  const input = graph?.input[0];
  const shape = input?.type?.tensorType;
  if (!graph || !input || !shape) throw new Error('The file has no input.');
  shape.shape = create(TensorShapeProtoSchema, {
    dim: [1, ...sizes].map((size) => ({ value: { case: 'dimValue' as const, value: BigInt(size) } })),
  });
  const inner = `${input.name}:first`;
  for (const node of graph.node) node.input = node.input.map((name) => (name === input.name ? inner : name));
  graph.node.unshift(create(NodeProtoSchema, onnxNode('Transpose', [input.name], inner, { perm: [0, 3, 1, 2] })));
  return new Uint8Array(toBinary(ModelProtoSchema, model)).buffer;
}

describe('what a network takes and gives', () => {
  const engine = testEngine();
  let keras: ArrayBuffer;
  beforeAll(() => {
    keras = channelsLast(COLOUR, [32, 32, 3]);
  });

  describe('images of a data set', () => {
    const images = { dataset: 'cifar10-sample', indices: [0, 60, 120, 333] };

    it('are given to a network in its own layout, whichever that is', async () => {
      const first = await engine.bounds({ model: COLOUR, input: images, epsilon: 0.001 });
      const last = await engine.bounds({ model: keras, input: images, epsilon: 0.001 });
      expect(last.logits).toEqual(first.logits);
      expect(last.marginLower).toEqual(first.marginLower);
      expect(last.label).toEqual(first.label);
      expect(first.notes).toBeUndefined();
      expect(last.notes?.join()).toMatch(/height × width × channels/);
    });

    it('are so in attacks, radii, tables and similarity, too', async () => {
      const models = [COLOUR, keras];
      const attacks = await Promise.all(
        models.map((model) => engine.attack({ model, input: images, epsilon: 0.002, restarts: 1, steps: 2 })),
      );
      expect(attacks[1]?.margin).toEqual(attacks[0]?.margin);
      const radii = await Promise.all(
        models.map((model) => engine.radius({ model, input: images, grid: 4, largest: 0.01, restarts: 1, steps: 2 })),
      );
      expect(radii[1]?.certified).toEqual(radii[0]?.certified);
      const grid = [0, 0.001];
      const tables = await Promise.all(
        models.map((model) =>
          engine.radiusTable({
            model,
            dataset: images.dataset,
            indices: images.indices,
            method: 'ibp',
            grid,
            attack: null,
          }),
        ),
      );
      expect(tables[1]?.predictions).toEqual(tables[0]?.predictions);
      expect(tables[1]?.certified).toEqual(tables[0]?.certified);
      const distances = await Promise.all(
        models.map((model) =>
          engine.classDistances({ model, source: 'features', dataset: images.dataset, count: 500 }),
        ),
      );
      expect(distances[1]?.euclidean).toEqual(distances[0]?.euclidean);
    });

    it('are refused where the sizes fit neither layout', async () => {
      const oblong = modelOf('abcrown18_oblong');
      await expect(engine.bounds({ model: oblong, input: images, epsilon: 0 })).rejects.toThrow(
        /takes 1×8×2 numbers, but images/,
      );
    });
  });

  describe('arrays', () => {
    const model = modelOf('lirpa25_normalised');
    const bounds = (input: BoundsRequest['input']) => engine.bounds({ model, input, epsilon: 0.01 });
    /** [height][width][channels] of the list that the model takes channels first. */
    const lists = (flat: readonly number[]) =>
      [0, 1].map((row) => [0, 1].map((column) => [0, 1, 2].map((c) => flat[c * 4 + row * 2 + column] as number)));

    it('of channels last are turned, and that is said', async () => {
      const flat = inputOf('lirpa25_normalised');
      const wanted = await bounds(flat);
      const turned = await bounds(lists(flat));
      expect(turned.lower).toEqual(wanted.lower);
      expect(turned.notes?.join()).toMatch(/2×2×3.*height × width × channels/);
      const data = Float64Array.from(lists(flat).flat(2));
      expect((await bounds({ shape: [1, 2, 2, 3], data })).lower).toEqual(wanted.lower);
      expect(wanted.notes).toBeUndefined();
    });

    it('of other shapes are refused with what is taken', async () => {
      await expect(
        bounds([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ).rejects.toThrow(/takes 12 numbers \(3×2×2\), but the array is 2×3/);
      await expect(bounds([[1, 2], [3]])).rejects.toThrow(/\[1\] is a list of 1/);
      await expect(bounds({ shape: [3], data: new Float64Array(12) })).rejects.toThrow(/3, has 3 numbers, .* has 12/);
    });

    it('with a number that is none are refused with its place', async () => {
      const flat = inputOf('lirpa25_normalised').with(5, Number.NaN);
      await expect(bounds(flat)).rejects.toThrow(/Input value 5 is NaN/);
      await expect(bounds(lists(flat))).rejects.toThrow(/Input value \[0\]\[1\]\[1\] is NaN/);
    });
  });

  it('where other software reads windows in another way, it is said, and float32 says nothing', async () => {
    const asked = { model: modelOf('onnx4958_avgpool_ceil_uneven'), input: inputOf('onnx4958_avgpool_ceil_uneven') };
    const real = await engine.bounds({ ...asked, epsilon: 0.01 });
    expect(real.notes?.join()).toMatch(/AveragePool.*ceil_mode.*ONNX Runtime/);
    expect((await engine.bounds({ ...asked, epsilon: 0.01, rounding: 'float32' })).verdict).toEqual(['unknown']);
  });

  describe('a single output', () => {
    const model = modelOf('nvjl82_one_to_one');
    const input = [0];

    it('has an interval, and no classes', async () => {
      for (const method of ['ibp', 'crown', 'alpha-crown'] as const) {
        const result = await engine.bounds({ model, input: [0, 0.5], epsilon: 0.1, method });
        expect(result).toMatchObject({ classes: 0, label: [null, null], verdict: ['unknown', 'unknown'] });
        expect([result.marginLower.length, result.margin.length]).toEqual([0, 0]);
        expect(result.logits[0]).toBe(-0.25);
        expect(result.lower[0]).toBeLessThanOrEqual(-0.25);
        expect(result.upper[0]).toBeGreaterThanOrEqual(-0.25);
        expect(result.notes?.join()).toMatch(/taken as a value/);
      }
      expect(await engine.load(model)).toMatchObject({ outputs: 1, classes: 0 });
    });

    it('is refused by what is about classes', async () => {
      const none = /one output.*no classes/;
      await expect(engine.attack({ model, input, epsilon: 0.1 })).rejects.toThrow(none);
      await expect(engine.radius({ model, input })).rejects.toThrow(none);
      await expect(engine.bounds({ model, input, epsilon: 0.1, label: 0 })).rejects.toThrow(none);
      await expect(engine.classDistances({ model })).rejects.toThrow(none);
      await expect(engine.radiusTable({ model, dataset: 'fashion-mnist' })).rejects.toThrow(none);
    });
  });

  describe('labels', () => {
    const model = modelOf('more_three_classes_28');
    /** Of classes 9, 2 and 1. */
    const image = (index: number) => ({ dataset: 'fashion-mnist', index });

    it('that the network does not have are refused, never replaced', async () => {
      const wrong = /label of the image is 9.*classes go from 0 to 2/;
      await expect(engine.bounds({ model, input: image(0), epsilon: 0 })).rejects.toThrow(wrong);
      await expect(engine.attack({ model, input: image(0), epsilon: 0 })).rejects.toThrow(wrong);
      await expect(engine.radius({ model, input: image(0) })).rejects.toThrow(wrong);
      const table = { model, dataset: 'fashion-mnist', indices: [1, 0], method: 'ibp' } as const;
      await expect(engine.radiusTable(table)).rejects.toThrow(/from 0 to 2.*class 9/);
      await expect(engine.bounds({ model, input: image(1), epsilon: 0, label: 3 })).rejects.toThrow(/label is 3/);
      await expect(engine.bounds({ model, input: image(1), epsilon: 0, label: 1.5 })).rejects.toThrow(/label is 1\.5/);
    });

    it('that may mean other classes are reported', async () => {
      const result = await engine.bounds({ model, input: image(1), epsilon: 0 });
      expect(result.label).toEqual([2]);
      expect(result.notes?.join()).toMatch(/3 classes.*has 10/);
    });
  });

  describe('requests', () => {
    const model = modelOf('mix_clip_only_max');
    const input = inputOf('mix_clip_only_max');
    const ask = {
      bounds: (more: object) => engine.bounds({ model, input, epsilon: 0.1, ...more }),
      attack: (more: object) => engine.attack({ model, input, epsilon: 0.1, ...more }),
      radius: (more: object) => engine.radius({ model, input, ...more }),
      linearBounds: (more: object) =>
        engine.linearBounds({ model, input, epsilon: 0.1, target: { against: 0 }, ...more }),
      classDistances: (more: object) => engine.classDistances({ model, ...more }),
      radiusTable: (more: object) => engine.radiusTable({ model, dataset: 'fashion-mnist', ...more }),
    };

    it.each(Object.entries(ask))('for %s have no fields that are ignored', async (_, request) => {
      await expect(request({ modle: 'x' })).rejects.toThrow(/no field modle\. Did you mean model\?/);
      await expect(request({ somethingElse: 1 })).rejects.toThrow(/no field somethingElse\. Its fields are model/);
    });

    it('say what they lack', async () => {
      await expect(ask.bounds({ epsilon: undefined })).rejects.toThrow(/epsilon is missing/);
      await expect(ask.attack({ input: undefined })).rejects.toThrow(/input is missing/);
      await expect(ask.bounds({ input: { dataset: 'fashion-mnist' } })).rejects.toThrow(/index.*indices/);
      await expect(ask.bounds({ input: { dataset: 'fashion-mnist', indx: 1 } })).rejects.toThrow(/Did you mean index/);
      await expect(ask.radiusTable({ attack: { step: 3 } })).rejects.toThrow(/Did you mean steps/);
      await expect(ask.bounds({ clip: [1, 0] })).rejects.toThrow(/clip.*1 to 0 is empty/);
      await expect(ask.bounds({ clip: 1 })).rejects.toThrow(/clip is 1/);
    });
  });
});
