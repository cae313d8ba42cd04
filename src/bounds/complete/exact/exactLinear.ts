import { type NodeShapes, type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { ReadyNetwork } from '../../../network/upload';
import { add, type Dyadic, exact, multiply, ZERO } from '../../../numbers/dyadic';

/** Products of whole numbers for one part: milliseconds. */
export const MOST_PRODUCTS = 2 ** 17;

/** Numbers that sums and means are taken of exactly. */
const MOST_SUMMED = 256;

/**
 * An exact linear function of the input: a coefficient for each coordinate, then the constant, which is multiplied by a scale
 * that makes decimals whole; of a point the constant alone.
 */
export type LinearBound = readonly Dyadic[];

/** Linear bounds below and above a value over a part; one function where the value is linear there. */
export type Band = readonly [below: LinearBound, above: LinearBound];

/** Between what the results of bends lie; undefined where nothing is known. */
export interface Bends {
  /** Of a unit of an activation. */
  unit(band: Band, slopeBelowZero: Dyadic): Band | undefined;
  /** Of the largest of some values. */
  largest(bands: readonly Band[]): Band | undefined;
}

/**
 * The outputs of a network between exact linear functions, by whole numbers and powers of two: of dense layers, constants
 * added, numbers moved, sums and means, maxima, and activations that are linear on either side of zero.
 *
 * @param start the input's coordinates
 * @param bends asked of every unit of an activation and of every maximum
 * @returns undefined where an operation is another one, or nothing is known of a unit
 */
export function exactOutputs(
  ready: ReadyNetwork,
  start: readonly LinearBound[],
  bends: Bends,
  scale: Dyadic,
): readonly Band[] | undefined {
  const { network, nodes, shapes } = ready;
  const values = new Map<string, readonly Band[]>([
    [network.input.name, start.map((linear): Band => [linear, linear])],
  ]);
  for (const node of nodes) {
    const inputs = node.inputs.map((name) => values.get(name) as readonly Band[]);
    const nodeShapes = {
      inputs: node.inputs.map((name) => shapes.get(name) as Shape),
      output: shapes.get(node.output) as Shape,
    };
    const output = passed(node, inputs, nodeShapes, bends, scale);
    if (!output) return undefined;
    values.set(node.output, output);
  }
  return values.get(network.output);
}

/** How many products it takes for a linear bound of so many numbers; +∞ where an operation is unknown. */
export function exactProducts({ nodes, shapes }: ReadyNetwork, length: number): number {
  return nodes.reduce((sum, node) => {
    const { dense, backward } = operationOf(node.op);
    const layer = dense?.(node);
    const size = sizeOf(shapes.get(node.output) as Shape);
    if (layer) return sum + length * size * (layer.weight.shape[0] as number);
    if (isPlainSum(node)) return sum + length * size * sizesOf(node.inputShapes);
    if (backward?.kind === 'passing') return sum + length * sizesOf(node.inputShapes);
    return backward ? sum + length * size : Number.POSITIVE_INFINITY;
  }, 0);
}

function passed(
  node: ReadyNode,
  inputs: readonly (readonly Band[])[],
  shapes: NodeShapes,
  bends: Bends,
  scale: Dyadic,
): readonly Band[] | undefined {
  const { dense, shift, backward, evaluate } = operationOf(node.op);
  const [first] = inputs;
  if (!first) return undefined;
  if (backward?.kind === 'relaxed') return bent(node, first, shapes, bends);
  if (backward?.kind === 'passing') return backward.forEachInput && largest(node, first, shapes, bends);
  if (backward?.kind !== 'affine') return undefined;
  const layer = dense?.(node);
  const valuesAt = (x: number) => evaluate([new Float64Array(first.length).fill(x)], node, shapes);
  if (layer) return agrees(layer, valuesAt(1)) ? multiplied(first, layer, sizeOf(shapes.output), scale) : undefined;
  if (shift?.(node)) return shifted(first, valuesAt(0), scale);
  if (backward.terms(node).forward === 0) return moved(node, inputs, shapes);
  return isPlainSum(node) ? summed(node, inputs.flat(), shapes) : undefined;
}

function sizesOf(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
}

/** Whether a node only adds numbers up or takes means of them: it has no weights of its own. */
function isPlainSum(node: ReadyNode): boolean {
  const { backward } = operationOf(node.op);
  if (backward?.kind !== 'affine' || backward.terms(node).forward === 0) return false;
  return Object.keys(node.weights).length === 0 && sizesOf(node.inputShapes) <= MOST_SUMMED;
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
    return mapped(sumOfBands(own, bands), (linear) => withConstant(linear, constant));
  });
}

