import type { Decimal } from '../../../small/decimal';
import { differenceAt, type FloatNetwork, unitAt } from '../../../small/floatNetwork';
import { evaluateDifference, evaluateUnits } from '../../../small/intervalBounds';
import type { DecimalRange } from '../../../small/smallNetwork';
import { QUESTION, type Unit } from '../math/units';
import { boundsAfterRelu, boundsOf, type PlaygroundModel } from '../state/playgroundModel';
import { reachedBy } from '../steps/steps';

/** What the plane of inputs shows of the step: a unit's value before or after its ReLU. */
export interface Quantity {
  readonly unit: Unit;
  readonly after: boolean;
}

/** The selected unit's value where the walk has come to it, else that of the step; nothing before the first layer. */
export function quantityOf({ step }: PlaygroundModel, selected: Unit): Quantity | undefined {
  if (step.kind === 'input') return undefined;
  if (step.kind === 'question') return { unit: QUESTION, after: false };
  const reached = reachedBy(step, selected);
  if (reached.before) return { unit: selected, after: reached.after };
  if (step.layer === undefined) return { unit: { kind: 'output', index: 0 }, after: false };
  return { unit: { kind: 'hidden', layer: step.layer, index: 0 }, after: step.kind === 'relu' };
}

/** The quantity as a function of the inputs, in floats. */
export function floatOf(network: FloatNetwork, { unit, after }: Quantity): (x: number, y: number) => number {
  if (unit.kind === 'question') return (x, y) => differenceAt(network, x, y);
  const layer = unit.kind === 'hidden' ? unit.layer : network.hidden.length;
  return (x, y) => unitAt(network, layer, after, unit.index, x, y);
}

/** The quantity at one input, exactly. */
export function exactOf(
  { state: { network } }: PlaygroundModel,
  { unit, after }: Quantity,
  point: readonly [Decimal, Decimal],
): Decimal {
  if (unit.kind === 'question') return evaluateDifference(network, point);
  const layer = unit.kind === 'hidden' ? unit.layer : network.hidden.length;
  return evaluateUnits(network, layer, after, point)[unit.index] as Decimal;
}

/** Its proved bounds. */
export function rangeOf(model: PlaygroundModel, { unit, after }: Quantity): DecimalRange {
  return unit.kind === 'hidden' && after ? boundsAfterRelu(model, unit.layer, unit.index) : boundsOf(model, unit);
}
