import type { Alternative, FloatProperty, Region, Row } from '../../../bounds/complete/floatProperty';
import { roundDown, roundUp } from '../../../bounds/inputBox';
import { isLogarithmic } from '../../../catalog/operations';
import { ROUNDINGS, type Rounding } from '../../../catalog/roundings';
import type { Constraint, Property, Side, Term } from '../../../formats/properties/property';
import { valuesFromOnnx } from '../../../network/layout';
import { type Network, type Shape, sizeOf } from '../../../network/network';
import { joining } from '../../../network/ops/move/concat';
import { flattening } from '../../../network/ops/move/flatten';
import {
  addDigits,
  ceilNumber,
  compareToNumber,
  floorNumber,
  multiplyDigits,
  numberOf,
  ZERO,
} from '../../../numbers/decimal';
import type { Digits } from '../../../numbers/digits';
import { counted } from '../../../numbers/format';

/** What is decided for a property. */
export interface PropertyInFloats {
  /** The network itself, or the one that gives its inputs out before its outputs, where constraints ask about both. */
  readonly network: Network;
  readonly property: FloatProperty;
}

/**
 * A property in floats: boxes and limits rounded outward for proofs and inward for counterexamples.
 *
 * @param shapes of the network's values
 * @throws RangeError where it does not fit the network
 */
export function propertyInFloats(
  property: Property,
  network: Network,
  shapes: ReadonlyMap<string, Shape>,
  rounding: Rounding,
): PropertyInFloats {
  const [input, output] = [network.input.shape, shapes.get(network.output) as Shape];
  requireSize('input', property.inputs, sizeOf(input));
  requireSize('output', property.outputs, sizeOf(output));
  const asksInputs = property.disjuncts.some(({ constraints }) =>
    constraints.some(({ terms }) => terms.some(({ variable }) => variable.kind === 'input')),
  );
  if (network.normalizedBy && ROUNDINGS[rounding].coversRuns) {
    throw new RangeError(
      `The network ends in ${network.normalizedBy}, of whose float32 executions nothing is known. Choose another rounding.`,
    );
  }
  for (const { constraints } of property.disjuncts) for (const one of constraints) requireLogits(one, network);
  const place = ({ kind, index }: Term['variable']) =>
    asksInputs && kind === 'output' ? property.inputs + index : index;
  const count = asksInputs ? property.inputs + property.outputs : property.outputs;
  const toRow = (constraint: Constraint) => {
    const row = rowOf(constraint, count, place);
    return asksInputs ? row : reordered(row, output);
  };
  const regions = new Map<readonly Side[], Region>();
  const alternatives = property.disjuncts.map(({ box, constraints }): Alternative => {
    const region = regions.get(box) ?? regionOf(box, input);
    regions.set(box, region);
    const rows = constraints.length > 0 ? constraints.map(toRow) : [anything(count)];
    return { region, rows, ...(ROUNDINGS[rounding].coversRuns && { asksRuns: true }) };
  });
  return { network: asksInputs ? givingInputs(network, input, output) : network, property: alternatives };
}

function requireSize(what: string, declared: number, own: number): void {
  if (declared === own) return;
  throw new RangeError(
    `The property is about ${counted(declared, what)}, the network has ${own}. Choose the property made for it.`,
  );
}

/** Outputs before a Softmax say only which of its outputs is larger; before a LogSoftmax, by how much. */
function requireLogits({ terms, limit }: Constraint, { normalizedBy }: Network): void {
  if (!normalizedBy) return;
  const sum = terms.reduce((total, { coefficient }) => addDigits(total, coefficient), ZERO);
  const isComparison = sum.coefficient === 0n && terms.every(({ variable }) => variable.kind === 'output');
  if (isComparison && (isLogarithmic(normalizedBy) || (terms.length <= 2 && limit.coefficient === 0n))) return;
  throw new RangeError(
    `The network ends in ${normalizedBy}, and the property asks for more than which output is larger. Ask about the outputs before it.`,
  );
}

/** Float32 has coefficients of 24 bits; what is not one of them is off by no more than this share. */
const OFF = 2 ** -23;

