import { describe, expect, it, test } from 'vitest';
import type { BoundsResult, DatasetImages, ModelSummary } from '../../../engine/api/types';
import { boundsSubject } from '../../../testing/standIns/resultSubject';
import type { Snapshot } from '../ask/bounds';
import { analyze, channelsFirst, defaultColumn, nodeTitle, tightnessOf } from './analysis';

const model: ModelSummary = {
  id: 'm',
  name: 'm',
  inputShape: [2, 1, 1],
  fits: [],
  picture: null,
  fileInput: 'x',
  fileInputs: ['x'],
  fileOutput: 'y',
  fileOutputs: ['y'],
  held: [],
  outputSizes: [],
  outputs: 2,
  classes: 2,
  outputClasses: [[0], [1]],
  parameters: 6,
  layers: [
    { name: 'fc', op: 'Gemm', shape: [2], inputs: ['x'], output: 'z', parameters: 6 },
    { name: 'relu', op: 'Relu', shape: [2], inputs: ['z'], output: 'a', parameters: 0 },
    { name: 'out', op: 'Gemm', shape: [2], inputs: ['a'], output: 'y', parameters: 6 },
  ],
};

function result(half: number): BoundsResult {
  const layers = model.layers.map(({ name, op, shape }) => ({
    name,
    op,
    shape,
    lower: Float32Array.of(-half, 2 - half),
    upper: Float32Array.of(half, 2 + half),
    unstable: [1],
  }));
  const flat = new Float32Array(2);
  return {
    of: boundsSubject,
    batch: 1,
    outputs: 2,
    classes: 2,
    logits: flat,
    lower: flat,
    upper: flat,
    margin: new Float64Array(2),
    marginLower: flat,
    label: [0],
    prediction: [0],
    verdict: ['unknown'],
    layers,
    milliseconds: 1,
    backend: 'cpu',
    rounding: 'real',
  };
}

const dataset: DatasetImages = {
  name: 'two pixels',
  classes: ['a', 'b'],
  count: 2,
  present: 2,
  height: 1,
  width: 1,
  channels: 2,
  labels: Uint8Array.of(0, 1),
  images: Uint8Array.of(9, 9, 0, 255),
};

const snapshot: Snapshot = {
  query: { model, dataset: 'two', image: 1, levels: 51, rounding: 'real', method: 'ibp' },
  result: result(1),
  center: result(0.25),
  reference: null,
};

describe('analyze', () => {
  it('measures each column where its values meet the activation', () => {
    const { growth } = analyze(snapshot, dataset);
    expect(growth.map(({ title }) => title)).toEqual(['Input', 'Dense 1', 'Logits']);
    expect(growth[1]).toMatchObject({ shape: '2', statistics: { mean: 2 }, shares: { unstable: 1, on: 1 } });
    expect(growth[2]?.shares).toBeUndefined();
  });
  it('calls what has no classes a score, or outputs', () => {
    const lastOf = (changed: Partial<ModelSummary>) => {
      const query = { ...snapshot.query, model: { ...model, ...changed } };
      return analyze({ ...snapshot, query }, dataset).columns.at(-1)?.title;
    };
    expect(lastOf({ interface: { threshold: 0.5 } })).toBe('Score');
    expect(lastOf({ classes: 0 })).toBe('Outputs');
  });
  it('keeps pixels within 0 to 1', () => {
    const { lower, upper, center } = analyze(snapshot, dataset).boundsOf(-1);
    expect([...(center ?? [])]).toEqual([0, 1]);
    expect([...lower].map((x) => x.toFixed(2))).toEqual(['0.00', '0.80']);
    expect([...upper].map((x) => x.toFixed(2))).toEqual(['0.20', '1.00']);
  });
  it('takes the middle of the point bounds for the value on the image', () => {
    expect([...(analyze(snapshot, dataset).boundsOf(0).center ?? [])]).toEqual([0, 2]);
    expect(analyze({ ...snapshot, center: null }, dataset).boundsOf(0).center).toBeNull();
  });
});

it('starts with the last layer of maps before an activation, else the last activation, else the end', () => {
  const column = (shape: number[], activation?: number) => ({
    title: '',
    nodes: [],
    before: 0,
    from: [],
    shape,
    ...(activation && { activation }),
  });
  expect(defaultColumn([column([1, 9, 9]), column([4, 3, 3], 1), column([9], 2), column([2])])).toBe(1);
  expect(defaultColumn([column([9]), column([9], 2), column([2])])).toBe(1);
  expect(defaultColumn([column([9]), column([2])])).toBe(1);
});

it('says where in a column a node stands', () => {
  const { columns } = analyze(snapshot, dataset);
  const titles = [0, 1].map((node) => nodeTitle(columns[1] as (typeof columns)[0], node, model.layers));
  expect(titles).toEqual(['Dense 1, before ReLU', 'Dense 1, after ReLU']);
});

it('an input of a network that takes its channels last is drawn channels first', () => {
  const sizes = { height: 1, width: 3, channels: 2 };
  const values = Float64Array.of(0, 10, 1, 11, 2, 12);
  expect([...channelsFirst(values, [1, 3, 2], sizes)]).toEqual([0, 1, 2, 10, 11, 12]);
  expect(channelsFirst(values, [2, 1, 3], sizes)).toBe(values);
  expect(channelsFirst(values, [6], sizes)).toBe(values);
});

describe('two bounds', () => {
  const widths = (mean: number) => ({ mean, maximum: mean, p10: mean, p90: mean });
  const shares = (unstable: number) => ({ off: 10 - unstable, unstable, on: 0, units: 10 });

  test('widths are compared as a share, and open signs as counts', () => {
    const columns = [
      { title: 'Input', shape: '4', from: [], statistics: widths(0), reference: widths(0) },
      {
        title: 'Dense 1',
        shape: '10',
        from: [0],
        statistics: widths(1),
        reference: widths(4),
        shares: shares(2),
        referenceShares: shares(7),
      },
    ];
    expect(tightnessOf(columns)).toEqual([
      { title: 'Input', own: 0, other: 0, ratio: null },
      { title: 'Dense 1', own: 1, other: 4, ratio: 0.25, unstable: { own: 2, other: 7, units: 10 } },
    ]);
  });

  test('there is nothing to compare without other bounds', () => {
    expect(tightnessOf([{ title: 'Input', shape: '4', from: [], statistics: widths(1) }])).toEqual([]);
  });
});
