import type { NetworkNode, Shape } from '../../network';
import type { NodeShapes } from '../../operation';
import { broadcastOffsets } from './broadcastOffsets';

/** The two operands of a binary operator combined value by value, the second being an activation or the constant. */
export function combine(
  [first, second]: readonly Float64Array[],
  node: NetworkNode,
  shapes: NodeShapes,
  f: (x: number, y: number) => number,
): Float64Array {
  const x = first as Float64Array;
  const y = second ?? node.weights.constant?.data ?? x;
  const xAt = broadcastOffsets(shapes.inputs[0] as Shape, shapes.output);
  const yAt = broadcastOffsets(shapes.inputs[1] ?? node.weights.constant?.shape ?? [], shapes.output);
  const result = new Float64Array(xAt.length);
  for (let at = 0; at < result.length; at++) {
    result[at] = f(x[xAt[at] as number] as number, y[yAt[at] as number] as number);
  }
  return result;
}
