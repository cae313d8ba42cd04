import { beforeAll, describe, expect, test } from 'vitest';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import type { Rounding } from '../kernels/rounding/rounding';
import { type ReadyNetwork, uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { oneNodeFile } from '../testing/networks/oneNode';
import { floats, integers, node, onnxFile } from '../testing/networks/onnxFile';
import { SAMPLES } from '../testing/networks/operationSamples';
import { evaluateAt } from '../testing/suites/operationRuns';
import { expectAtLeast, expectAtMost } from '../testing/suites/sides';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import { BOUNDS_BY } from './methods';

beforeAll(() => startTestBackend('wasm'));

/** Bounds at a single point, and how wide they are beside the largest output. */
async function widthAt(
  ready: ReadyNetwork,
  point: Float64Array,
  method: keyof typeof BOUNDS_BY = 'ibp',
  rounding: Rounding = 'real',
) {
  const box = inputBox(point, 0, null, rounding);
  const { logits } = await BOUNDS_BY[method].bound(ready, box, [0], rounding, NO_CHECKPOINT);
  const scale = Math.max(1, ...logits.upper.map(Math.abs));
  return { logits, width: Math.max(...logits.upper.map((high, at) => high - (logits.lower[at] as number))) / scale };
}

describe('an interval of a single point is less than a ten thousandth of the scale wide', () => {
  const loose = Object.entries(SAMPLES).flatMap(([op, samples]) =>
    samples.filter((sample) => sample.loose || sample.others?.includes('-x')).map((sample) => ({ op, sample })),
  );
  test.each(loose)('$op', async ({ op, sample }) => {
    const ready = uploadNetwork(readOnnx(oneNodeFile({ op, ...sample }), op));
    const [least, most] = sample.domain ?? [-4, 4];
    const size = ready.network.input.shape.reduce((a, b) => a * b, 1);
    for (const scale of [1, 0.01]) {
      const point = Float32Array.from({ length: size }, (_, at) => {
        const x = least + (most - least) * (0.5 + 0.49 * Math.sin(3 * at + 1));
        return Math.min(Math.max(x * scale, least), most);
      });
      const { logits, width } = await widthAt(ready, Float64Array.from(point));
      expect(width).toBeLessThan(1e-5);
      // Of waves, software may be 2⁻¹¹ off.
      const ofRuns = await widthAt(ready, Float64Array.from(point), 'ibp', 'float32');
      expect(ofRuns.width).toBeLessThan(['Cos', 'Sin', 'Tan'].includes(op) ? 4e-3 : 1e-4);
      const { outputs, errors } = await evaluateAt(ready, point);
      for (const [at, value] of outputs.entries()) {
        expectAtMost(logits.lower[at], value + (errors[at] as number));
        expectAtLeast(logits.upper[at], value - (errors[at] as number));
      }
    }
    ready.dispose();
  });
});

test('so is what attention makes of it, by every method', async () => {
  const nodes = [
    node('MatMul', ['x', 'w'], 'q'),
    node('Transpose', ['x'], 'k', { perm: [0, 2, 1] }),
    node('MatMul', ['q', 'k'], 'scores'),
    node('Softmax', ['scores'], 'shares', { axis: 2 }),
    node('MatMul', ['shares', 'x'], 'mixed'),
    node('LayerNormalization', ['mixed', 'scale'], 'normal', { axis: -1 }),
    node('Flatten', ['normal'], 'y'),
  ];
  const constants = [floats('w', [2, 2], [30, -20, 10, 25]), floats('scale', [2], [1, 2])];
  const file = onnxFile({ opset: 17, inputs: { x: ['N', 3, 2] }, nodes, constants });
  const ready = uploadNetwork(readOnnx(file, 'attention'));
  const point = Float64Array.from(Float32Array.of(0.1, 0.7, -0.3, 0.2, 1.1, -0.9));
  for (const method of ['ibp', 'crown-ibp', 'alpha-crown'] as const) {
    expect((await widthAt(ready, point, method)).width).toBeLessThan(1e-6);
  }
  ready.dispose();
});

test('a box of one unit is bounded around its middle, and a wider one by intervals', async () => {
  const exp = uploadNetwork(readOnnx(oneNodeFile({ op: 'Exp', sizes: [1] }), 'exp'));
  const [low, high] = [1, 1 + 2 ** -23];
  const within = async (upper: number) => {
    const box = { lower: Float32Array.of(low), upper: Float32Array.of(upper) };
    return (await BOUNDS_BY.ibp.bound(exp, box, [0], 'real', NO_CHECKPOINT)).logits;
  };
  const narrow = await within(high);
  expect(narrow.lower[0]).toBeLessThanOrEqual(Math.exp(low));
  expect(narrow.upper[0]).toBeGreaterThanOrEqual(Math.exp(high));
  expect((narrow.upper[0] as number) - (narrow.lower[0] as number)).toBeLessThan(2e-6);
  const wide = await within(2);
  expect(wide.lower[0]).toBeLessThanOrEqual(Math.E);
  expect(wide.upper[0]).toBeGreaterThanOrEqual(Math.exp(2));
  exp.dispose();
});

test('shares of a whole lose nothing to what is cut off of large numbers, where none is', async () => {
  const nodes = [
    node('Softmax', ['x'], 'shares', { axis: 1 }),
    node('ReduceSum', ['shares', 'axis'], 'whole', { keepdims: 1 }),
    node('Sub', ['whole', 'one'], 'rest'),
    node('Mul', ['rest', 'large'], 'y'),
  ];
  const constants = [integers('axis', [1]), floats('one', [], [1]), floats('large', [], [2 ** 20])];
  const ready = uploadNetwork(readOnnx(onnxFile({ inputs: { x: ['N', 3] }, nodes, constants }), 'shares'));
  expect((await widthAt(ready, Float64Array.of(1, -0.5, 0.25))).width).toBeLessThan(1e-5);
  ready.dispose();
});
