import { layerAt } from './edits';
import { formula } from './formula';
import { ZERO } from './math/decimal';
import type { SmallNetwork } from './math/smallNetwork';
import type { RichText } from './richText';
import { rowOf, sourceNames, type Unit } from './units';

/** The sum a unit computes, in the names of what it reads. */
export function formulaOf(network: SmallNetwork, unit: Unit): RichText {
  const { layer, row } = rowOf(network, unit);
  const affine = layerAt(network, layer);
  return formula(affine?.weights[row] ?? [], affine?.biases[row] ?? ZERO, sourceNames(network, layer));
}
