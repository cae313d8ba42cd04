import { ZERO } from '../../../small/decimal';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { layerAt } from '../state/edits';
import type { RichText } from '../steps/richText';
import { formula } from './formula';
import { rowOf, sourceNames, type Unit, unitId } from './units';

/** Written once a network: a drag of the box reads them in every frame. */
const written = new WeakMap<SmallNetwork, Map<string, RichText>>();

/** The sum a unit computes, in the names of what it reads. */
export function formulaOf(network: SmallNetwork, unit: Unit): RichText {
  const known = written.get(network) ?? new Map<string, RichText>();
  written.set(network, known);
  const text = known.get(unitId(unit)) ?? write(network, unit);
  known.set(unitId(unit), text);
  return text;
}

function write(network: SmallNetwork, unit: Unit): RichText {
  const { layer, row } = rowOf(network, unit);
  const affine = layerAt(network, layer);
  return formula(affine?.weights[row] ?? [], affine?.biases[row] ?? ZERO, sourceNames(network, layer));
}
