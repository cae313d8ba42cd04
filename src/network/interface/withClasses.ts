import { describeSizes } from '../describe';
import { shapeToOnnx } from '../layout';
import { type Network, type Shape, sizeOf } from '../network';
import { flattening } from '../ops/move/flatten';
import { choosing } from '../ops/move/gather';
import type { Interface } from './interface';

/** The sizes of a network's output in the file, batch left out. */
export function outputSizesOf(network: Network, shape: Shape): Shape {
  return network.outputSizes ?? shapeToOnnx(shape);
}

/**
 * The network with the outputs along one axis alone, at one place of the others: a map's classes at a pixel, say; null
 * where no axis is chosen.
 *
 * @param shape of the network's output
 * @throws RangeError naming what its output does not have
 */
export function withClasses(
  network: Network,
  shape: Shape,
  { classAxis, classAt }: Interface,
): { readonly network: Network; readonly count: number } | null {
  if (classAxis === undefined) {
    if (classAt === undefined) return null;
    throw new RangeError('classAt says where the classes are, but classAxis is missing. Give the axis, too.');
  }
  const sizes = outputSizesOf(network, shape);
  const count = sizes[classAxis];
  if (!Number.isInteger(classAxis) || count === undefined) {
    throw new RangeError(
      `classAxis is ${String(classAxis)}, but the output has ${describeSizes(sizes)}. Give one of 0 to ${sizes.length - 1}.`,
    );
  }
  if (network.decisions) throw new RangeError('A tree of decisions has its classes already. Leave classAxis out.');
  const others = sizes.filter((_, axis) => axis !== classAxis);
  const at = classAt ?? others.map(() => 0);
  const isPlace = Array.isArray(at) && at.length === others.length;
  if (!isPlace || at.some((index, axis) => !(Number.isInteger(index) && index >= 0 && index < (others[axis] ?? 0)))) {
    throw new RangeError(
      `classAt is ${JSON.stringify(at)}, but the other axes have ${describeSizes(others)}. Give a place on each, from 0.`,
    );
  }
  const place = at.toSpliced(classAxis, 0, 0);
  const strides = sizes.map((_, axis) => sizeOf(sizes.slice(axis + 1)));
  const start = place.reduce((sum, index, axis) => sum + index * (strides[axis] as number), 0);
  const indices = Array.from({ length: count }, (_, label) => start + label * (strides[classAxis] as number));
  const taken = new Set([network.input.name, ...network.nodes.map(({ output }) => output)]);
  const fresh = (wanted: string): string => (taken.has(wanted) ? fresh(`${wanted}'`) : wanted);
  const flat = shape.length === 1 ? [] : [flattening(network.output, shape, fresh('outputs in one row'))];
  const input = flat[0]?.output ?? network.output;
  const output = fresh('outputs of the classes');
  return {
    network: { ...network, nodes: [...network.nodes, ...flat, choosing(input, indices, output)], output },
    count,
  };
}
