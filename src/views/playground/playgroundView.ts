import type { ViewDefinition } from '../../app/view';
import { definition } from './definition';
import type { PlaygroundState } from './playgroundState';

export const playgroundView: ViewDefinition<PlaygroundState> = {
  ...definition,
  load: () => import('./Playground').then(({ Playground }) => Playground),
};
