import { MOST_TAPS, type PlainFilter } from '../../../kernels/chain/packFilter';
import type { ImageShape } from '../../../kernels/chain/types';
import { type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { Affine, Relaxed } from '../../../network/passingBack';
import type { ReadyNetwork } from '../../../network/upload';
import { denseFilter, orderOf } from './denseFilter';

interface Link {
  readonly node: ReadyNode;
  /** The node's output. */
  readonly value: ImageShape;
}

interface RelaxationLink extends Link {
  readonly kind: 'relaxation';
  readonly relaxed: Relaxed;
}

/** An affine node whose every output is a multiple of the input at its place, and a constant. */
interface ScaleLink extends Link {
  readonly kind: 'scale';
  readonly affine: Affine;
}

interface ProductsLink extends Link {
  readonly kind: 'products';
  readonly affine: Affine;
  readonly filter: PlainFilter;
  /** What the filter reads. */
  readonly input: ImageShape;
  /** Tells filters of one tensor apart. */
  readonly key: string;
  /** For each number of `value` which of the node's outputs it is, where those were moved before they are read. */
  readonly order?: Int32Array;
}

/** A node that only moves values, before what computed them is known. */
interface MoveLink {
  readonly kind: 'move';
  readonly value: ImageShape;
  /** For each number of `value` which of what is moved it is. */
  readonly order: Int32Array;
  readonly key: string;
}

/** A node on the way from a value to the input. */
export type ChainLink = RelaxationLink | ScaleLink | ProductsLink;

/** The way from a value to the input, where there is one way alone. */
export interface ChainPlan {
  readonly links: readonly ChainLink[];
  /** Of the value, and of the network's input. */
  readonly value: ImageShape;
  readonly input: ImageShape;
}

/** A tile holds sixteen coefficients of each unit of the largest value: with more units step by step takes less memory. */
const MOST_UNITS = 2 ** 20;

const known = new WeakMap<ReadyNetwork['nodes'], Map<string, ChainPlan | undefined>>();

/**
 * The way from a value back to the input, where it is a chain of convolutions, dense layers, scalings and activations
 * that are relaxed, and moves beside dense layers; undefined where it is not. Looked for once a value.
 */
export function chainOf(ready: ReadyNetwork, value: string): ChainPlan | undefined {
  const ofNetwork = known.get(ready.nodes) ?? new Map<string, ChainPlan | undefined>();
  known.set(ready.nodes, ofNetwork);
  if (!ofNetwork.has(value)) ofNetwork.set(value, findChain(ready, value));
  return ofNetwork.get(value);
}

function findChain({ nodes, shapes, network }: ReadyNetwork, value: string): ChainPlan | undefined {
  const producers = new Map(nodes.map((node) => [node.output, node]));
  // A matrix is an image of one row: only as the input, since what works on matrices may treat each of their rows alike.
  const imageOf = (name: string) => {
    const shape = shapes.get(name) as Shape;
    return imageShape(name === network.input.name && shape.length === 2 ? [1, ...shape] : shape);
  };
  const links: (ChainLink | MoveLink)[] = [];
  for (let at = value; at !== network.input.name; ) {
    const node = producers.get(at);
    const output = imageOf(at);
    const input = node?.inputs.length === 1 ? imageOf(node.inputs[0] as string) : undefined;
    if (output && sizeOf(output) > MOST_UNITS) return undefined;
    if (!node || !output || !input || !addLink(links, node, output, input)) return undefined;
    at = node.inputs[0] as string;
  }
  const [from, to] = [imageOf(value), imageOf(network.input.name)];
  const plain = links.filter((link) => link.kind !== 'move');
  const isWhole = plain.length === links.length && plain.some(({ kind }) => kind === 'products');
  return from && to && isWhole ? withPlainInput({ links: plain, value: from, input: to }) : undefined;
}

/** A dense layer reads the network's input as a row of numbers: as an image, each of its places would be walked by itself. */
function withPlainInput(plan: ChainPlan): ChainPlan {
  const last = plan.links.at(-1);
  if (last?.kind !== 'products') return plan;
  const { filter, value } = last;
  const [rows, columns, , outputs] = filter.shape as [number, number, number, number];
  const isDense = rows === plan.input[0] && columns === plan.input[1] && sizeOf(value) === outputs;
  if (!isDense || String(filter.pads) !== '0,0') return plan;
  const input: ImageShape = [1, 1, sizeOf(plan.input)];
  const plain = { ...filter, shape: [...input, outputs], strides: [1, 1] as const };
  return {
    ...plan,
    input,
    links: [...plan.links.slice(0, -1), { ...last, filter: plain, input, key: `${last.key} in a row` }],
  };
}

/** Adds what a node does to the way, if it can be part of one. */
function addLink(links: (ChainLink | MoveLink)[], node: ReadyNode, output: ImageShape, input: ImageShape): boolean {
  const { backward } = operationOf(node.op);
  const last = links.at(-1);
  if (last?.kind === 'move') return backward?.kind === 'affine' && addBehindMove(links, last, node, backward, input);
  if (backward?.kind === 'relaxed') {
    links.push({ kind: 'relaxation', node, relaxed: backward, value: output });
    return true;
  }
  if (backward?.kind !== 'affine') return false;
  const filter = backward.filter?.(node) ?? denseFilter(node);
  if (filter) {
    links.push({ kind: 'products', node, affine: backward, filter, value: output, input, key: 'own' });
    return tapsOf(filter) <= MOST_TAPS;
  }
  const order = orderOf(node, backward);
  if (order) return moveInput(links, order, node, output, input);
  if (!backward.local?.(node)?.isElementwise || sizeOf(output) !== sizeOf(input)) return false;
  links.push({ kind: 'scale', node, affine: backward, value: output });
  return true;
}

/** A dense layer reads values where they stood before they were moved; what else reads them, reads what a dense layer makes there. */
function moveInput(
  links: (ChainLink | MoveLink)[],
  order: Int32Array,
  node: ReadyNode,
  output: ImageShape,
  input: ImageShape,
): boolean {
  const isInOrder = order.every((from, to) => from === to);
  if (isInOrder && String(output) === String(input)) return true;
  const last = links.at(-1);
  const isDense = last?.kind === 'products' && String(last.input) === String([1, 1, order.length]);
  if (!isDense || sizeOf(last.value) !== last.filter.shape[3]) {
    links.push({ kind: 'move', value: output, order, key: keyOf(node) });
    return true;
  }
  const { shape, data } = last.filter;
  const outputs = shape[3] as number;
  const moved = new Float32Array(data.length);
  order.forEach((from, to) => {
    moved.set(data.subarray(to * outputs, (to + 1) * outputs), from * outputs);
  });
  const filter = { ...last.filter, shape: [...input, outputs], data: moved, strides: [input[0], input[1]] as const };
  links[links.length - 1] = { ...last, filter, input, key: `${last.key} behind ${keyOf(node)}` };
  return true;
}

/** A dense layer whose outputs are moved to an image is a convolution that sees a single place from everywhere; two moves are one. */
function addBehindMove(
  links: (ChainLink | MoveLink)[],
  move: MoveLink,
  node: ReadyNode,
  affine: Affine,
  input: ImageShape,
): boolean {
  const { value, order } = move;
  const layer = denseFilter(node);
  if (!layer) {
    const before = orderOf(node, affine);
    if (!before) return false;
    const both = order.map((from) => before[from] as number);
    links[links.length - 1] = { ...move, order: both, key: `${move.key} ${keyOf(node)}` };
    return true;
  }
  const [height, width, channels] = value;
  const inputs = input[2];
  const data = new Float32Array(layer.data.length);
  for (let at = 0; at < order.length; at++) {
    const [place, channel] = [Math.floor(at / channels), at % channels];
    // From the first place on, the input lies under the last ones of the filter.
    const tap = height * width - 1 - place;
    for (let k = 0; k < inputs; k++) {
      data[(tap * inputs + k) * channels + channel] = layer.data[k * order.length + (order[at] as number)] as number;
    }
  }
  const pads = [height - 1, width - 1] as const;
  const filter = { ...layer, shape: [height, width, inputs, channels], data, pads };
  const key = `moved ${move.key}`;
  links[links.length - 1] = { kind: 'products', node, affine, filter, value, input, key, order };
  return tapsOf(filter) <= MOST_TAPS;
}

/** Taps that lead to a place. */
function tapsOf({ shape, strides }: PlainFilter): number {
  const [rows, columns] = shape as [number, number];
  return Math.ceil(rows / strides[0]) * Math.ceil(columns / strides[1]);
}

/** Nodes may share a matrix, but not what moves its outputs. */
function keyOf({ op, inputShapes, attributes }: ReadyNode): string {
  return JSON.stringify([op, inputShapes, attributes]);
}

/** A vector is an image of one place; others have no image. */
function imageShape(shape: Shape): ImageShape | undefined {
  if (shape.length === 1) return [1, 1, shape[0] as number];
  return shape.length === 3 ? (shape as unknown as ImageShape) : undefined;
}
