import type { OperationName } from '../../../catalog/operations';
import { formatUpper } from '../../../numbers/format';
import { type NetworkNode, type Shape, sizeOf } from '../../network';
import { operationOf } from '../index';
import type { Known, Tie } from '../known';

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
    if (knownOf(node).is !== 'root' || !isNegativeByRounding(input, producerOf)) return [node];
    const output = unused(`${node.output}:argument`);
    const guard: NetworkNode = { ...node, name: `${node.name}, never negative`, op: 'Relu', output };
    return [guard, { ...node, inputs: [output] }];
  });
}

function limited({ name, output }: NetworkNode, input: string, most: number): NetworkNode {
  const op: OperationName = 'Clip';
  return {
    name: `${name}, known range`,
    op,
    inputs: [input],
    output,
    attributes: { min: -most, max: most },
    weights: {},
  };
}

/** Says of a network's nodes what is known of what they read, and that they change nothing by it; undefined of other nodes. */
export function whatIsKnown(
  nodes: readonly NetworkNode[],
  shapeOf: ShapeOf,
): (node: NetworkNode) => string | undefined {
  const producers = new Map(nodes.map((node) => [node.output, node]));
  const producerOf = (value: string) => producers.get(value);
  const rooted = new Set(nodes.filter((node) => knownOf(node).is === 'root').flatMap(({ inputs }) => inputs));
  return (node) => {
    const [input] = node.inputs as [string];
    const { min, max } = node.attributes;
    const read = producerOf(input);
    if (node.op === ('Clip' satisfies OperationName) && read && min === -(max as number)) {
      if (limitOf(read, producerOf, shapeOf) !== max) return undefined;
      const most = formatUpper(max as number);
      return `It changes nothing: what is divided by the root of a mean of squares, its own among them, lies between −${most} and ${most}, which intervals forget.`;
    }
    if (node.op !== ('Relu' satisfies OperationName) || !rooted.has(node.output)) return undefined;
    if (!isNeverNegative(input, producerOf, FARTHEST)) return undefined;
    return 'It changes nothing: what it reads is never negative, which intervals forget by rounding and roots need.';
  };
}

/** Whether what reads a value is a Clip already. */
function isLimited(value: string, nodes: readonly NetworkNode[]): boolean {
  const readers = nodes.filter(({ inputs }) => inputs.includes(value));
  return readers.length > 0 && readers.every(({ op }) => op === ('Clip' satisfies OperationName));
}

/** What a product of a value and the inverse of a root keeps within, as do executions, which round each step. */
function limitOf(node: NetworkNode, producerOf: ProducerOf, shapeOf: ShapeOf): number | undefined {
  if (knownOf(node).is !== 'product') return undefined;
  const [one, other] = node.inputs as [string, string];
  const reach = quotientReach(one, other, producerOf, shapeOf) ?? quotientReach(other, one, producerOf, shapeOf);
  return reach && Math.fround(Math.sqrt(reach.square) * (1 + OF_ROUNDING * (reach.terms + OTHER_STEPS)));
}

function quotientReach(value: string, share: string, producerOf: ProducerOf, shapeOf: ShapeOf): Reach | undefined {
  const inverse = producerOf(beforeRepeating(share, producerOf, shapeOf));
  const root = producerOf(inputOf(inverse, 'inverse') ?? '');
  const mean = inputOf(root, 'root');
  const own = beforeRepeating(value, producerOf, shapeOf);
  return mean === undefined ? undefined : reachOf(mean, own, producerOf, shapeOf);
}

/** A value before its axes of one entry are given more of it. */
function beforeRepeating(value: string, producerOf: ProducerOf, shapeOf: ShapeOf): string {
  let name = value;
  for (let steps = 0; steps < FARTHEST; steps++) {
    const input = inputOf(producerOf(name), 'picks');
    if (input === undefined) return name;
    const [from, to] = [shapeOf(input), shapeOf(name)];
    if (from.length !== to.length || !from.every((size, axis) => size === 1 || size === to[axis])) return name;
    const changed = from.filter((size, axis) => size !== to[axis]);
    if (changed.length === 0) return name;
    name = input;
  }
  return name;
}

/** What a node reads that is that of it. */
function inputOf(node: NetworkNode | undefined, tie: Tie): string | undefined {
  return node && knownOf(node).is === tie ? node.inputs[0] : undefined;
}

/** How many times a value must be taken to be no less than the square of another, place by place; undefined where none is known. */
function reachOf(mean: string, value: string, producerOf: ProducerOf, shapeOf: ShapeOf): Reach | undefined {
  let [square, terms] = [1, 1];
  let node = producerOf(mean);
  for (let steps = 0; node && steps < FARTHEST; steps++) {
    const [input] = node.inputs as [string];
    const { is } = knownOf(node);
    if (is === 'square' && input === value) return { square, terms };
    // Where axes were dropped, what is divided might meet another's mean.
    if (is === 'mean' || is === 'sum') {
      const count = sizeOf(shapeOf(input)) / sizeOf(shapeOf(node.output));
      terms *= count;
      if (is === 'mean') square *= count;
    } else if (is !== 'raises') {
      return undefined;
    }
    node = producerOf(input);
  }
  return undefined;
}

/** Whether a value is not negative, while what bounds it may be: sums and products of what is not. */
function isNegativeByRounding(value: string, producerOf: ProducerOf): boolean {
  return !isPlain(value, producerOf) && isNeverNegative(value, producerOf, FARTHEST);
}

/** Whether even an interval of it holds no negative number. */
function isPlain(value: string, producerOf: ProducerOf): boolean {
  const node = producerOf(value);
  if (!node) return true;
  const { bounds } = knownOf(node);
  return (
    bounds === 'never negative' || (bounds === 'as inputs' && node.inputs.every((one) => isPlain(one, producerOf)))
  );
}

function isNeverNegative(value: string, producerOf: ProducerOf, steps: number): boolean {
  const node = producerOf(value);
  if (!node || steps === 0) return false;
  const { sign } = knownOf(node);
  if (sign !== 'as inputs') return sign === 'never negative';
  return node.inputs.every((input) => isNeverNegative(input, producerOf, steps - 1));
}

function knownOf(node: NetworkNode): Known {
  return operationOf(node.op).known(node);
}
