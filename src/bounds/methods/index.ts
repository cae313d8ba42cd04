import type { Method } from '../../catalog/methods';
import { alphaCrown, alphaMargins } from './alphaCrown';
import type { BoundsMethod } from './boundsMethod';
import { complete } from './complete';
import { crown, crownMargins, crownValues, type InnerBounds } from './crown';
import { ibpOr } from './ibp';
import { ibpMargins } from './ibpMargins';

const OVER_INTERVALS = crownWith('interval');

/** The code behind each row of the catalog. */
export const BOUNDS_BY: Readonly<Record<Method, BoundsMethod>> = {
  ibp: ibpOr(OVER_INTERVALS, async (...request) => (await ibpMargins(...request)).lower),
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

function crownWith(inner: InnerBounds): Required<BoundsMethod> {
  return {
    bound: (ready, box, labels, ...rest) => crown(ready, box, labels, inner, rest[0], rest[1]),
    lowerMargins: (ready, box, labels, ...rest) => crownMargins(inner, ready, box, labels, ...rest),
    values: (ready, box, batch, ...rest) => crownValues(ready, box, batch, inner, ...rest),
  };
}
