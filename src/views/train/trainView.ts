import { groupingState } from '../../app/grouping/groupingState';
import type { ViewDefinition } from '../../app/view';
import { type TrainState, trainState } from './trainState';

/** Networks trained in the page, for accuracy alone or for what can be proved of them. */
export const trainView: ViewDefinition<TrainState> = {
  ...trainState,
  shares: [groupingState],
  needsEngine: true,
  load: () => import('./TrainView').then(({ TrainView }) => TrainView),
};
