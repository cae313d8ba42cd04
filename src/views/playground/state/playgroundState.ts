import type { AppStore } from '../../../app/state/store';
import type { StateDefinition } from '../../../app/state/view';
import { trainingState } from '../training/trainingState';
import { initialState, type PlaygroundState } from './initialState';
import { decodePlayground, encodePlayground, unreadablePlayground } from './playgroundCodec';

export const playgroundState: StateDefinition<PlaygroundState> = {
  id: 'playground',
  initial: initialState,
  encode: encodePlayground,
  decode: decodePlayground,
  unreadable: unreadablePlayground,
  keys: ['net', 'act', 'box', 'step', 'at', 'plane', 'axes', 'outs', 'by', 'vs'],
};

/** What other views set of Playground. */
type PlaygroundTarget = Pick<PlaygroundState, 'network' | 'box' | 'step'> &
  Partial<Pick<PlaygroundState, 'method' | 'inputs'>>;

/** Opens Playground on a network and a box; undo comes back. */
export function openPlayground(app: AppStore, target: PlaygroundTarget): void {
  app.update(
    playgroundState,
    { selected: 'q', inputs: false, axes: [0, 1], outputAxes: undefined, method: 'interval', ...target },
    'push',
  );
  // Whatever is trained there makes room for it.
  app.update(trainingState, { shape: '' }, 'replace');
  app.navigate(playgroundState);
}
