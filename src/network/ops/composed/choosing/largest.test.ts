import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../../bounds/checkpoint';
import { inputBox } from '../../../../bounds/inputBox';
import { ibp } from '../../../../bounds/methods/ibp';
import { readOnnx } from '../../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../../testing/backend';
import { node, onnxFile } from '../../../../testing/networks/onnxFile';
import { forward64 } from '../../../forward64';
import { inferShapes } from '../../../shapes';
import { uploadNetwork } from '../../../upload';

beforeAll(() => startTestBackend('wasm'));

/** Rows of three, of which each names a place; what reads that keeps it from being the class of a network. */
const network = (op: string, attributes: Parameters<typeof node>[3] = {}) =>
  readOnnx(
    onnxFile({
      inputs: { x: ['N', 2, 3] },
      nodes: [node(op, ['x'], 'place', { axis: 2, keepdims: 0, ...attributes }), node('Neg', ['place'], 'y')],
    }),
    'place',
  );

test.each([
  ['ArgMax', {}, [1, 0]],
  ['ArgMax', { select_last_index: 1 }, [1, 2]],
  ['ArgMin', {}, [2, 1]],
  ['ArgMin', { keepdims: 1, axis: -1 }, [2, 1]],
])('%s %o says which is it, of those alike the first or the last', (op, attributes, expected) => {
  const read = network(op, attributes);
  const values = forward64(read, inferShapes(read), Float64Array.of(1, 4, -2, 5, 3, 5));
  expect([...values].map((value) => 0 - value)).toEqual(expected);
});

test('which it may be is bounded, and known where ranges lie apart', async () => {
  const ready = uploadNetwork(network('ArgMax'));
  const box = inputBox(Float32Array.of(1, 4, -2, 5, 3, 4.5), 0.5, null, 'real');
  const { logits } = await ibp(ready, box, [0], 'real', NO_CHECKPOINT);
  ready.dispose();
  expect([...logits.lower].map((value) => Math.round(value))).toEqual([-1, -2]);
  expect([...logits.upper].map((value) => Math.round(value) + 0)).toEqual([-1, 0]);
});
