import { holding } from '../../app/scene/parts';
import type { ViewDefinition } from '../../app/state/view';
import type { PlaygroundState } from './state/initialState';
import { playgroundState } from './state/playgroundState';
import { stepsOf } from './steps/steps';

/** A small network one can take apart; every bound on it is proved. Its component is added where views are listed. */
export const definition: Omit<ViewDefinition<PlaygroundState>, 'load' | 'tour'> = {
  ...playgroundState,
  title: 'Playground',
  parts: [
    { id: 'network', title: 'Examples, layers and weights', hides: true, holds: [holding(playgroundState, 'network')] },
    { id: 'inputs', title: 'Inputs', holds: [holding(playgroundState, 'box')] },
    { id: 'steps', title: 'Steps', hides: true, holds: [holding(playgroundState, 'step')] },
    { id: 'figure', title: 'Network', hides: true, alone: true },
    { id: 'plane', title: 'Plane', hides: true, alone: true, holds: [holding(playgroundState, 'inputs', 'axes')] },
    { id: 'details', title: 'Arithmetic and ladder', hides: true, alone: true },
    { id: 'words', title: 'Sentence below', hides: true },
    { id: 'verdict', title: 'Verdict', hides: true },
  ],
  stations: ({ network }) => stepsOf(network).map(({ label }) => label),
  icon: 'M6.5 5.5c4 0 3.5 4.5 7 4.5M6.5 14.5c4 0 3.5-4.5 7-4.5M3 4h3.5v3H3zM3 13h3.5v3H3zM13.5 8.5H17v3h-3.5z',
};