/** The same of both bounds, once where they are one. */
function mapped(band: Band, change: (linear: LinearBound) => LinearBound): Band {
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
    return mapped(band, (linear) => withConstant(linear, constant));
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
  return allOf([...once], (marker, at) => {
    const sign = Math.sign(marker);
    const band = all[Math.abs(marker) - 1];
    if (!band || (again[at] as number) - marker !== sign * all.length) return undefined;
    return sumOfBands([exact(sign)], [band]);
  });
}

const factors = new WeakMap<ReadyNode, readonly (readonly Dyadic[])[] | 'inexact'>();

/** Sums of multiples: what is made of each input alone says by what it is multiplied. */
function summed(node: ReadyNode, bands: readonly Band[], shapes: NodeShapes): readonly Band[] | undefined {
  const known = factors.get(node) ?? factorsOf(node, shapes);
  factors.set(node, known);
  return known === 'inexact' ? undefined : known.map((own) => sumOfBands(own, bands));
}

/**
 * By what each output multiplies each input. In float64 a mean has the inverse of a count, which is exact where float32 has
 * it too: where it is a power of two.
 */
function factorsOf(node: ReadyNode, shapes: NodeShapes): readonly (readonly Dyadic[])[] | 'inexact' {
  const { evaluate } = operationOf(node.op);
  const sizes = shapes.inputs.map(sizeOf);
  const zeros = () => sizes.map((size) => new Float64Array(size));
  if (evaluate(zeros(), node, shapes).some((value) => value !== 0)) return 'inexact';
  const columns = sizes.flatMap((size, which) =>
    Array.from({ length: size }, (_, at) => {
      const inputs = zeros();
      (inputs[which] as Float64Array)[at] = 1;
      return evaluate(inputs, node, shapes);
    }),
  );
  if (columns.some((column) => column.some((value) => Math.fround(value) !== value))) return 'inexact';
  return Array.from({ length: sizeOf(shapes.output) }, (_, row) =>
    columns.map((column) => exact(column[row] as number)),
  );
}

/** The largest of some units, each. */
function largest(node: ReadyNode, bands: readonly Band[], shapes: NodeShapes, bends: Bends) {
  const { backward } = operationOf(node.op);
  const own = Array.from({ length: sizeOf(shapes.output) }, (): Band[] => []);
  if (backward?.kind !== 'passing') return undefined;
  backward.forEachInput?.(node, (maximum, input) => own[maximum]?.push(bands[input] as Band));
  return allOf(own, (some) => bends.largest(some));
}

function bent(node: ReadyNode, bands: readonly Band[], shapes: NodeShapes, bends: Bends) {
  const { backward, evaluate } = operationOf(node.op);
  const choice = backward?.kind === 'relaxed' ? backward.choice(node) : undefined;
  if (choice?.kind !== 'slope') return undefined;
  // What it does to −1 and to 1 is what it does to all numbers of that sign.
  const [below, above] = [-1, 1].map((x) => evaluate([new Float64Array(bands.length).fill(x)], node, shapes)[0]);
  if (below !== -choice.least || above !== 1) return undefined;
  const slope = exact(choice.least);
  return allOf(bands, (band) => bends.unit(band, slope));
}

/** The band of each; undefined where one of them has none. */
function allOf<T>(items: readonly T[], bandOf: (item: T, at: number) => Band | undefined): readonly Band[] | undefined {
  const output: Band[] = [];
  for (const [at, item] of items.entries()) {
    const band = bandOf(item, at);
    if (!band) return undefined;
    output.push(band);
  }
  return output;
}

export function scaled(linear: LinearBound, factor: Dyadic): LinearBound {
  return linear.map((part) => (factor.mantissa === 0n ? ZERO : multiply(part, factor)));
}

export function withConstant(linear: LinearBound, constant: Dyadic): LinearBound {
  return [...linear.slice(0, -1), add(linear.at(-1) as Dyadic, constant)];
}

/** Σ factors·values: below it what is below where a factor is positive, what is above where it is negative; above likewise. */
export function sumOfBands(factors: readonly Dyadic[], bands: readonly Band[]): Band {
  const sums = ([0, 1] as const).map((bound) => {
    const sum = new Array<Dyadic>(bands[0]?.[0].length ?? 0).fill(ZERO);
    for (const [row, band] of bands.entries()) {
      const factor = factors[row] as Dyadic;
      if (factor.mantissa === 0n) continue;
      const linear = factor.mantissa > 0n ? band[bound] : band[1 - bound];
      for (const [at, part] of (linear as LinearBound).entries()) {
        if (part.mantissa !== 0n) sum[at] = add(sum[at] as Dyadic, multiply(part, factor));
      }
    }
    return sum;
  });
  const [below = [], above = []] = sums;
  return bands.every(([low, high]) => low === high) ? [below, below] : [below, above];
}
