import { shapeToOnnx, valuesFromOnnx } from '../layout';
import { type Network, type Shape, sizeOf } from '../network';
import { normalizing } from '../ops/affine/normalizing';
import { partsOf, scoreAgainst } from '../ops/affine/score';
import { flattening } from '../ops/move/flatten';
import type { Interface } from './interface';
import { withClasses } from './withClasses';

/**
 * The network with what is known of it: the normalisation becomes its first operation, so that boxes are of the inputs
 * before it, and a threshold its last, so that the score's two sides are classes.
 *
 * @param shapes of the network's values
 * @throws RangeError naming what does not fit the network
 */
export function withInterface(network: Network, shapes: ReadonlyMap<string, Shape>, chosen: Interface): Network {
  const whole = shapes.get(network.output) as Shape;
  const taken = withClasses({ ...network, interface: chosen }, whole, chosen);
  const output = taken === null ? whole : ([taken.count] as const);
  checkInterface(chosen, shapeToOnnx(network.input.shape), sizeOf(output), network);
  const known = taken?.network ?? { ...network, interface: chosen };
  const { mean, std, threshold } = chosen;
  const normalized = mean || std ? withNormalization(known, mean ?? [0], std ?? [1]) : known;
  return threshold === undefined ? normalized : withThreshold(normalized, output, threshold);
}

function withNormalization(network: Network, mean: readonly number[], std: readonly number[]): Network {
  const { name, shape } = network.input;
  const full = (values: readonly number[], field: string) => ({
    shape,
    data: Float32Array.from(valuesFromOnnx(spread(values, shapeToOnnx(shape), field), shape)),
  });
  const fresh = freshName(network, `${name} before normalisation`);
  const nodes = normalizing(fresh, full(mean, 'mean'), full(std, 'std'), name);
  return { ...network, input: { name: fresh, shape }, nodes: [...nodes, ...network.nodes] };
}

function withThreshold(network: Network, output: Shape, threshold: number): Network {
  const flat = output.length === 1 ? [] : [flattening(network.output, output, freshName(network, 'score'))];
  const score = flat[0]?.output ?? network.output;
  const sides = freshName(network, 'score against the threshold');
  const nodes = [...network.nodes, ...flat, ...scoreAgainst(score, threshold, sides)];
  return { ...network, nodes, output: sides };
}

/** One number an input, from one for all or one a channel; channels stand first, or last where only that fits. */
function spread(values: readonly number[], sizes: Shape, field: string): Float64Array {
  const size = sizeOf(sizes);
  const at = (pick: (index: number) => number) =>
    Float64Array.from({ length: size }, (_, index) => values[pick(index)] as number);
  if (values.length === 1) return at(() => 0);
  if (values.length === size) return at((index) => index);
  const real = sizes.filter((length) => length !== 1);
  if (real.length >= 2 && real[0] === values.length) return at((index) => Math.floor((index * values.length) / size));
  if (real.length >= 2 && real.at(-1) === values.length) return at((index) => index % values.length);
  throw new RangeError(
    `${field} has ${values.length} numbers. Give one, one for each channel, or one for each of the ${size} inputs.`,
  );
}

function freshName(network: Network, wanted: string): string {
  const taken = new Set([network.input.name, ...network.nodes.map(({ output }) => output)]);
  let name = wanted;
  while (taken.has(name)) name += "'";
  return name;
}

function checkInterface(chosen: Interface, sizes: Shape, outputs: number, network: Network): void {
  const { mean = [], std = [], range, inputs, ranges = [], labels, threshold } = chosen;
  requireNames('inputs', inputs);
  requireNames('labels', labels);
  if (!Array.isArray(ranges)) throw new RangeError(`ranges is ${String(ranges)}. Give a list of ranges.`);
  requireNumbers('mean', mean);
  requireNumbers('std', std);
  if (std.some((value) => !(value > 0))) throw new RangeError('std has a number that is not above 0. Give others.');
  for (const [field, each] of [
    ...(range ? [['range', range] as const] : []),
    ...ranges.map((one) => ['ranges', one] as const),
  ]) {
    requireNumbers(field, each);
    if (each.length !== 2 || !((each[0] as number) <= (each[1] as number))) {
      throw new RangeError(`${field}: ${each.join(' to ')} is not a range. Give its lower bound first.`);
    }
  }
  const size = sizeOf(sizes);
  requireLength('inputs', inputs, size, 'inputs');
  requireLength('ranges', chosen.ranges, size, 'inputs');
  if (threshold !== undefined && !(typeof threshold === 'number' && Number.isFinite(threshold))) {
    throw new RangeError(`threshold is ${String(threshold)}. Give a number.`);
  }
  if (threshold !== undefined && !partsOf(threshold)) {
    throw new RangeError(`threshold is ${threshold}, beyond what float32 holds. Give one from 1e-37 to 3e38, or 0.`);
  }
  if (threshold !== undefined && (outputs !== 1 || network.decisions)) {
    throw new RangeError(`A threshold is for a network with one output; this one has ${outputs}. Leave it out.`);
  }
  if (chosen.outputs !== undefined && !['classes', 'values'].includes(chosen.outputs)) {
    throw new RangeError(`outputs “${String(chosen.outputs)}” is not known. Choose one of: classes, values.`);
  }
  if (chosen.outputs === 'classes' && outputs === 1 && !network.decisions) {
    throw new RangeError(
      'The network has one output, which alone is not a class. Give a threshold, or take it as a value.',
    );
  }
  if (!network.decisions) requireLength('labels', labels, threshold === undefined ? outputs : 2, 'outputs');
}

function requireNumbers(field: string, values: readonly number[]): void {
  if (Array.isArray(values) && values.every((value) => typeof value === 'number' && Number.isFinite(value))) return;
  throw new RangeError(`${field} is ${JSON.stringify(values)}. Give a list of finite numbers.`);
}

function requireNames(field: string, names: readonly string[] | undefined): void {
  if (names === undefined || (Array.isArray(names) && names.every((name) => typeof name === 'string'))) return;
  throw new RangeError(`${field} is ${JSON.stringify(names)}. Give a list of names.`);
}

function requireLength(field: string, list: readonly unknown[] | undefined, length: number, what: string): void {
  if (list === undefined || list.length === length) return;
  throw new RangeError(`${field} has ${list.length} entries, but the network has ${length} ${what}. Give as many.`);
}
