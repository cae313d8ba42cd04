import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { ibp } from '../../../bounds/methods/ibp';
import { largestMagnitude } from '../../../bounds/readNodes';
import { forward64 } from '../../../network/forward64';
import { valuesFromOnnx, valuesToOnnx } from '../../../network/layout';
import type { Network, Shape } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { dataTypeOf, isFloatType } from './dataType';
import { ModelProtoSchema, TensorProtoSchema } from './onnx_pb';
import { readOnnx } from './readOnnx';

/** Where Debian's package python3-onnx lies, which makes the tests that ONNX publishes of each of its operators. */
const PACKAGE = '/usr/lib/python3/dist-packages/onnx/backend/test';
const SCRIPT = new URL('../../../../scripts/onnxNodeTests.py', import.meta.url).pathname;

/** A folder that the script has written with another version of onnx, whose cases are tried instead. */
const GIVEN = process.env.BOUNDSCOPE_ONNX_TESTS;

/** Cases whose operator is written out as others are tried at leisure. */
const isDeep = process.env.BOUNDSCOPE_RUNS !== undefined;
/** So many are taken, at least, without those that are written out. */
const TAKEN = 455;
/** A step or a jump stands at the very number that is tried. */
const AT_A_STEP = ['test_argmax', 'test_argmin', 'test_quantizelinear'];

interface Given {
  readonly sizes: readonly number[];
  readonly values: readonly (number | string)[];
}

interface Case {
  readonly name: string;
  readonly inputs: readonly (Given | null)[];
  readonly outputs: readonly (Given | null)[];
}

beforeAll(() => startTestBackend('wasm'));

test('the tests that ONNX has of its operators are contained, closely, or refused', {
  timeout: GIVEN ? 1_200_000 : 120_000,
}, async () => {
  const folder = GIVEN ?? writtenCases();
  const cases: Case[] = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  const wrong: string[] = [];
  let taken = 0;
  for (const each of cases.filter(({ name }) => isDeep || !name.endsWith('_expanded'))) {
    const problem = await tried(each, readFileSync(join(folder, `${each.name}.onnx`)));
    if (problem === '') taken++;
    else if (problem !== undefined) wrong.push(`${each.name}: ${problem}`);
  }
  if (!GIVEN) rmSync(folder, { recursive: true });
  expect(wrong).toEqual([]);
  expect(taken).toBeGreaterThanOrEqual(TAKEN);
});

function writtenCases(): string {
  if (!existsSync(PACKAGE)) throw new Error('python3-onnx is not here: apt-get install python3-onnx');
  const folder = mkdtempSync(join(tmpdir(), 'onnx-node-tests-'));
  execFileSync('/usr/bin/python3', ['-W', 'ignore', SCRIPT, ...(isDeep ? [] : ['--plain']), folder]);
  return folder;
}

/** What is wrong with a case: nothing; undefined where it is refused, or has no input of floats. */
async function tried(each: Case, bytes: Uint8Array): Promise<string | undefined> {
  const { name, outputs } = each;
  const found = withOneInput(each, bytes);
  const [expected] = outputs;
  if (!found || !expected) return undefined;
  const network = readUnlessRefused(found.file, name);
  if (!network) return undefined;
  // What normalizes is left out, so that the output is another one.
  if (network.normalizedBy) return '';
  const x = valuesFromOnnx(Float32Array.from(found.input.values, Number), network.input.shape);
  const { lower, upper, shape, value } = await boundsAt(network, x);
  const own = valuesToOnnx(value, shape);
  const known = expected.values.map(Number);
  // Roots of negative numbers and the like are none.
  if (known.some(Number.isNaN)) return undefined;
  const scale = Math.max(1, largestMagnitude(known.filter(Number.isFinite)));
  if (own.length !== known.length) return `${own.length} values instead of ${known.length}`;
  const off = known.findIndex(
    (one, at) => Number.isFinite(one) && !(Math.abs(one - (own[at] as number)) <= 1e-4 * scale),
  );
  if (off >= 0) return `output ${off} is ${own[off]} instead of ${known[off]}`;
  const granted = 1e-9 * scale;
  if (value.some((one, at) => !((lower[at] as number) <= one + granted && one <= (upper[at] as number) + granted))) {
    return 'bounds do not hold';
  }
  const width = largestMagnitude(upper.map((high, at) => high - (lower[at] as number)));
  return width <= 1e-4 * scale || AT_A_STEP.some((start) => name.startsWith(start)) ? '' : `bounds are ${width} apart`;
}

function readUnlessRefused(file: Uint8Array, name: string): Network | undefined {
  try {
    return readOnnx(file, name);
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

/** The first input of floats as the variable one, the others as constants, and the first output alone. */
function withOneInput({ inputs }: Case, bytes: Uint8Array): { file: Uint8Array; input: Given } | undefined {
  const model = fromBinary(ModelProtoSchema, bytes);
  const { graph } = model;
  if (!graph) return undefined;
  const numbers = graph.input.map(({ type }) => type?.tensorType?.elemType ?? 0);
  const first = numbers.findIndex(
    (number, at) => isFloatType(dataTypeOf(number)) && (inputs[at]?.values.length ?? 0) > 0,
  );
  const input = inputs[first];
  if (!input || input.sizes.length === 0) return undefined;
  graph.input.forEach(({ name }, at) => {
    const given = inputs[at];
    if (at !== first && given) graph.initializer.push(constantOf(name, numbers[at] as number, given));
  });
  graph.input = graph.input.filter((_, at) => at === first);
  graph.output = graph.output.slice(0, 1);
  return { file: toBinary(ModelProtoSchema, model), input };
}

function constantOf(name: string, dataType: number, { sizes, values }: Given) {
  const type = dataTypeOf(dataType);
  const numbers = values.map(Number);
  // Narrow and wide floats are given as plain ones.
  const own = isFloatType(type) ? 1 : dataType;
  const tensor = create(TensorProtoSchema, { name, dataType: own, dims: sizes.map(BigInt) });
  if (isFloatType(type)) tensor.floatData = numbers;
  else if (type === 'int64') tensor.int64Data = numbers.map(BigInt);
  else if (type === 'uint32' || type === 'uint64') tensor.uint64Data = numbers.map(BigInt);
  else tensor.int32Data = numbers;
  return tensor;
}

/** Bounds of a single point, and its output. */
async function boundsAt(network: Network, x: Float32Array) {
  const ready = uploadNetwork(network);
  const { logits } = await ibp(ready, inputBox(x, 0, null, 'real'), [0], 'real', NO_CHECKPOINT);
  const value = forward64(network, ready.shapes, Float64Array.from(x));
  const shape = ready.shapes.get(network.output) as Shape;
  ready.dispose();
  return { ...logits, shape, value };
}
