import { lazy } from 'react';
import type { ViewDefinition } from '../../app/view';
import { decodePlayground, encodePlayground } from './playgroundCodec';
import { initialState, type PlaygroundState } from './playgroundState';

/** A small network one can take apart; every bound on it is proved. */
export const playground: ViewDefinition<PlaygroundState> = {
  id: 'playground',
  title: 'Playground',
  icon: 'M4.5 5.5h2.2M4.5 14.5h2.2M6.5 5.5c4 0 3.5 4.5 7 4.5M6.5 14.5c4 0 3.5-4.5 7-4.5M3 4v3h3V4zM3 13v3h3v-3zM14 8.5v3h3v-3z',
  initial: initialState,
  encode: encodePlayground,
  decode: decodePlayground,
  Component: lazy(() => import('./Playground').then(({ Playground }) => ({ default: Playground }))),
};
