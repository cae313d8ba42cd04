import type { Extent } from '../../../pictures/IntervalBar';
import { type EndRoom, endTexts } from '../../../pictures/placeEndLabels';
import { toNumber } from '../../../small/decimal';
import { activationOf, type DecimalRange } from '../../../small/smallNetwork';
import type { Unit } from '../math/units';
import { boundsAfterRelu, boundsOf, type PlaygroundModel, samplesOf } from '../state/playgroundModel';
import type { Reached, Step } from '../steps/steps';
import type { Card, CardKind } from './layout';

/** A unit's interval as an interval bar draws it. */
export interface BarData extends Extent {
  readonly labels: { readonly lower: string; readonly upper: string };
  readonly samples: readonly number[];
  readonly ghost?: Extent;
}

/** Ticks on a bar; more would run together. */
const TICKS = 24;

/** The interval of a unit's sum. */
export function barBefore(model: PlaygroundModel, unit: Unit, room: EndRoom): BarData {
  return { ...describe(boundsOf(model, unit), room), samples: samplesOf(model, unit).slice(0, TICKS) };
}

/** What the method of the state knows of the question; undefined until it is computed. */
export function barOfQuestion(model: PlaygroundModel, room: EndRoom): BarData | undefined {
  const { asked, samples } = model;
  return asked && { ...describe(asked, room), samples: samples.slice(0, TICKS).map(({ difference }) => difference) };
}

/** The interval after a hidden unit's ReLU, with what was cut as a ghost; undefined for units without ReLU. */
export function barAfter(model: PlaygroundModel, unit: Unit, room: EndRoom): BarData | undefined {
  if (unit.kind !== 'hidden') return undefined;
  const before = boundsOf(model, unit);
  const after = describe(boundsAfterRelu(model, unit.layer, unit.index), room);
  const samples = samplesOf(model, unit, true).slice(0, TICKS);
  const cut = { lower: toNumber(before.lower), upper: Math.min(0, toNumber(before.upper)) };
  return cut.lower < 0 && activationOf(model.state.network) === 'relu'
    ? { ...after, samples, ghost: cut }
    : { ...after, samples };
}

function describe({ lower, upper }: DecimalRange, room: EndRoom) {
  return {
    lower: toNumber(lower),
    upper: toNumber(upper),
    labels: endTexts(lower, upper, room),
  };
}

/** Maps values between the ends of an axis to pixels of a track. */
export function toAxis(axis: readonly [number, number], track: readonly [number, number]): (value: number) => number {
  const pixels = (track[1] - track[0]) / (axis[1] - axis[0]);
  return (value) => track[0] + (value - axis[0]) * pixels;
}

/** The axis on which all these values fit, with 0 and some air. */
export function axisOf(values: readonly number[]): readonly [number, number] {
  const least = Math.min(0, ...values);
  const largest = Math.max(0, ...values);
  const air = (largest - least || 1) * 0.07;
  return [least < 0 ? least - air : least, largest + air];
}

/** Of the two cards of a neuron whose ReLU stands apart, the one that a selection outlines; any other card. */
export function isOutlined(step: Step, kind: CardKind): boolean {
  if (kind === 'after') return step.kind === 'relu';
  return kind !== 'before' || step.kind !== 'relu';
}

/** What a neuron's card is drawn from, large or tiny. */
export interface NeuronCardProps {
  readonly model: PlaygroundModel;
  readonly card: Card;
  readonly unit: Unit;
  /** Values at the ends of the track; the same for the whole column. */
  readonly axis: readonly [number, number];
  readonly reached: Reached;
}
