import type { TreeState } from '../../../bounds/complete/treeCount';
import { valuesToOnnx } from '../../../network/layout';
import { type Shape, sizeOf } from '../../../network/network';
import type { ReadyNetwork } from '../../../network/upload';

/** Where branch and bound stands, by the layers that a bounds' result has. */
export interface TreeReport extends Omit<TreeState, 'gains'> {
  /** What was gained by splits, those that helped most first. */
  readonly gains: readonly GainOfSplits[];
}

/** What the splits of one unit have gained. */
interface GainOfSplits {
  /** Counted as in `BoundsResult.layers`; −1 is the input. */
  readonly layer: number;
  /** In ONNX's order. */
  readonly unit: number;
  readonly splits: number;
  /** By how much margins below zero rose, added up over both halves. */
  readonly gain: number;
}

/** The state of a tree as plain data. */
export function reportTree(tree: TreeState, { network, nodes, shapes }: ReadyNetwork): TreeReport {
  const gains = tree.gains.map(({ value, unit, splits, gain }) => {
    const isInput = value === network.input.name;
    const shape = isInput ? network.input.shape : (shapes.get(value) as Shape);
    const order = Float64Array.from({ length: sizeOf(shape) }, (_, at) => at);
    const layer = isInput ? -1 : nodes.findIndex(({ output }) => output === value);
    return { layer, unit: valuesToOnnx(order, shape).indexOf(unit), splits, gain };
  });
  return { ...tree, gains };
}
