import { toBinary } from '@bufbuild/protobuf';
import { beforeAll, expect, test } from 'vitest';
import { startTestBackend } from '../../../testing/backend';
import { integers, type NodeInit, onnxModel } from '../../../testing/networks/onnxFile';
import { runOnnx } from '../../../testing/onnxruntime';
import { problemOf } from '../../../testing/problemOf';
import { runNetwork } from '../../../testing/runNetwork';
import { ModelProtoSchema } from './onnx_pb';
import { readOnnx } from './readOnnx';

beforeAll(() => startTestBackend('wasm'));

const DOMAIN = 'ai.onnx.ml';

interface Facts {
  readonly floats?: Readonly<Record<string, readonly number[]>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly classes?: number;
}

/** A node as the exporter of scikit-learn writes it. */
function classical(
  op: string,
  inputs: string[],
  outputs: string[],
  { floats = {}, texts = {}, classes }: Facts = {},
): NodeInit {
  const encoder = new TextEncoder();
  return {
    opType: op,
    domain: DOMAIN,
    input: inputs,
    output: outputs,
    attribute: [
      ...Object.entries(floats).map(([name, values]) => ({ name, type: 6, floats: [...values] })),
      ...Object.entries(texts).map(([name, text]) => ({ name, type: 3, s: encoder.encode(text) })),
      ...(classes ? [{ name: 'classlabels_ints', type: 7, ints: [...Array(classes).keys()].map(BigInt) }] : []),
    ],
  };
}

function fileOf(nodes: readonly NodeInit[], outputs: readonly string[], size = 3): Uint8Array {
  const model = onnxModel({
    nodes,
    outputs: [...outputs],
    inputs: { x: ['N', size] },
    constants: [integers('places', [2, 0])],
  });
  model.opsetImport.push({ $typeName: 'onnx.OperatorSetIdProto', domain: DOMAIN, version: 3n });
  // Labels are whole numbers, and maps are no tensors.
  for (const { name, type } of model.graph?.output ?? []) {
    if (name === 'label' && type?.tensorType) type.tensorType.elemType = 7;
    if (name === 'probabilities' && type) type.tensorType = undefined;
  }
  return toBinary(ModelProtoSchema, model);
}

const X = Float32Array.of(0.5, -1.25, 2);
const SCALER = classical('Scaler', ['x'], ['scaled'], {
  floats: { offset: [0.5, -1, 1], scale: [2, 0.5, 0.25] },
});
const coefficients = [1, -2, 0.5];

test('a scaler and a logistic regression of two classes end in a softmax of half the score', () => {
  const regression = classical('LinearClassifier', ['scaled'], ['label', 'raw'], {
    floats: { coefficients: [...coefficients.map((x) => -x), ...coefficients], intercepts: [-0.25, 0.25] },
    texts: { post_transform: 'LOGISTIC' },
    classes: 2,
  });
  const shares = classical('Normalizer', ['raw'], ['shares'], { texts: { norm: 'L1' } });
  const map = classical('ZipMap', ['shares'], ['probabilities']);
  const network = readOnnx(fileOf([SCALER, regression, shares, map], ['label', 'probabilities']), 'regression');
  // (0, −0.125, 0.25) scaled; 0.25 + 0.125 + 0.25 the score.
  expect([...runNetwork(network, X)]).toEqual([-0.3125, 0.3125]);
  expect(network.normalizedBy).toBe('Softmax');
});

test.each(['SOFTMAX', 'LOGISTIC'])('shares of three classes by %s are those of ONNX Runtime', async (after) => {
  const regression = classical('LinearClassifier', ['x'], ['label', 'raw'], {
    floats: { coefficients: [1, 2, 3, -1, 0.5, 1, 0, 0, -1], intercepts: [0.5, 0, -0.5] },
    texts: { post_transform: after },
    classes: 3,
  });
  const shares = classical('Normalizer', ['raw'], ['shares'], { texts: { norm: 'L1' } });
  const file = fileOf([regression, shares], ['shares']);
  const scores = runNetwork(readOnnx(file, 'shares'), X);
  const powers = scores.map((score) => (after === 'SOFTMAX' ? Math.exp(score) : score));
  const sum = powers.reduce((a, b) => a + b);
  const expected = await runOnnx(file, X, [1, 3]);
  expected.forEach((share, at) => void expect((powers[at] as number) / sum).toBeCloseTo(share, 6));
});

test('regressions, norms and chosen features are those of ONNX Runtime', async () => {
  const nodes = [
    SCALER,
    classical('Normalizer', ['scaled'], ['unit'], { texts: { norm: 'L2' } }),
    classical('ArrayFeatureExtractor', ['unit', 'places'], ['two']),
    classical('LinearRegressor', ['two'], ['y'], { floats: { coefficients: [3, -1], intercepts: [0.5] } }),
  ];
  const file = fileOf(nodes, ['y']);
  const [expected] = await runOnnx(file, X, [1, 3]);
  const [own] = runNetwork(readOnnx(file, 'regression'), X);
  expect(own).toBeCloseTo(expected as number, 5);
});

test('what has other rules is refused with its place and a way out', () => {
  const refused = (op: string, facts: Facts) => problemOf(fileOf([classical(op, ['x'], ['y'], facts)], ['y']));
  expect(refused('LinearRegressor', { floats: { coefficients: [1, 2], intercepts: [1, 2, 3] } })).toMatch(
    /Node 1 \(LinearRegressor “y”\).*3 intercepts.*export/,
  );
  expect(refused('Normalizer', { texts: { norm: 'MAX' } })).toMatch(/Node 1 .*MAX.*L1 or L2/);
  expect(refused('TreeEnsembleRegressor', {})).toMatch(/TreeEnsembleRegressor.*thresholds/);
});
