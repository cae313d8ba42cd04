import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { NetworkError } from '../network/networkError';
import { runOnnx } from '../testing/onnxruntime';
import { testEngine } from '../testing/testEngine';
import type { BoundsResult, ModelSummary } from './api/types';

const FOLDER = '../shared/field/';

/** Output at the input and interval bounds over ε = 0.05 by an independent pass in float64, in the file's order. */
interface Expected {
  readonly epsilon: number;
  readonly center: readonly number[];
  readonly ibp_lower: readonly number[];
  readonly ibp_upper: readonly number[];
}

const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8'));
const NAMES = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.onnx') ? [name.slice(0, -5)] : []));

/** What has been taken since people first tried these files, and must go on being taken. */
const TAKEN =
  /^(abcrown1|nsat8|marabou494|playground77_huge|onnx4958|ontrt363|t_torch7612|lirpa25|t_dnnv99_bn1d$|mix_(?!leaky_neg|softmax_seq))/;

/** x·σ(x), written out, is one function here. */
const TAKEN_AS_ONE = 'lirpa85_silu';

const EPSILON = 0.05;

function inputOf(name: string): number[] {
  return (JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')) as number[]).flat(9) as number[];
}

/** The largest difference, in shares of the largest number. */
function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const scale = Math.max(1e-3, ...Array.from(expected, Math.abs));
  if (actual.length !== expected.length) return Number.NaN;
  return Math.max(...Array.from(actual, (value, at) => Math.abs(value - (expected[at] as number)) / scale));
}

/** How much float32 passes may differ. */
const ROUNDINGS = 1e-4;

/** What a network that ends in Softmax or LogSoftmax gives, of whose logits the bounds are. */
function normalized(logits: Float32Array): Float32Array[] {
  const shares = logits.map((value) => Math.exp(value - Math.max(...logits)));
  const sum = shares.reduce((total, share) => total + share, 0);
  return [shares.map((share) => share / sum), shares.map((share) => Math.log(share / sum))];
}

/**
 * ONNX Runtime cannot say: an input of float16; a Clip with attributes that it no longer reads; a window of a pooling
 * that begins in the padding, which it counts; numbers beyond float32; operators older or newer than it knows; a second
 * input, which is held at 0 here.
 */
const NO_ORACLE =
  /^(more_float16|mix_clip_old_attr|onnx4958_avgpool_ceil_uneven|playground77_huge|more_opset6|opset2[24]|verinet10_two_inputs)$/;

/** The output of ONNX Runtime, with a batch dimension in front or, where the file has none, without. */
async function runtimeOutput(name: string, { inputShape }: ModelSummary): Promise<Float32Array | BigInt64Array> {
  const file = readFileSync(`${FOLDER}${name}.onnx`);
  const numbers = inputOf(name);
  // Some files take numbers of float64.
  for (const input of [Float32Array.from(numbers), Float64Array.from(numbers)]) {
    for (const dims of [[1, ...inputShape], inputShape]) {
      const output = await runOnnx(file, input, dims).catch(() => null);
      if (output) return output;
    }
  }
  return expect.fail(`ONNX Runtime does not run ${name}.`);
}

function largest(values: ArrayLike<number>): number {
  return Array.from(values).indexOf(Math.max(...Array.from(values)));
}

describe('models as people have them', () => {
  const engine = testEngine();
  const loaded = new Map<string, ModelSummary>();

  beforeAll(async () => {
    for (const name of NAMES) {
      try {
        loaded.set(name, await engine.load(`${FOLDER}${name}.onnx`));
      } catch (error) {
        // Refused: by a sentence for people.
        if (!(error instanceof NetworkError)) throw error;
      }
    }
  });

  const bounds = (name: string): Promise<BoundsResult> =>
    engine.bounds({ model: `${FOLDER}${name}.onnx`, input: inputOf(name), epsilon: EPSILON });

  it('takes what it has taken', () => {
    const wanted = NAMES.filter((name) => TAKEN.test(name));
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter((name) => !loaded.has(name))).toEqual([]);
  });

  it.each(NAMES.filter((name) => name in EXPECTED))('%s: right bounds, in the order of the file', async (name) => {
    if (!loaded.has(name)) return expect(TAKEN.test(name)).toBe(false);
    const { center, ibp_lower, ibp_upper } = EXPECTED[name] as Expected;
    const { logits, lower, upper } = await bounds(name);
    expect(distance(logits, center)).toBeLessThan(ROUNDINGS);
    // Known are the bounds of its parts, which are wider.
    if (name === TAKEN_AS_ONE) {
      expect(lower.every((low, at) => (ibp_lower[at] as number) < low && low < (center[at] as number))).toBe(true);
      expect(upper.every((high, at) => (center[at] as number) < high && high < (ibp_upper[at] as number))).toBe(true);
      return;
    }
    expect(distance(lower, ibp_lower)).toBeLessThan(ROUNDINGS);
    expect(distance(upper, ibp_upper)).toBeLessThan(ROUNDINGS);
  });

  it.each(NAMES)('%s: ONNX Runtime’s output, its bounds around it, and the label of its largest', async (name) => {
    const summary = loaded.get(name);
    if (!summary) return expect(TAKEN.test(name)).toBe(false);
    if (name === 'act_sqrt') return expect(bounds(name)).rejects.toThrow('gives no number for this input');
    const { logits, lower, upper, label, layers, marginLower } = await bounds(name);
    const output = NO_ORACLE.test(name) ? logits : await runtimeOutput(name, summary);
    // Some files give the class itself first.
    if (output instanceof BigInt64Array) return expect([BigInt(label[0] as number)]).toEqual([...output]);
    const distances = [logits, ...normalized(logits)].map((values) => distance(values, output));
    if (!NO_ORACLE.test(name)) expect(Math.min(...distances)).toBeLessThan(ROUNDINGS);
    expect(label[0]).toBe(output.length > 1 ? largest(output) : null);
    expect(logits.every((value, at) => (lower[at] as number) <= value && value <= (upper[at] as number))).toBe(true);
    expect(layers.at(-1)?.lower).toEqual(lower);
    const own = lower[largest(output)] as number;
    marginLower.forEach((margin, other) => {
      if (other !== largest(output)) expect(margin).toBeGreaterThanOrEqual(own - (upper[other] as number) - 1e-3);
    });
  });
});
