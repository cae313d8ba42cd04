import { type NodeShapes, type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { ReadyNetwork } from '../../../network/upload';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../../numbers/dyadic';

/** Products of whole numbers for one part: milliseconds. */
export const MOST_PRODUCTS = 2 ** 17;

/** An exact linear function of the input: a coefficient for each coordinate, then the constant; of a point the constant alone. */
export type Line = readonly Dyadic[];

/** The sign that a line keeps; undefined where it may have both. */
type SignOf = (line: Line) => 1 | -1 | undefined;

/**
 * The outputs of a network as exact linear functions, by whole numbers and powers of two: of dense layers, constants added,
 * numbers moved, and activations that are linear on either side of zero, where the sign of each unit is decided.
 *
 * @param start the input's coordinates
 * @param signOf asked of the input of every unit of an activation
 * @returns undefined where an operation is another one, or a sign is open
 */
export function exactOutputs(ready: ReadyNetwork, start: readonly Line[], signOf: SignOf): readonly Line[] | undefined {
  const { network, nodes, shapes } = ready;
  const values = new Map([[network.input.name, start]]);
  for (const node of nodes) {
    const inputs = node.inputs.map((name) => values.get(name) as readonly Line[]);
    const nodeShapes = {
      inputs: node.inputs.map((name) => shapes.get(name) as Shape),
      output: shapes.get(node.output) as Shape,
    };
    const output = passed(node, inputs, nodeShapes, signOf);
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
  inputs: readonly (readonly Line[])[],
  shapes: NodeShapes,
  signOf: SignOf,
): readonly Line[] | undefined {
  const { dense, shift, backward, evaluate } = operationOf(node.op);
  const [first] = inputs;
  if (!first) return undefined;
  if (backward?.kind === 'relaxed') return bent(node, first, shapes, signOf);
  if (backward?.kind !== 'affine') return undefined;
  const layer = dense?.(node);
  const valuesAt = (x: number) => evaluate([new Float64Array(first.length).fill(x)], node, shapes);
  if (layer) return agrees(layer, valuesAt(1)) ? multiplied(first, layer, sizeOf(shapes.output)) : undefined;
  if (shift?.(node)) return shifted(first, valuesAt(0));
  return backward.terms(node).forward === 0 ? moved(node, inputs, shapes) : undefined;
}

type DenseLayer = NonNullable<ReturnType<NonNullable<ReturnType<typeof operationOf>['dense']>>>;

function multiplied(lines: readonly Line[], { weight, bias, alpha, beta }: DenseLayer, size: number) {
  const [rows, columns] = weight.shape as [number, number];
  // A layer of vectors: what is done to every pixel may leave some out.
  if (lines.length !== rows || size !== columns) return undefined;
  const length = lines[0]?.length ?? 0;
  const weights = Array.from(weight.data, (value) => multiply(exact(value), exact(alpha)));
  return Array.from({ length: columns }, (_, column): Line => {
    const sums = new Array<Dyadic>(length).fill(ZERO);
    for (const [row, line] of lines.entries()) {
      const factor = weights[row * columns + column] as Dyadic;
      if (factor.mantissa === 0n) continue;
      for (const [at, part] of line.entries()) {
        if (part.mantissa !== 0n) sums[at] = add(sums[at] as Dyadic, multiply(part, factor));
      }
    }
    return withConstant(sums, multiply(exact(bias?.data[column] ?? 0), exact(beta)));
  });
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

function withConstant(line: Line, constant: Dyadic): Line {
  return [...line.slice(0, -1), add(line.at(-1) as Dyadic, constant)];
}

/** @param constants what becomes of zeros */
function shifted(lines: readonly Line[], constants: Float64Array): readonly Line[] | undefined {
  if (constants.length !== lines.length) return undefined;
  return lines.map((line, at) => withConstant(line, exact(constants[at] as number)));
}

/** Numbers that only change their places, or their signs: seen by where two lists of markers go. */
function moved(node: ReadyNode, inputs: readonly (readonly Line[])[], shapes: NodeShapes) {
  const all = inputs.flat();
  const markers = (offset: number) => {
    let next = 1 + offset;
    const lists = inputs.map((lines) => Float64Array.from(lines, () => next++));
    return operationOf(node.op).evaluate(lists, node, shapes);
  };
  const [once, again] = [markers(0), markers(all.length)];
  const output: Line[] = [];
  for (const [at, marker] of once.entries()) {
    const sign = Math.sign(marker);
    const line = all[Math.abs(marker) - 1];
    if (!line || (again[at] as number) - marker !== sign * all.length) return undefined;
    output.push(sign > 0 ? line : scaled(line, exact(-1)));
  }
  return output;
}

function bent(node: ReadyNode, lines: readonly Line[], shapes: NodeShapes, signOf: SignOf) {
  const { backward, evaluate } = operationOf(node.op);
  const choice = backward?.kind === 'relaxed' ? backward.choice(node) : undefined;
  if (choice?.kind !== 'slope') return undefined;
  const slope = exact(choice.least);
  // What it does to −1 and to 1 is what it does to all numbers of that sign.
  const [below, above] = [-1, 1].map((x) => evaluate([new Float64Array(lines.length).fill(x)], node, shapes)[0]);
  if (below !== -choice.least || above !== 1) return undefined;
  const output: Line[] = [];
  for (const line of lines) {
    const sign = signOf(line);
    if (!sign) return undefined;
    output.push(sign > 0 ? line : scaled(line, slope));
  }
  return output;
}

function scaled(line: Line, factor: Dyadic): Line {
  return line.map((part) => (factor.mantissa === 0n ? ZERO : multiply(part, factor)));
}

/** Σ coefficients·lines. */
export function sumOfLines(coefficients: ArrayLike<number>, lines: readonly Line[]): Line {
  const sums = new Array<Dyadic>(lines[0]?.length ?? 0).fill(ZERO);
  for (const [row, line] of lines.entries()) {
    const factor = coefficients[row] as number;
    if (factor === 0) continue;
    for (const [at, part] of line.entries()) sums[at] = add(sums[at] as Dyadic, multiply(part, exact(factor)));
  }
  return sums;
}

/** A box of inputs; ends are exact numbers. */
export interface ExactBox {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** The least value of a line over a box, or the largest. */
export function extreme(line: Line, { lower, upper }: ExactBox, end: 'least' | 'largest'): Dyadic {
  let sum = line.at(-1) as Dyadic;
  for (let i = 0; i < lower.length; i++) {
    const part = line[i] as Dyadic;
    if (part.mantissa === 0n) continue;
    const isLower = part.mantissa > 0n === (end === 'least');
    sum = add(sum, multiply(part, exact((isLower ? lower[i] : upper[i]) as number)));
  }
  return sum;
}

/** The sign of a line over a box; of zero either is right. */
export function signOver(box: ExactBox): SignOf {
  return (line) => {
    if (compare(extreme(line, box, 'least'), ZERO) >= 0) return 1;
    return compare(extreme(line, box, 'largest'), ZERO) <= 0 ? -1 : undefined;
  };
}
