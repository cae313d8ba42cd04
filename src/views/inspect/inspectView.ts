import type { ViewDefinition } from '../../app/view';
import { type InspectState, inspectState } from './inspectState';

/** A network on an image: how wide its bounds grow, layer by layer, and what they prove. */
export const inspectView: ViewDefinition<InspectState> = {
  ...inspectState,
  needsEngine: true,
  load: () => import('./InspectView').then(({ InspectView }) => InspectView),
};
