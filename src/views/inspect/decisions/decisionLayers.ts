import { operationRow } from '../../../catalog/operations';
import type { DecisionNode } from '../../../engine/api/types';
import type { LayerNode } from '../layers/layerColumns';

/**
 * The layers that lead to the outputs of one decision, in their order, where the last layer joins an own value for each
 * decision; else all layers, which are then those of every decision.
 */
export function layersOfDecision(
  layers: readonly LayerNode[],
  decisions: readonly DecisionNode[],
  decision: number,
): readonly number[] {
  const all = layers.map((_, index) => index);
  const last = layers.at(-1);
  const producer = new Map(layers.map((layer, index) => [layer.output, index]));
  const ends = last && operationRow(last.op)?.joins ? last.inputs.map((name) => producer.get(name)) : [];
  const isJoined =
    ends.length === decisions.length &&
    ends.every((end, at) => end !== undefined && sizeOf(layers[end]) === decisions[at]?.branches.length);
  const end = ends[decision];
  if (!isJoined || end === undefined) return all;
  const needed = new Set<number>();
  const collect = (index: number | undefined) => {
    if (index === undefined || needed.has(index)) return;
    needed.add(index);
    for (const name of layers[index]?.inputs ?? []) collect(producer.get(name));
  };
  collect(end);
  return all.filter((index) => needed.has(index));
}

function sizeOf(layer: LayerNode | undefined): number {
  return layer?.shape.reduce((product, length) => product * length, 1) ?? 0;
}
