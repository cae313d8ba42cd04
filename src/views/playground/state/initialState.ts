import type { Box, SmallNetwork } from '../../../small/smallNetwork';
import type { SmallMethod } from './methods';
import { presets } from './presets';

export interface PlaygroundState {
  readonly network: SmallNetwork;
  readonly box: Box;
  /** Place in the walk: the inputs first, the question last. */
  readonly step: number;
  /** Short name of the selected unit. */
  readonly selected: string;
  /** Whether the large picture is the box of inputs also where a layer's values could be shown. */
  readonly inputs: boolean;
  /** The two neurons that span the plane of a hidden layer: across, and up. */
  readonly axes: readonly [number, number];
  /** The two outputs that span the plane of theirs; none named: the class that Cat is compared with, and Cat. */
  readonly outputAxes: readonly [number, number] | undefined;
  /** Whose bounds answer the question. */
  readonly method: SmallMethod;
}

const [poster] = presets;

/** The example on the poster, before its first step. */
export const initialState: PlaygroundState = {
  network: poster.network,
  box: poster.box,
  step: 0,
  selected: poster.selected,
  inputs: false,
  axes: [0, 1],
  outputAxes: undefined,
  method: 'interval',
};
