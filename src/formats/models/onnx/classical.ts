import { create } from '@bufbuild/protobuf';
import type { ComposedName, OperationName } from '../../../catalog/operations';
import { describeNode } from '../../../network/describe';
import { locating, NetworkError } from '../../../network/networkError';
import { CHECK_FILE } from '../../../network/remedies';
import {
  type AttributeProto,
  AttributeProtoSchema,
  type GraphProto,
  type NodeProto,
  NodeProtoSchema,
  TensorProtoSchema,
} from './onnx_pb';

/** The domain of scikit-learn's models and the like. */
const DOMAIN = 'ai.onnx.ml';

/** Writes one node as ONNX's own operators. */
type WritingOut = (node: NodeProto, writer: Writer) => void;

type Standard = OperationName | ComposedName;

const WRITINGS: Readonly<Record<string, WritingOut>> = {
  ArrayFeatureExtractor: (node, writer) => {
    writer.add('Gather', [node.input[0] ?? '', node.input[1] ?? ''], node.output[0], { axis: -1n });
  },
  FeatureVectorizer: (node, writer) => writer.add('Concat', node.input, node.output[0], { axis: 1n }),
  Imputer: (node, writer) => {
    // What is bounded is numbers: nothing is missing.
    const replaced = floatOf(node, 'replaced_value_float') ?? 0;
    if (!Number.isNaN(replaced)) {
      throw new NetworkError(`It puts other numbers in the place of ${replaced}.`, 'Export the model without it.');
    }
    writer.add('Identity', [node.input[0] ?? ''], node.output[0]);
  },
  LinearClassifier: linearClassifier,
  LinearRegressor: (node, writer) => {
    const count = intOf(node, 'targets') ?? 1;
    const linear = { coefficients: floatsOf(node, 'coefficients'), intercepts: floatsOf(node, 'intercepts'), count };
    const after = textOf(node, 'post_transform');
    if (after === 'NONE') return writer.linear(node.input[0] ?? '', linear, node.output[0]);
    const [op, attributes] = transformBy(after);
    writer.add(op, [writer.linear(node.input[0] ?? '', linear)], node.output[0], attributes);
    return;
  },
  Normalizer: (node, writer) => {
    const [input = ''] = node.input;
    const norm = textOf(node, 'norm', 'MAX');
    if (norm === 'L1' && writer.sharesOut.has(input)) writer.add('Identity', [input], node.output[0]);
    else if (norm === 'L1' || norm === 'L2') {
      writer.add('LpNormalization', [input], node.output[0], { p: norm === 'L1' ? 1n : 2n, axis: -1n });
    } else throw new NetworkError(`It divides by the norm ${norm}.`, 'Use the norm L1 or L2.');
  },
  Scaler: (node, writer) => {
    const [offset, scale] = ['offset', 'scale'].map((name) => writer.constant(floatsOf(node, name))) as [
      string,
      string,
    ];
    writer.add('Mul', [writer.add('Sub', [node.input[0] ?? '', offset]), scale], node.output[0]);
  },
  ZipMap: (node, writer) => writer.add('Identity', [node.input[0] ?? ''], node.output[0]),
};

/**
 * Puts ONNX's own operators in the places of those by which scikit-learn's linear models and what prepares their inputs
 * are written; others stay, and are refused by name.
 *
 * @param graph is changed
 */
export function writeOutClassical(graph: GraphProto): void {
  if (graph.node.every(({ domain }) => domain !== DOMAIN)) return;
  const writer = new Writer(graph);
  graph.node = graph.node.flatMap((node, at) => {
    const writing = node.domain === DOMAIN ? WRITINGS[node.opType] : undefined;
    if (!writing) return [node];
    const where = describeNode(node.opType, node.name || (node.output[0] ?? ''), at + 1);
    return locating(where, () => writer.nodesOf(node, writing));
  });
}

/** What makes shares or probabilities of scores. */
function transformBy(after: string): readonly [Standard, Attributes?] {
  if (after === 'LOGISTIC') return ['Sigmoid'];
  if (after === 'SOFTMAX') return ['Softmax', { axis: 1n }];
  throw new NetworkError(`It transforms its scores by ${after}.`, 'Export the model without it: with raw scores.');
}

/**
 * Scores, and of them what they are transformed to. The logistic functions of s and −s are the softmax of s/2 and −s/2,
 * whose order is known to be that of the scores.
 */
