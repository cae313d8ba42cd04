import type { OperationName } from '../../../catalog/operations';
import { type NetworkNode, type Shape, sizeOf } from '../../network';

/*
 * Intervals forget how values hang together, so what a normalization divides by may seem to be near 0 while what it divides
 * is large: without more, numbers grow a hundredfold with each of them until nothing can be bounded. What is known of values
 * all the same is said by operations that change nothing.
 */

/** The node that computes a value, if one does. */
type ProducerOf = (value: string) => NetworkNode | undefined;
type ShapeOf = (value: string) => Shape;

/** Nodes that are followed back, at most. */
const FARTHEST = 16;

/** How large a quotient may be, by the square of that, and how many terms are added up for what it is divided by. */
interface Reach {
  readonly square: number;
  readonly terms: number;
}

/** What each term, and each step besides, may add to a quotient where software rounds to float32. */
const OF_ROUNDING = 2 ** -23;
const OTHER_STEPS = 16;

/**
 * The nodes of a network, with a Clip after quotients by the root of a mean of squares, their own among them, and a Relu
 * before roots of what is never negative.
 */
export function withKnownRanges(nodes: readonly NetworkNode[], shapeOf: ShapeOf): readonly NetworkNode[] {
  const producers = new Map(nodes.map((node) => [node.output, node]));
  const producerOf = (value: string) => producers.get(value);
  const names = new Set(producers.keys());
  const unused = (wanted: string): string => (names.has(wanted) ? unused(`${wanted}'`) : wanted);
  return nodes.flatMap((node) => {
    const limit = limitOf(node, producerOf, shapeOf);
    if (limit !== undefined && !isLimited(node.output, nodes)) {
      const inner = unused(`${node.output}:quotient`);
      return [{ ...node, output: inner }, limited(node, inner, limit)];
    }
    const [input] = node.inputs as [string];
    if (node.op !== ('Sqrt' satisfies OperationName) || !isNegativeByRounding(input, producerOf)) return [node];
    const output = unused(`${node.output}:argument`);
    const guard: NetworkNode = { ...node, name: `${node.name}.Relu`, op: 'Relu', output };
    return [guard, { ...node, inputs: [output] }];
  });
}

function limited({ name, output }: NetworkNode, input: string, most: number): NetworkNode {
  const op: OperationName = 'Clip';
  return { name: `${name}.Clip`, op, inputs: [input], output, attributes: { min: -most, max: most }, weights: {} };
}

/** Whether what reads a value is a Clip already. */
function isLimited(value: string, nodes: readonly NetworkNode[]): boolean {
  const readers = nodes.filter(({ inputs }) => inputs.includes(value));
  return readers.length > 0 && readers.every(({ op }) => op === ('Clip' satisfies OperationName));
}

/** What a product of a value and the inverse of a root keeps within, as do executions, which round each step. */
function limitOf(node: NetworkNode, producerOf: ProducerOf, shapeOf: ShapeOf): number | undefined {
  if (node.op !== ('Product' satisfies OperationName)) return undefined;
  const [one, other] = node.inputs as [string, string];
  const reach = quotientReach(one, other, producerOf, shapeOf) ?? quotientReach(other, one, producerOf, shapeOf);
  return reach && Math.fround(Math.sqrt(reach.square) * (1 + OF_ROUNDING * (reach.terms + OTHER_STEPS)));
}

function quotientReach(value: string, share: string, producerOf: ProducerOf, shapeOf: ShapeOf): Reach | undefined {
  const inverse = producerOf(beforeRepeating(share, producerOf, shapeOf));
  const root = producerOf(inputOf(inverse, 'Reciprocal') ?? '');
  const mean = inputOf(root, 'Sqrt');
  const own = beforeRepeating(value, producerOf, shapeOf);
  return mean === undefined ? undefined : reachOf(mean, own, producerOf, shapeOf);
}

/** A value before its axes of one entry are given more of it. */
function beforeRepeating(value: string, producerOf: ProducerOf, shapeOf: ShapeOf): string {
  let name = value;
  for (let steps = 0; steps < FARTHEST; steps++) {
    const input = inputOf(producerOf(name), 'Gather');
    if (input === undefined) return name;
    const [from, to] = [shapeOf(input), shapeOf(name)];
    if (from.length !== to.length || !from.every((size, axis) => size === 1 || size === to[axis])) return name;
    const changed = from.filter((size, axis) => size !== to[axis]);
    if (changed.length === 0) return name;
    name = input;
  }
  return name;
}

