import type { ViewDefinition } from '../../app/state/view';
import { backwardState } from './backward/backwardState';
import { definition } from './definition';
import type { PlaygroundState } from './state/initialState';
import { trainingState } from './training/trainingState';

export const playgroundView: ViewDefinition<PlaygroundState> = {
  ...definition,
  tour: () => import('./tour').then(({ tour }) => tour),
  shares: [trainingState, backwardState],
  load: () => import('./Playground').then(({ Playground }) => Playground),
};
