import { beforeAll, describe, expect, it } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { node, onnxFile } from '../../../testing/networks/onnxFile';
import { forward64 } from '../../forward64';
import { sizeOf } from '../../network';
import { uploadNetwork } from '../../upload';
import { maximaAsUnits } from './maximaAsUnits';

beforeAll(() => startTestBackend('wasm'));

const read = (...nodes: Parameters<typeof onnxFile>[0]['nodes']) =>
  uploadNetwork(readOnnx(onnxFile({ inputs: { x: [1, 2, 3, 4] }, nodes }), 'maxima'));

const KINDS = {
  windows: [node('MaxPool', ['x'], 'y', { kernel_shape: [2, 2], strides: [1, 2] })],
  'windows that overlap and reach into padding': [
    node('MaxPool', ['x'], 'y', { kernel_shape: [3, 2], pads: [1, 1, 1, 0], dilations: [1, 2] }),
  ],
  'all of a channel': [node('GlobalMaxPool', ['x'], 'y')],
  'an axis, which is left out': [node('ReduceMax', ['x'], 'y', { axes: [2], keepdims: 0 })],
  'two axes, kept': [node('ReduceMax', ['x'], 'y', { axes: [1, 3], keepdims: 1 })],
};

describe('maxima written as ReLUs', () => {
  it.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('are the largest of %s', (kind) => {
    const ready = read(...KINDS[kind]);
    const size = sizeOf(ready.network.input.shape);
    const random = new Random(1, 'maxima', 0);
    const points = Array.from({ length: 5 }, () => Float64Array.from({ length: size }, () => random.uniform() - 0.5));
    const lower = Float32Array.from(
      { length: size },
      (_, at) => Math.min(...points.map((x) => Math.fround(x[at] as number))) - 2 ** -20,
    );
    const upper = Float32Array.from(
      { length: size },
      (_, at) => Math.max(...points.map((x) => Math.fround(x[at] as number))) + 2 ** -20,
    );
    for (const bounds of [[], [{ lower, upper }]]) {
      const written = maximaAsUnits(ready, () => bounds);
      const own = uploadNetwork(written?.network ?? ready.network);
      expect(own.nodes.some(({ op }) => /Max/.test(op))).toBe(false);
      expect(own.shapes.get('y')).toEqual(ready.shapes.get('y'));
      for (const point of points) {
        const expected = [...forward64(ready.network, ready.shapes, point)].map((value) => expect.closeTo(value, 12));
        expect([...forward64(own.network, own.shapes, point)]).toEqual(expected);
      }
      for (const [value, { units }] of written?.owners ?? []) {
        expect(units).toHaveLength(sizeOf(own.shapes.get(value) ?? []));
        expect(Math.max(...units)).toBeLessThan(sizeOf(ready.shapes.get('y') ?? []));
      }
      own.dispose();
    }
    ready.dispose();
  });

  it('leave out what is never the largest', () => {
    const ready = read(node('ReduceMax', ['x'], 'y', { axes: [1, 2, 3], keepdims: 1 }));
    const lower = new Float32Array(24);
    const upper = Float32Array.from({ length: 24 }, (_, at) => (at === 3 || at === 9 ? 2 : 0.5));
    lower[9] = 1;
    const written = maximaAsUnits(ready, () => [{ lower, upper }]);
    expect([...(written?.owners.values() ?? [])]).toEqual([{ value: 'y', units: [0] }]);
    expect(maximaAsUnits(read(node('Relu', ['x'], 'y')), () => [])).toBeUndefined();
    ready.dispose();
  });
});