function linearClassifier(node: NodeProto, writer: Writer): void {
  const [coefficients, intercepts] = [floatsOf(node, 'coefficients'), floatsOf(node, 'intercepts')];
  const count = intercepts.length || (attributeOf(node, 'classlabels_ints')?.ints.length ?? 0);
  const [label, scores] = node.output;
  const [input = ''] = node.input;
  const after = textOf(node, 'post_transform');
  const isMirrored = count === 2 && isOpposite(coefficients) && isOpposite(intercepts);
  let last: string;
  if (after === 'NONE') last = writer.linear(input, { coefficients, intercepts, count }, scores);
  else {
    const isPair = after === 'LOGISTIC' && isMirrored;
    const halved = (values: readonly number[]) => (isPair ? values.map((value) => value / 2) : values);
    const linear = { coefficients: halved(coefficients), intercepts: halved(intercepts), count };
    const [op, attributes] = transformBy(isPair ? 'SOFTMAX' : after);
    last = writer.add(op, [writer.linear(input, linear)], scores, attributes);
    if (attributes) writer.sharesOut.add(last);
  }
  if (label) writer.add('ArgMax', [last], label, { axis: 1n, keepdims: 0n });
}

function isOpposite(values: readonly number[]): boolean {
  const half = values.length / 2;
  return values.every((value, at) => value === -(values[(at + half) % values.length] as number));
}

type Attributes = Readonly<Record<string, bigint>>;

/** Rows of a matrix, one after the other, and what is added to each product. */
interface Linear {
  readonly coefficients: readonly number[];
  readonly intercepts: readonly number[];
  /** How many rows. */
  readonly count: number;
}

/** Writes nodes in the place of one, and constants beside the file's. */
class Writer {
  /** Values that are not negative and sum to 1. */
  readonly sharesOut = new Set<string>();
  #nodes: NodeProto[] = [];
  #name = '';

  constructor(private readonly graph: GraphProto) {}

  nodesOf(node: NodeProto, writing: WritingOut): readonly NodeProto[] {
    this.#nodes = [];
    this.#name = node.name || (node.output.find((output) => output !== '') ?? '');
    writing(node, this);
    return this.#nodes;
  }

  /** Adds a node; the name of its value. */
  add(opType: Standard, input: readonly string[], output = this.#unused(), attributes: Attributes = {}): string {
    const attribute = Object.entries(attributes).map(([name, i]) => create(AttributeProtoSchema, { name, type: 2, i }));
    this.#nodes.push(
      create(NodeProtoSchema, { name: this.#name, opType, input: [...input], output: [output], attribute }),
    );
    return output;
  }

  constant(values: readonly number[], sizes: readonly number[] = [values.length]): string {
    const name = this.#unused();
    const dims = sizes.map(BigInt);
    this.graph.initializer.push(create(TensorProtoSchema, { name, dataType: 1, dims, floatData: [...values] }));
    return name;
  }

  linear(input: string, { coefficients, intercepts, count }: Linear, output?: string): string {
    const size = coefficients.length / count;
    if (!(count >= 1 && Number.isInteger(size) && size >= 1)) {
      throw new NetworkError(`Its ${coefficients.length} coefficients do not make ${count} rows.`, CHECK_FILE);
    }
    if (intercepts.length !== 0 && intercepts.length !== count) {
      throw new NetworkError(`It has ${intercepts.length} intercepts for ${count} rows.`, CHECK_FILE);
    }
    const matrix = this.constant(coefficients, [count, size]);
    const shift = intercepts.length > 0 ? [this.constant(intercepts)] : [];
    return this.add('Gemm', [input, matrix, ...shift], output, { transB: 1n });
  }

  /** A name that no file would give. */
  #unused(): string {
    return `${this.#name}: part ${this.graph.initializer.length}.${this.#nodes.length}`;
  }
}

function attributeOf(node: NodeProto, name: string): AttributeProto | undefined {
  return node.attribute.find((attribute) => attribute.name === name);
}

function floatsOf(node: NodeProto, name: string): readonly number[] {
  return attributeOf(node, name)?.floats ?? [];
}

function floatOf(node: NodeProto, name: string): number | undefined {
  return attributeOf(node, name)?.f;
}

function intOf(node: NodeProto, name: string): number | undefined {
  const attribute = attributeOf(node, name);
  return attribute && Number(attribute.i);
}

function textOf(node: NodeProto, name: string, otherwise = 'NONE'): string {
  const attribute = attributeOf(node, name);
  return attribute ? new TextDecoder().decode(attribute.s) : otherwise;
}
