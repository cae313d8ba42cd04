import { type NamedArray, writeNpz } from '../../../numbers/archive/npz';
import type { BoundsResult } from './boundsTypes';
import { ownLayers, ownOutputs } from './ownLayers';

/**
 * All bounds of a result as an archive of NumPy arrays, each with a batch dimension: logits, lower, upper and margins of
 * the outputs, and lower and upper of every layer under its number and operation; `about.json` says what they are of.
 */
export function boundsNpz(result: BoundsResult): Uint8Array {
  const { batch, marginLower, of, label, verdict, rounding, backend, notes, threshold } = result;
  const layers = ownLayers(result);
  const rows = (name: string, data: Float32Array): NamedArray => ({ name, shape: [batch, data.length / batch], data });
  const digits = String(layers.length - 1).length;
  const arrays = layers.flatMap((layer, at) => {
    const name = `layer_${String(at).padStart(digits, '0')}_${layer.op}`;
    const shape = [batch, ...layer.shape];
    return [
      { name: `${name}_lower`, shape, data: layer.lower },
      { name: `${name}_upper`, shape, data: layer.upper },
    ];
  });
  const outputs = (['logits', 'lower', 'upper'] as const).map((name) => rows(name, ownOutputs(result, result[name])));
  const margins = marginLower.length > 0 ? [rows('margin_lower', marginLower)] : [];
  const names = layers.map(({ name, op }) => ({ name, op }));
  return writeNpz([...outputs, ...margins, ...arrays], {
    of,
    label,
    verdict,
    rounding,
    backend,
    layers: names,
    ...(threshold !== undefined && { threshold }),
    ...(notes && { notes }),
  });
}
