import { expect, it } from 'vitest';
import type { BoundsResult } from '../../../engine/api/types';
import { boundsSubject } from '../../../testing/standIns/resultSubject';
import { boundsJson, classesCsv, decisionsCsv, layersCsv, outputsCsv, tightnessCsv, unitsCsv } from './boundsFiles';

const layer = {
  name: 'conv, "first"',
  op: 'Conv',
  shape: [2],
  lower: Float32Array.of(-1, 0.5),
  upper: Float32Array.of(1, 2),
  unstable: [1],
};

it('writes a line a unit and quotes names', () => {
  expect(layersCsv([layer])).toBe(
    'layer,op,unit,lower,upper\n"conv, ""first""",Conv,0,-1,1\n"conv, ""first""",Conv,1,0.5,2\n',
  );
});

it('writes a line a unit of one layer, and one a branch of a tree', () => {
  expect(unitsCsv({ ...layer, center: Float32Array.of(0, 1) })).toBe('unit,lower,upper,center\n0,-1,1,0\n1,0.5,2,1\n');
  const margin = { label: 2, proved: 0.5, itself: 1, verdict: 'verified' } as const;
  const branch = { decision: null, holdsLabel: false, taken: false, margin: null };
  const decisions = [
    {
      title: 'Root',
      first: 0,
      reached: true,
      verdict: 'verified',
      branches: [
        { ...branch, classes: [0, 1], holdsLabel: true, taken: true },
        { ...branch, classes: [2], margin },
      ],
    },
  ] as const;
  expect(
    decisionsCsv(decisions, (label) => 'abc'.charAt(label))
      .split('\n')
      .slice(1, 3),
  ).toEqual(['Root,a or b,1,,', 'Root,c,0,0.5,verified']);
});

it('writes a line a class, the label without a margin', () => {
  const csv = classesCsv(
    [{ label: 1, proved: -0.5, itself: 2, verdict: 'unknown' }],
    [
      { output: 2, classes: [1, 0], lower: 0, upper: 4, itself: 3 },
      { output: 0, classes: [0], lower: 1, upper: 3, itself: 2 },
      { output: 1, classes: [1], lower: -1, upper: 1, itself: 0 },
    ],
    (label) => 'ab'.charAt(label),
  );
  expect(csv.split('\n').slice(1, 4)).toEqual(['b or a,0,4,3,,,,', 'a,1,3,2,,,,', 'b,-1,1,0,-0.5,2,,unknown']);
});

it('writes a line a value, by the name that it was given', () => {
  const values = [{ output: 0, classes: [], lower: -1, upper: 1, itself: 0.5 }];
  expect(outputsCsv(values, (output) => `angle ${output}`)).toBe(
    'output,lower,upper,at the inputs\nangle 0,-1,1,0.5\n',
  );
});

const RESULT: BoundsResult = {
  of: boundsSubject,
  batch: 1,
  outputs: 1,
  classes: 1,
  logits: Float32Array.of(0.5),
  lower: Float32Array.of(0),
  upper: Float32Array.of(1),
  margin: Float64Array.of(0),
  marginLower: Float32Array.of(0),
  label: [0],
  prediction: [0],
  verdict: ['unknown'],
  layers: [layer],
  milliseconds: 2,
  backend: 'cpu',
  rounding: 'real',
};

it('writes of a score what the file computes, whatever its threshold is made of', () => {
  // Three numbers of float32, so that two nodes follow the one that holds them side by side.
  const added = ['Gemm', 'Add', 'Add'].map((op) => ({ ...layer, op }));
  const both = Float32Array.of(0.1, 0.5);
  const outputs = { outputs: 2, classes: 2, logits: both, lower: both, upper: both, threshold: 0.1 };
  const read = JSON.parse(boundsJson({ ...RESULT, ...outputs, layers: [layer, ...added] }, 'm.onnx', false));
  expect(read).toMatchObject({ threshold: 0.1, logits: [0.5], lower: [0.5] });
  expect(read.layers).toHaveLength(1);
});

it('writes one image as plain numbers, without a batch', () => {
  const read = JSON.parse(boundsJson(RESULT, 'm.onnx', false));
  expect(read).toMatchObject({ model: 'm.onnx', digest: 'digest', dataset: 'fashion-mnist', index: 4, epsilon: 0.1 });
  expect(read).toMatchObject({ method: 'crown', rounding: 'real', logits: [0.5], label: 0, verdict: 'unknown' });
  expect(read.layers[0]).toMatchObject({ lower: [-1, 0.5], unstable: 1 });
});

it('writes two bounds side by side, layer by layer', () => {
  const layers = [
    { title: 'Input', own: 0, other: 0, ratio: null },
    { title: 'Dense 1', own: 1, other: 4, ratio: 0.25, unstable: { own: 2, other: 7, units: 10 } },
  ];
  expect(tightnessCsv(layers, ['CROWN', 'IBP']).trim().split('\n')).toEqual([
    'layer,mean width CROWN,mean width IBP,ratio,unstable CROWN,unstable IBP,units',
    'Input,0,0,,,,',
    'Dense 1,1,4,0.25,2,7,10',
  ]);
});
