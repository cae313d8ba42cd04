import { dismiss, notify } from '../commands/notices';
import { frozenWords } from '../commands/words';
import { setCarried } from '../models/carriedFile';
import type { AppStore } from '../state/store';
import { profile } from '../styles/theme';
import { type Scene, sceneState, TYPE_SIZES } from './sceneState';

const HELD = 'held';

/** Keeps colours, type size and what the link carries as the link on screen says; returns how to stop. */
export function followScene(app: AppStore): () => void {
  const sceneOf = () => app.store.getState().states[sceneState.id] as Scene;
  const show = ({ profile: colors, size, file }: Scene) => {
    profile.setState(colors, true);
    const root = document.documentElement;
    if (size === TYPE_SIZES[0]) delete root.dataset.size;
    else root.dataset.size = String(size);
    setCarried(file);
  };
  show(sceneOf());
  return app.store.subscribe((state, before) => {
    const scene = sceneOf();
    if (scene !== before.states[sceneState.id]) {
      show(scene);
      dismiss(HELD);
    }
    if (state.held && state.held !== before.held) {
      notify({
        id: HELD,
        text: frozenWords(state.held.title),
      });
    }
  });
}
