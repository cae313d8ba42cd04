import type { PlaygroundModel } from '../playgroundModel';
import type { Unit } from '../units';
import type { Card } from './layout';

/** Whether the walk has come to a neuron's sum, and to its ReLU. */
export interface Reached {
  readonly before: boolean;
  readonly after: boolean;
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
