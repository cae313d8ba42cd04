import type { Extent } from '../../../charts/IntervalBar';
import { formatLower, formatUpper } from '../../../charts/numbers';
import { toNumber } from '../math/decimal';
import type { DecimalRange } from '../math/smallNetwork';
import { boundsAfterRelu, boundsOf, type PlaygroundModel, samplesOf } from '../playgroundModel';
import type { Unit } from '../units';

/** A unit's interval as an interval bar draws it. */
export interface BarData extends Extent {
  readonly labels: { readonly lower: string; readonly upper: string };
  readonly samples: readonly number[];
  readonly ghost?: Extent;
}

/** Ticks on a bar; more would run together. */
const TICKS = 24;

/** The interval of a unit's sum. */
export function barBefore(model: PlaygroundModel, unit: Unit): BarData {
  return { ...describe(boundsOf(model, unit)), samples: samplesOf(model, unit).slice(0, TICKS) };
}

/** The interval after a hidden unit's ReLU, with what was cut as a ghost; undefined for units without ReLU. */
export function barAfter(model: PlaygroundModel, unit: Unit): BarData | undefined {
  if (unit.kind !== 'hidden') return undefined;
  const before = boundsOf(model, unit);
  const after = describe(boundsAfterRelu(model, unit.layer, unit.index));
  const samples = samplesOf(model, unit, true).slice(0, TICKS);
  const cut = { lower: toNumber(before.lower), upper: Math.min(0, toNumber(before.upper)) };
  return cut.lower < 0 ? { ...after, samples, ghost: cut } : { ...after, samples };
}

function describe({ lower, upper }: DecimalRange) {
  return {
    lower: toNumber(lower),
    upper: toNumber(upper),
    labels: { lower: formatLower(lower), upper: formatUpper(upper) },
  };
}
