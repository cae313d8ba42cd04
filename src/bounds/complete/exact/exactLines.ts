import { type NodeShapes, type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { ReadyNetwork } from '../../../network/upload';
import { add, type Dyadic, exact, multiply, ZERO } from '../../../numbers/dyadic';

/** Products of whole numbers for one part: milliseconds. */
export const MOST_PRODUCTS = 2 ** 17;

/**
 * An exact linear function of the input: a coefficient for each coordinate, then the constant, which is multiplied by a scale
 * that makes decimals whole; of a point the constant alone.
 */
export type Line = readonly Dyadic[];

/** Lines below and above a value over a part; one line where the value is linear there. */
export type Band = readonly [below: Line, above: Line];

/** What a unit of an activation is between; undefined where nothing is known. */
export type Bend = (band: Band, slopeBelowZero: Dyadic) => Band | undefined;

/**
 * The outputs of a network between exact linear functions, by whole numbers and powers of two: of dense layers, constants
 * added, numbers moved, and activations that are linear on either side of zero.
 *
 * @param start the input's coordinates
 * @param bend asked of the input of every unit of an activation
 * @param scale of constants
 * @returns undefined where an operation is another one, or nothing is known of a unit
 */
export function exactOutputs(
  ready: ReadyNetwork,
  start: readonly Line[],
  bend: Bend,
  scale: Dyadic,
): readonly Band[] | undefined {
  const { network, nodes, shapes } = ready;
  const values = new Map<string, readonly Band[]>([[network.input.name, start.map((line): Band => [line, line])]]);
  for (const node of nodes) {
    const inputs = node.inputs.map((name) => values.get(name) as readonly Band[]);
    const nodeShapes = {
      inputs: node.inputs.map((name) => shapes.get(name) as Shape),
      output: shapes.get(node.output) as Shape,
    };
    const output = passed(node, inputs, nodeShapes, bend, scale);
    if (!output) return undefined;
    values.set(node.output, output);
  }
  return values.get(network.output);
}

/** How many products it takes for a line of so many numbers; +∞ where an operation is unknown. */
export function exactProducts({ nodes, shapes }: ReadyNetwork, length: number): number {
  return nodes.reduce((sum, node) => {
    const { dense, backward } = operationOf(node.op);
    const layer = dense?.(node);
    const size = sizeOf(shapes.get(node.output) as Shape);
    if (layer) return sum + length * size * (layer.weight.shape[0] as number);
    return backward ? sum + length * size : Number.POSITIVE_INFINITY;
  }, 0);
}

function passed(
  node: ReadyNode,
  inputs: readonly (readonly Band[])[],
  shapes: NodeShapes,
  bend: Bend,
  scale: Dyadic,
): readonly Band[] | undefined {
  const { dense, shift, backward, evaluate } = operationOf(node.op);
  const [first] = inputs;
  if (!first) return undefined;
  if (backward?.kind === 'relaxed') return bent(node, first, shapes, bend);
  if (backward?.kind !== 'affine') return undefined;
  const layer = dense?.(node);
  const valuesAt = (x: number) => evaluate([new Float64Array(first.length).fill(x)], node, shapes);
  if (layer) return agrees(layer, valuesAt(1)) ? multiplied(first, layer, sizeOf(shapes.output), scale) : undefined;
  if (shift?.(node)) return shifted(first, valuesAt(0), scale);
  return backward.terms(node).forward === 0 ? moved(node, inputs, shapes) : undefined;
}

type DenseLayer = NonNullable<ReturnType<NonNullable<ReturnType<typeof operationOf>['dense']>>>;

function multiplied(bands: readonly Band[], { weight, bias, alpha, beta }: DenseLayer, size: number, scale: Dyadic) {
  const [rows, columns] = weight.shape as [number, number];
  // A layer of vectors: what is done to every pixel may leave some out.
  if (bands.length !== rows || size !== columns) return undefined;
  const weights = Array.from(weight.data, (value) => multiply(exact(value), exact(alpha)));
  return Array.from({ length: columns }, (_, column): Band => {
    const own = Array.from({ length: rows }, (_, row) => weights[row * columns + column] as Dyadic);
    const constant = multiply(multiply(exact(bias?.data[column] ?? 0), exact(beta)), scale);
    return mapped(sumOfBands(own, bands), (line) => withConstant(line, constant));
  });
}

/** The same of both lines, once where they are one. */
function mapped(band: Band, change: (line: Line) => Line): Band {
  const below = change(band[0]);
  return [below, band[0] === band[1] ? below : change(band[1])];
}

/** Whether a layer is all that a node does: what it makes of ones, as float64 has it. */
function agrees({ weight, bias, alpha, beta }: DenseLayer, ofOnes: Float64Array): boolean {
  const columns = weight.shape[1] as number;
  return ofOnes.every((value, column) => {
    let [sum, magnitude] = [beta * (bias?.data[column] ?? 0), Math.abs(beta * (bias?.data[column] ?? 0))];
    for (let at = column; at < weight.data.length; at += columns) {
      sum += alpha * (weight.data[at] as number);
      magnitude += Math.abs(alpha * (weight.data[at] as number));
    }
    return Math.abs(sum - value) <= 2 ** -30 * magnitude;
  });
}

/** @param constants what becomes of zeros */
function shifted(bands: readonly Band[], constants: Float64Array, scale: Dyadic): readonly Band[] | undefined {
  if (constants.length !== bands.length) return undefined;
  return bands.map((band, at) => {
    const constant = multiply(exact(constants[at] as number), scale);
    return mapped(band, (line) => withConstant(line, constant));
  });
}

/** Numbers that only change their places, or their signs: seen by where two lists of markers go. */
function moved(node: ReadyNode, inputs: readonly (readonly Band[])[], shapes: NodeShapes) {
  const all = inputs.flat();
  const markers = (offset: number) => {
    let next = 1 + offset;
    const lists = inputs.map((bands) => Float64Array.from(bands, () => next++));
    return operationOf(node.op).evaluate(lists, node, shapes);
  };
  const [once, again] = [markers(0), markers(all.length)];
  const output: Band[] = [];
  for (const [at, marker] of once.entries()) {
    const sign = Math.sign(marker);
    const band = all[Math.abs(marker) - 1];
    if (!band || (again[at] as number) - marker !== sign * all.length) return undefined;
    output.push(sumOfBands([exact(sign)], [band]));
  }
  return output;
}

function bent(node: ReadyNode, bands: readonly Band[], shapes: NodeShapes, bend: Bend) {
  const { backward, evaluate } = operationOf(node.op);
  const choice = backward?.kind === 'relaxed' ? backward.choice(node) : undefined;
  if (choice?.kind !== 'slope') return undefined;
  // What it does to −1 and to 1 is what it does to all numbers of that sign.
  const [below, above] = [-1, 1].map((x) => evaluate([new Float64Array(bands.length).fill(x)], node, shapes)[0]);
  if (below !== -choice.least || above !== 1) return undefined;
  const slope = exact(choice.least);
  const output: Band[] = [];
  for (const band of bands) {
    const own = bend(band, slope);
    if (!own) return undefined;
    output.push(own);
  }
  return output;
}

export function scaled(line: Line, factor: Dyadic): Line {
  return line.map((part) => (factor.mantissa === 0n ? ZERO : multiply(part, factor)));
}

export function withConstant(line: Line, constant: Dyadic): Line {
  return [...line.slice(0, -1), add(line.at(-1) as Dyadic, constant)];
}

/** Σ factors·values: below it what is below where a factor is positive, what is above where it is negative; above likewise. */
export function sumOfBands(factors: readonly Dyadic[], bands: readonly Band[]): Band {
  const sums = ([0, 1] as const).map((end) => {
    const sum = new Array<Dyadic>(bands[0]?.[0].length ?? 0).fill(ZERO);
    for (const [row, band] of bands.entries()) {
      const factor = factors[row] as Dyadic;
      if (factor.mantissa === 0n) continue;
      const line = factor.mantissa > 0n ? band[end] : band[1 - end];
      for (const [at, part] of (line as Line).entries()) {
        if (part.mantissa !== 0n) sum[at] = add(sum[at] as Dyadic, multiply(part, factor));
      }
    }
    return sum;
  });
  const [below = [], above = []] = sums;
  return bands.every(([low, high]) => low === high) ? [below, below] : [below, above];
}
