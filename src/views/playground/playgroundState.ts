import type { Box, SmallNetwork } from './math/smallNetwork';
import { presets } from './presets';
import { stepsOf } from './steps';

export interface PlaygroundState {
  readonly network: SmallNetwork;
  readonly box: Box;
  /** Place in the walk; the last step is the question. */
  readonly step: number;
  /** Short name of the selected unit. */
  readonly selected: string;
}

const [poster] = presets;

/** The example on the poster, at its question. */
export const initialState: PlaygroundState = {
  network: poster.network,
  box: poster.box,
  step: stepsOf(poster.network).length - 1,
  selected: poster.selected,
};
