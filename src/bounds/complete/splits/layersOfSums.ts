import type { OperationName } from '../../../catalog/operations';
import type { SplitEdge, SplitLayer } from '../../../kernels/splits/splitLayers';
import { nodesUpTo, type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { ReadyNetwork } from '../../../network/upload';
import { type AffineSums, constantsAt, type Moved, movedBy, signsOfSum, sumsOf } from './affineSums';

/** A network as layers of sums with ReLUs between them. */
export interface SumLayers {
  readonly layers: readonly SplitLayer[];
  /** Of each layer but the last the value that it computes, before its ReLUs. */
  readonly values: readonly string[];
  /** Numbers of each layer's matrices, at most. */
  readonly entries: readonly number[];
}

/** A value as sums of what layers are behind their ReLUs. */
interface Sums extends Pick<SplitLayer, 'bias' | 'lost'> {
  readonly edges: readonly (SplitEdge & { readonly entries: number })[];
  /** Where every number is one of a layer's, or 0, none of them twice: of which layer, and which. */
  readonly moved?: { readonly source: number; readonly order: Int32Array };
}

/** What adding two numbers in float64 loses at most, as a share of their magnitudes. */
const SUM_SHARE = 2 ** -52;

/** Whether a network has nothing but ReLUs and affine operations, of which layers of sums are made. */
export function hasSumsAlone({ nodes }: Pick<ReadyNetwork, 'nodes'>): boolean {
  return nodes.every(
    ({ op }) => op === ('Relu' satisfies OperationName) || operationOf(op).backward?.kind === 'affine',
  );
}

/**
 * The network as layers: what is affine between ReLUs becomes sums, values that several affine operations in a row make become
 * layers without ReLUs where they are no convolution's input as they stand. Undefined where it has other activations.
 */
export async function layersOfSums(ready: ReadyNetwork): Promise<SumLayers | undefined> {
  const { network, shapes } = ready;
  const nodes = nodesUpTo(ready.nodes, network.output) as ReadyNode[];
  const builder = new Builder(network.input.name, sizeOf(network.input.shape));
  for (const node of nodes) {
    if (node.op === ('Relu' satisfies OperationName)) {
      const value = node.inputs[0] as string;
      const isReadOtherwise = nodes.some(({ op, inputs }) => op !== node.op && inputs.includes(value));
      builder.addRelu(node.output, value, isReadOtherwise || value === network.output);
      continue;
    }
    if (!(await addAffine(builder, node, shapes.get(node.output) as Shape))) return undefined;
  }
  return builder.finish(network.output);
}

async function addAffine(builder: Builder, node: ReadyNode, shape: Shape): Promise<boolean> {
  const { backward, shift } = operationOf(node.op);
  if (backward?.kind !== 'affine') return false;
  const moved = movedBy(node, backward, shape);
  if (moved) {
    builder.addMoved(node, moved);
    return true;
  }
  const signs = signsOfSum(node, shape);
  if (signs) {
    builder.addSum(node, signs);
    return true;
  }
  const input = node.inputs[0] as string;
  if (shift?.(node) && sizeOf(shape) === sizeOf(node.inputShapes[0] as Shape)) {
    builder.addShift(node.output, input, await constantsAt(node));
    return true;
  }
  const sums = await sumsOf(node, backward, shape);
  if (sums) builder.addSums(node.output, input, sums);
  return sums !== undefined;
}

class Builder {
  readonly #layers: SplitLayer[] = [];
  readonly #values: string[] = [];
  readonly #entries: number[] = [];
  readonly #sums = new Map<string, Sums>();
  readonly #relus = new Map<string, Sums>();

  constructor(input: string, size: number) {
    this.#sums.set(input, whole(-1, size));
  }

  /** @param isRead whether other operations read the value, too */
  addRelu(output: string, value: string, isRead: boolean): void {
    if (isRead) this.#whole(value);
    const known = this.#relus.get(value) ?? this.#layer(value, false);
    this.#relus.set(value, known);
    this.#sums.set(output, known);
  }

  addMoved({ inputs, output }: ReadyNode, { origins, constants }: Moved): void {
    const from = inputs.map((name) => this.#of(name));
    const [first] = from as [Sums];
    const isWhole = from.length === 1 && first.moved !== undefined && constants.every((constant) => constant === 0);
    if (isWhole && first.moved && origins.every(({ sign }) => sign >= 0)) {
      const { source, order } = first.moved;
      const own = Int32Array.from(origins, ({ unit, sign }) => (sign === 0 ? -1 : (order[unit] as number)));
      if (areApart(own)) {
        this.#sums.set(output, movedFrom(source, own));
        return;
      }
    }
    const edges = from.flatMap((sums, input) =>
      sums.edges.map((edge) => ({
        ...edge,
        terms: ((unit, visit) => {
          const origin = origins[unit] as Moved['origins'][number];
          if (origin.sign === 0 || origin.input !== input) return;
          edge.terms(origin.unit, (at, weight) => visit(at, origin.sign * weight));
        }) satisfies SplitEdge['terms'],
      })),
    );
    const bias = Float64Array.from(origins, ({ input, unit, sign }, at) => {
      return sign === 0 ? (constants[at] as number) : sign * (from[input]?.bias[unit] as number);
    });
    const lost = Float64Array.from(origins, ({ input, unit, sign }) => {
      return sign === 0 ? 0 : (from[input]?.lost[unit] as number);
    });
    this.#sums.set(output, { edges, bias, lost });
  }

  addSum({ inputs, output }: ReadyNode, signs: readonly [number, number]): void {
    const [first, second] = inputs.map((name) => this.#of(name)) as [Sums, Sums];
    const signed = second.edges.map((edge) => ({
      ...edge,
      terms: ((unit, visit) =>
        edge.terms(unit, (at, weight) => visit(at, signs[1] * weight))) satisfies SplitEdge['terms'],
    }));
    const { bias, lost } = added(first, second, signs[1]);
    this.#sums.set(output, { edges: [...first.edges, ...signed], bias, lost });
  }

  addShift(output: string, input: string, constants: Float64Array): void {
    const { edges, ...own } = this.#of(input);
    this.#sums.set(output, { edges, ...added(own, { bias: constants, lost: new Float64Array(constants.length) }, 1) });
  }

  addSums(output: string, input: string, { sums, bias, lost }: AffineSums): void {
    const { source, order } = this.#whole(input);
    const { terms, entries, inexact } = sums;
    const own: SplitEdge['terms'] = (unit, visit) => {
      terms(unit, (at, weight) => {
        const from = order[at] as number;
        if (from >= 0) visit(from, weight);
      });
    };
    this.#sums.set(output, { edges: [{ source, terms: own, inexact, entries }], bias, lost });
  }

  finish(output: string): SumLayers | undefined {
    this.#add(this.#of(output), true);
    if (this.#relus.size === 0) return undefined;
    return { layers: this.#layers, values: this.#values, entries: this.#entries };
  }

  #of(value: string): Sums {
    return this.#sums.get(value) as Sums;
  }

  /** The value as numbers of one layer; a layer is made for it where it is none. */
  #whole(value: string): NonNullable<Sums['moved']> {
    const known = this.#of(value);
    const own = known.moved ? known : this.#layer(value, true);
    this.#sums.set(value, own);
    return own.moved as NonNullable<Sums['moved']>;
  }

  #layer(value: string, isLinear: boolean): Sums {
    const sums = this.#of(value);
    this.#add(sums, isLinear);
    this.#values.push(value);
    return whole(this.#layers.length - 1, sums.bias.length);
  }

  #add({ edges, bias, lost }: Sums, isLinear: boolean): void {
    this.#layers.push({ outputs: bias.length, edges, bias, lost, ...(isLinear && { isLinear }) });
    this.#entries.push(edges.reduce((sum, { entries }) => sum + entries, 0));
  }
}

/** All numbers of a layer as they are. */
function whole(source: number, size: number): Sums {
  return movedFrom(
    source,
    Int32Array.from({ length: size }, (_, at) => at),
  );
}

function movedFrom(source: number, order: Int32Array): Sums {
  const terms: SplitEdge['terms'] = (unit, visit) => {
    const from = order[unit] as number;
    if (from >= 0) visit(from, 1);
  };
  const none = new Float64Array(order.length);
  return {
    edges: [{ source, terms, inexact: 0, entries: order.length }],
    bias: none,
    lost: none,
    moved: { source, order },
  };
}

/** Whether no number is read twice. */
function areApart(order: Int32Array): boolean {
  const read = order.filter((from) => from >= 0);
  return new Set(read).size === read.length;
}

function added(
  first: Pick<Sums, 'bias' | 'lost'>,
  second: Pick<Sums, 'bias' | 'lost'>,
  sign: number,
): Pick<Sums, 'bias' | 'lost'> {
  const bias = first.bias.map((value, at) => value + sign * (second.bias[at] as number));
  const lost = first.lost.map((own, at) => {
    const size = Math.abs(first.bias[at] as number) + Math.abs(second.bias[at] as number);
    return (own + (second.lost[at] as number)) * (1 + SUM_SHARE) + SUM_SHARE * size;
  });
  return { bias, lost };
}