function rowOf(constraint: Constraint, count: number, place: (variable: Term['variable']) => number): Row {
  const { terms, limit, isStrict } = inReach(constraint);
  const coefficients = new Float32Array(count);
  const inexact = new Float64Array(count);
  for (const { variable, coefficient } of terms) {
    const at = place(variable);
    const value = Math.fround(numberOf(coefficient));
    coefficients[at] = value;
    if (compareToNumber(coefficient, value) !== 0) inexact[at] = Math.abs(numberOf(coefficient)) * OFF + 2 ** -140;
  }
  return {
    coefficients,
    ...(inexact.some((off) => off > 0) && { inexact }),
    limit: limitOf(limit),
    isStrict,
  };
}

/** Coefficients as large as these need no other unit. */
const [LEAST, MOST] = [2 ** -30, 2 ** 30];

/** The same constraint, multiplied by a power of ten where its coefficients are too large or too small for float32. */
function inReach({ terms, limit, isStrict }: Constraint): Constraint {
  const powers = terms.map(({ coefficient }) => powerOf(coefficient));
  const power = Math.max(...powers);
  if (terms.length === 0 || (10 ** power > LEAST && 10 ** (power + 1) < MOST)) return { terms, limit, isStrict };
  const factor = power > 0 ? { coefficient: 1n, places: power } : { coefficient: 10n ** BigInt(-power), places: 0 };
  return {
    terms: terms.map((term) => ({ ...term, coefficient: multiplyDigits(term.coefficient, factor) })),
    limit: multiplyDigits(limit, factor),
    isStrict,
  };
}

/** Of the first figure of a decimal. */
function powerOf({ coefficient, places }: Digits): number {
  return `${coefficient < 0n ? -coefficient : coefficient}`.length - 1 - places;
}

function limitOf(limit: Digits): Row['limit'] {
  const [up, down] = [ceilNumber(limit), floorNumber(limit)];
  return { up, down, ...(up !== down && { decimal: limit }) };
}

/** A row that every output meets. */
function anything(count: number): Row {
  return { coefficients: new Float32Array(count), limit: { up: 0, down: 0 }, isStrict: false };
}

function reordered(row: Row, shape: Shape): Row {
  const { inexact } = row;
  return {
    ...row,
    coefficients: valuesFromOnnx(row.coefficients, shape),
    ...(inexact && { inexact: valuesFromOnnx(inexact, shape) }),
  };
}

function regionOf(box: readonly Side[], shape: Shape): Region {
  const bounds = (pick: (side: Side) => number) => valuesFromOnnx(Float64Array.from(box, pick), shape);
  const outside = {
    lower: Float32Array.from(bounds(({ lower }) => roundDown(floorNumber(lower)))),
    upper: Float32Array.from(bounds(({ upper }) => roundUp(ceilNumber(upper)))),
  };
  const inside = { lower: bounds(({ lower }) => ceilNumber(lower)), upper: bounds(({ upper }) => floorNumber(upper)) };
  const offsets = inside.lower.map((low, i) => {
    const high = inside.upper[i] as number;
    return low <= high ? 0 : Math.abs(low - high);
  });
  const order = valuesFromOnnx(
    Float64Array.from(box, (_, at) => at),
    shape,
  );
  const isDecimal = box.some((side) =>
    [side.lower, side.upper].some((bound) => ceilNumber(bound) !== floorNumber(bound)),
  );
  const digits = (pick: (side: Side) => Digits) => Array.from(order, (at) => pick(box[at] as Side));
  return {
    outside,
    inside,
    ...(offsets.some((offset) => offset > 0) && { offsets }),
    ...(isDecimal && { decimals: { lower: digits(({ lower }) => lower), upper: digits(({ upper }) => upper) } }),
  };
}

/** The network that gives [inputs, outputs] out, both in ONNX's order. */
function givingInputs(network: Network, input: Shape, output: Shape): Network {
  const names = ['inputs', 'outputs', 'both'].map((name) => `property: ${name}`) as [string, string, string];
  const [inputs, outputs, both] = names;
  const flat = [flattening(network.input.name, input, inputs), flattening(network.output, output, outputs)];
  const { decisions: _, ...plain } = network;
  return { ...plain, nodes: [...network.nodes, ...flat, joining([inputs, outputs], both)], output: both };
}
