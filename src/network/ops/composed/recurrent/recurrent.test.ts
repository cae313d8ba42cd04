import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../../bounds/checkpoint';
import { inputBox } from '../../../../bounds/inputBox';
import { crown } from '../../../../bounds/methods/crown';
import { readOnnx } from '../../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../../testing/backend';
import { floats, node, onnxFile } from '../../../../testing/networks/onnxFile';
import { numbers } from '../../../../testing/networks/sample';
import { runOnnx } from '../../../../testing/onnxruntime';
import { forward64 } from '../../../forward64';
import { uploadNetwork } from '../../../upload';

beforeAll(() => startTestBackend('wasm'));

const [STEPS, INPUTS, UNITS] = [3, 2, 2];

/** As PyTorch writes it for a batch of one: the sequence is turned about before the layer, and its last state is read. */
function recurrent(op: string, gates: number, ways: number, attributes: Parameters<typeof node>[3] = {}) {
  const rows = gates * UNITS;
  const weights = { W: [ways, rows, INPUTS], R: [ways, rows, UNITS], B: [ways, 2 * rows], h: [ways, 1, UNITS] };
  const inputs = ['turned', 'W', 'R', 'B', '', 'h'];
  const layer = node(op, inputs, '', { hidden_size: UNITS, ...attributes });
  return onnxFile({
    opset: 14,
    inputs: { x: [1, STEPS, INPUTS] },
    nodes: [
      node('Transpose', ['x'], 'turned', { perm: [1, 0, 2] }),
      { ...layer, output: ['all', 'last'] },
      node('ReduceSum', ['all'], 'sum', { keepdims: 0 }),
      node('Add', ['last', 'sum'], 'y'),
    ],
    constants: Object.entries(weights).map(([name, sizes]) => floats(name, sizes, numbers(...sizes)[1])),
  });
}

test.each([
  ['RNN', recurrent('RNN', 1, 1)],
  ['RNN from the end', recurrent('RNN', 1, 1, { direction: 'reverse' })],
  ['LSTM', recurrent('LSTM', 4, 1)],
  ['LSTM in both directions', recurrent('LSTM', 4, 2, { direction: 'bidirectional' })],
  ['GRU', recurrent('GRU', 3, 1)],
  ['GRU that resets before its product', recurrent('GRU', 3, 1, { linear_before_reset: 1 })],
])('%s gives what other software does, within bounds', async (_, file) => {
  const network = readOnnx(file, 'recurrent');
  const ready = uploadNetwork(network);
  const [, x] = numbers(1, STEPS, INPUTS);
  const input = Float32Array.from(x);
  const elsewhere = await runOnnx(file, input, [1, STEPS, INPUTS]);
  const own = forward64(network, ready.shapes, Float64Array.from(input));
  expect([...own]).toEqual([...elsewhere].map((value) => expect.closeTo(value, 5)));
  for (const [radius, least] of [
    [0, 0],
    [0.1, 1e-3],
  ] as const) {
    const box = inputBox(input, radius, null, 'float32');
    const { logits } = await crown(ready, box, [0], 'backward', 'float32', NO_CHECKPOINT);
    for (const [at, value] of elsewhere.entries()) {
      expect(logits.lower[at]).toBeLessThanOrEqual(value);
      expect(logits.upper[at]).toBeGreaterThanOrEqual(value);
      expect((logits.upper[at] as number) - (logits.lower[at] as number)).toBeGreaterThanOrEqual(least);
      expect((logits.upper[at] as number) - (logits.lower[at] as number)).toBeLessThan(radius === 0 ? 1e-2 : 8);
    }
  }
  ready.dispose();
});
