import { lazy } from 'react';
import type { ViewDefinition } from '../../app/view';
import { definition } from './definition';
import type { PlaygroundState } from './playgroundState';

export const playgroundView: ViewDefinition<PlaygroundState> = {
  ...definition,
  Component: lazy(() => import('./Playground').then(({ Playground }) => ({ default: Playground }))),
};
