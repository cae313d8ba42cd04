import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { ibp } from '../../../bounds/methods/ibp';
import { forward64 } from '../../../network/forward64';
import { valuesFromOnnx, valuesToOnnx } from '../../../network/layout';
import type { Shape } from '../../../network/network';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { readOnnx } from './readOnnx';

/** Networks as people have them; with some what is right at an input, and bounds by an independent pass. */
const FOLDER = new URL('../../../../../shared/field/', import.meta.url);

const KNOWN = [
  'act_exp',
  'act_prelu',
  'act_softplus',
  'dnnv48_bare_vector_conv',
  'lirpa51_conv1d_only',
  'lirpa61_generator',
  'lirpa85_silu',
  'marabou581_slice_concat',
  'marabou853_selection_matrix',
  'mix_output_image_2ch',
  't_act_prelu',
  'tf2onnx2141_reducemax',
  'tf2onnx2141_reducesum',
  'verinet3_keras_softmax_reshape',
];

const TAKEN = [
  ...['abs', 'erf', 'hardsigmoid', 'selu'].map((name) => `act_${name}`),
  ...['elu', 'hardswish', 'hardtanh', 'silu', 'softplus', 'logsoftmax'].map((name) => `t_act_${name}`),
  ...['attention_matmul', 'batch4_fixed', 'lirpa57_exp_pow', 'lirpa85_product', 'mix_leaky_negative', 'ort14598_qdq'],
  ...['t_upsample', 't_weight_norm', 'tf2onnx2141_reducemean18', 'more_argmax_end', 'mix_softmax_sequence'],
];

beforeAll(() => startTestBackend('wasm'));

/** x·σ(x) is one function here. */
const TAKEN_AS_ONE = ['lirpa85_silu'];

test.each(TAKEN)('%s is bounded', async (name) => {
  const { network, x } = read(name);
  const ready = uploadNetwork(network);
  const { logits } = await ibp(ready, inputBox(x, 0.01, null, 'float32'), [0], 'float32', NO_CHECKPOINT);
  const value = forward64(network, ready.shapes, Float64Array.from(x));
  ready.dispose();
  for (const [at, one] of value.entries()) {
    expect(logits.lower[at]).toBeLessThanOrEqual(one);
    expect(logits.upper[at]).toBeGreaterThanOrEqual(one);
    expect(Number.isFinite(logits.lower[at])).toBe(true);
  }
});

test.each(KNOWN)('%s has the values and bounds that are known', async (name) => {
  const { epsilon, center, ibp_lower: lower, ibp_upper: upper } = JSON.parse(text('expected.json'))[name];
  const { network, x } = read(name);
  const ready = uploadNetwork(network);
  const shape = ready.shapes.get(network.output) as Shape;
  const value = valuesToOnnx(forward64(network, ready.shapes, Float64Array.from(x)), shape);
  const { logits } = await ibp(ready, inputBox(x, epsilon, null, 'real'), [0], 'real', NO_CHECKPOINT);
  ready.dispose();
  expect(value.length).toBe(center.length);
  center.forEach((one: number, at: number) => {
    expect(value[at]).toBeCloseTo(one, 5);
    // Where a function was written out, the known bounds are those of its parts, and wider.
    const slack = TAKEN_AS_ONE.includes(name) ? Number.POSITIVE_INFINITY : 5e-4;
    expect(logits.lower[at]).toBeGreaterThan(lower[at] - 5e-4);
    expect(logits.lower[at]).toBeLessThan(Math.min(lower[at] + slack, one));
    expect(logits.upper[at]).toBeLessThan(upper[at] + 5e-4);
    expect(logits.upper[at]).toBeGreaterThan(Math.max(upper[at] - slack, one));
  });
});

function text(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}

function read(name: string) {
  const network = readOnnx(readFileSync(new URL(`${name}.onnx`, FOLDER)), name);
  const input: unknown = JSON.parse(text(`${name}.json`));
  const numbers = Array.isArray(input) ? input : (input as { input: unknown[] }).input;
  return { network, x: valuesFromOnnx(Float32Array.from(numbers.flat(9) as number[]), network.input.shape) };
}
