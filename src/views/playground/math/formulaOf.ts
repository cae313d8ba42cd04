import { ZERO } from '../../../small/decimal';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { layerAt } from '../state/edits';
import type { RichText } from '../steps/richText';
import { formula } from './formula';
import { rowOf, sourceNames, type Unit } from './units';

/** The sum a unit computes, in the names of what it reads. */
export function formulaOf(network: SmallNetwork, unit: Unit): RichText {
  const { layer, row } = rowOf(network, unit);
  const affine = layerAt(network, layer);
  return formula(affine?.weights[row] ?? [], affine?.biases[row] ?? ZERO, sourceNames(network, layer));
}