/** What a node of that operation reads. */
function inputOf(node: NetworkNode | undefined, op: OperationName): string | undefined {
  return node?.op === op ? node.inputs[0] : undefined;
}

/** How many times a value must be taken to be no less than the square of another, place by place; undefined where none is known. */
function reachOf(mean: string, value: string, producerOf: ProducerOf, shapeOf: ShapeOf): Reach | undefined {
  let [square, terms] = [1, 1];
  let node = producerOf(mean);
  for (let steps = 0; node && steps < FARTHEST; steps++) {
    const [input] = node.inputs as [string];
    const isOwn = node.op === ('Pow' satisfies OperationName) && node.attributes.exponent === 2 && input === value;
    if (isOwn) return { square, terms };
    if (node.op === ('ReduceMean' satisfies OperationName) || node.op === ('ReduceSum' satisfies OperationName)) {
      // Where axes are dropped, what is divided may meet another's mean.
      if (node.attributes.keepdims !== true) return undefined;
      const count = sizeOf(shapeOf(input)) / sizeOf(shapeOf(node.output));
      terms *= count;
      if (node.op === ('ReduceMean' satisfies OperationName)) square *= count;
    } else if (!onlyRaises(node)) {
      return undefined;
    }
    node = producerOf(input);
  }
  return undefined;
}

/** Whether a node gives no less than it reads, where that is not negative. */
function onlyRaises(node: NetworkNode): boolean {
  if (node.op === ('Relu' satisfies OperationName)) return true;
  if (node.op === ('Clip' satisfies OperationName)) return node.attributes.max === null;
  if (node.op === ('Mul' satisfies OperationName)) return hasConstant(node, (number) => number >= 1);
  return node.op === ('Add' satisfies OperationName) && hasConstant(node, (number) => number >= 0);
}

function hasConstant({ inputs, weights }: NetworkNode, isRight: (number: number) => boolean): boolean {
  return inputs.length === 1 && weights.constant?.data.every(isRight) === true;
}

/** Operations that keep what is not negative so, over the real numbers. */
const KEEPING: ReadonlySet<string> = new Set<OperationName>([
  'AveragePool',
  'Concat',
  'Gather',
  'GlobalAveragePool',
  'Identity',
  'MaxPool',
  'Product',
  'ReduceMax',
  'ReduceMean',
  'ReduceSum',
  'Reshape',
  'Squeeze',
  'Transpose',
  'Unsqueeze',
]);

/** Operations that give nothing negative. */
const NEVER_NEGATIVE: ReadonlySet<string> = new Set<OperationName>([
  'Abs',
  'Exp',
  'Relu',
  'Sigmoid',
  'Softplus',
  'Sqrt',
]);

/** Whether a value is not negative, while what bounds it may be: sums and products of what is not. */
function isNegativeByRounding(value: string, producerOf: ProducerOf): boolean {
  return !isPlain(value, producerOf) && isNeverNegative(value, producerOf, FARTHEST);
}

/** Whether even an interval of it holds no negative number. */
function isPlain(value: string, producerOf: ProducerOf): boolean {
  const node = producerOf(value);
  if (!node || NEVER_NEGATIVE.has(node.op) || node.op === ('Clip' satisfies OperationName)) return true;
  const isRaised = node.op === ('Add' satisfies OperationName) && hasConstant(node, (number) => number > 0);
  return isRaised && isPlain(node.inputs[0] as string, producerOf);
}

function isNeverNegative(value: string, producerOf: ProducerOf, steps: number): boolean {
  const node = producerOf(value);
  if (!node || steps === 0) return false;
  const { op, inputs, attributes } = node;
  if (NEVER_NEGATIVE.has(op)) return true;
  if (op === ('Pow' satisfies OperationName)) return (attributes.exponent as number) % 2 === 0;
  if (op === ('Clip' satisfies OperationName)) return attributes.min !== null && (attributes.min as number) >= 0;
  const all = () => inputs.every((input) => isNeverNegative(input, producerOf, steps - 1));
  if (KEEPING.has(op)) return all();
  if (op === ('Add' satisfies OperationName)) return (inputs.length > 1 || hasConstant(node, (c) => c >= 0)) && all();
  if (op === ('Mul' satisfies OperationName)) return hasConstant(node, (c) => c >= 0) && all();
  if (op !== ('Div' satisfies OperationName) || attributes.constantFirst === true) return false;
  return hasConstant(node, (c) => c > 0) && all();
}
