import type { Method } from '../../catalog/methods';
import { ROUNDINGS } from '../../catalog/roundings';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import { bytesFor } from '../cost/methodCost';
import type { InputBox } from '../inputBox';
import { isNarrow } from '../points';
import { alphaCrown, alphaMargins } from './alphaCrown';
import type { BoundsMethod } from './boundsMethod';
import { complete } from './complete';
import { crown, crownMargins, crownValues, type InnerBounds } from './crown';
import { ibp, samplesOf } from './ibp';
import { ibpMargins } from './ibpMargins';

const OVER_INTERVALS = crownWith('interval');

/** The code behind each row of the catalog. */
export const BOUNDS_BY: Readonly<Record<Method, BoundsMethod>> = {
  ibp: {
    bound: (ready, box, labels, rounding, checkpoint) => {
      const by = passesErrorsBack(ready, box, rounding) ? OVER_INTERVALS.bound : ibp;
      return by(ready, box, labels, rounding, checkpoint);
    },
    lowerMargins: async (ready, box, labels, rounding, checkpoint) => {
      return passesErrorsBack(ready, box, rounding)
        ? OVER_INTERVALS.lowerMargins(ready, box, labels, rounding, checkpoint)
        : (await ibpMargins(ready, box, labels, rounding, checkpoint)).lower;
    },
  },
  'crown-ibp': OVER_INTERVALS,
  crown: crownWith('backward'),
  'alpha-crown': {
    bound: alphaCrown,
    lowerMargins: alphaMargins,
    values: crownWith('backward').values,
  },
  complete: {
    bound: complete,
    lowerMargins: async (...request) => (await complete(...request)).margins.lower,
    values: crownWith('backward').values,
  },
};

/**
 * Whether intervals have nothing to bound but what executions lose: at single points, where errors passed back to where they
 * arise add up to less than the worst case of every layer in turn, and take no more than there is room for.
 */
function passesErrorsBack(ready: ReadyNetwork, box: InputBox, rounding: Rounding): boolean {
  return (
    ROUNDINGS[rounding].coversRuns &&
    isNarrow(box) &&
    bytesFor(ready, 'crown-ibp' satisfies Method, samplesOf(ready, box)) <= ready.memory
  );
}

function crownWith(inner: InnerBounds): Required<BoundsMethod> {
  return {
    bound: (ready, box, labels, ...rest) => crown(ready, box, labels, inner, rest[0], rest[1]),
    lowerMargins: (ready, box, labels, ...rest) => crownMargins(inner, ready, box, labels, ...rest),
    values: (ready, box, batch, ...rest) => crownValues(ready, box, batch, inner, ...rest),
  };
}
