import { describeNode, describeShape } from './describe';
import { shapeToOnnx } from './layout';
import { LARGEST_ACTIVATION, MOST_AXES } from './limits';
import { type Network, type NetworkNode, type Shape, sizeOf } from './network';
import { locating, NetworkError } from './networkError';
import { operationOf } from './ops';
import { CHECK_FILE } from './remedies';

/**
 * Shapes of the input and of every node's output, by the value's name; batch left out.
 * Throws a NetworkError where shapes do not fit, a value is missing or a value is too large.
 */
export function inferShapes(network: Network): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>([[network.input.name, checkShape(network.input.shape)]]);
  for (const node of network.nodes) {
    const shape = locating(describeNode(node.op, node.name), () => nodeShape(node, shapes));
    shapes.set(node.output, shape);
  }
  return shapes;
}

/** Shape of one node's output, given those of the values it reads. */
export function nodeShape(node: NetworkNode, shapes: ReadonlyMap<string, Shape>): Shape {
  return checkShape(operationOf(node.op).inferShape(inputShapes(node, shapes), node));
}

/** Shapes of the values a node reads. */
export function inputShapes(node: NetworkNode, shapes: ReadonlyMap<string, Shape>): readonly Shape[] {
  return node.inputs.map((name) => {
    const shape = shapes.get(name);
    if (shape) return shape;
    throw new NetworkError(`It reads “${name}”, which nothing before it computes.`, 'Connect its input.');
  });
}

/** Refuses shapes that cannot be computed with. */
export function checkShape(shape: Shape): Shape {
  const words = () => describeShape(shapeToOnnx(shape));
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 1)) {
    throw new NetworkError(`The shape ${words()} has a size that is not a positive integer.`, CHECK_FILE);
  }
  if (shape.length > MOST_AXES) {
    throw new NetworkError(
      `The shape ${words()} has too many dimensions (at most ${MOST_AXES + 1}).`,
      'Merge some of them.',
    );
  }
  if (!(sizeOf(shape) <= LARGEST_ACTIVATION)) {
    throw new NetworkError(
      `The shape ${words()} has too many values for one sample (at most ${LARGEST_ACTIVATION}).`,
      'Use a smaller network.',
    );
  }
  return shape;
}
