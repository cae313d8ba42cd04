import type { ViewDefinition } from '../../app/view';
import { decodePlayground, encodePlayground } from './playgroundCodec';
import { initialState, type PlaygroundState } from './playgroundState';

/** A small network one can take apart; every bound on it is proved. Its component is added where views are listed. */
export const definition: Omit<ViewDefinition<PlaygroundState>, 'load'> = {
  id: 'playground',
  title: 'Playground',
  icon: 'M6.5 5.5c4 0 3.5 4.5 7 4.5M6.5 14.5c4 0 3.5-4.5 7-4.5M3 4h3.5v3H3zM3 13h3.5v3H3zM13.5 8.5H17v3h-3.5z',
  initial: initialState,
  encode: encodePlayground,
  decode: decodePlayground,
};
