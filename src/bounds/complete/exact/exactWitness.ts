import { values64 } from '../../../network/forward64';
import type { ReadyNetwork } from '../../../network/upload';
import { numberOf } from '../../../numbers/decimal';
import { type Digits, dropZeros } from '../../../numbers/digits';
import { type Dyadic, ZERO } from '../../../numbers/dyadic';
import type { Row } from '../floatProperty';
import type { Witness } from '../witness';
import type { ExactBox } from './exactBox';
import type { LinearBound } from './exactLinear';
import { areMetAt } from './exactPoint';

/**
 * A counterexample at a corner of an exact box, some of whose coordinates may be no floats.
 *
 * @param corner its coordinates, each multiplied by the box's scale
 */
export function witnessAt(
  ready: ReadyNetwork,
  alternative: number,
  rows: readonly Row[],
  corner: readonly LinearBound[],
  { scale }: ExactBox,
): Witness | undefined {
  if (!areMetAt(ready, rows, corner, scale)) return undefined;
  const decimals = corner.map(([value = ZERO]) => decimalOf(value, scale));
  const input = Float64Array.from(decimals, numberOf);
  const outputs = values64(ready.network, ready.shapes, input).get(ready.network.output) as Float64Array;
  return { alternative, input, outputs, decimals };
}

/** A number that is multiplied by a power of ten. */
function decimalOf({ mantissa, exponent }: Dyadic, scale: Dyadic): Digits {
  const places = scale.mantissa.toString().length - 1;
  if (exponent >= 0) return dropZeros({ coefficient: mantissa << BigInt(exponent), places });
  return dropZeros({ coefficient: mantissa * 5n ** BigInt(-exponent), places: places - exponent });
}
