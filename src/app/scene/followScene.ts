import { dismiss, messageOf, notify } from '../commands/notices';
import { frozenWords } from '../commands/words';
import { setCarried, unpackFile } from '../models/carriedFile';
import type { AppStore } from '../state/store';
import { profile } from '../styles/theme';
import { type Scene, sceneState, TYPE_SIZES } from './sceneState';

const HELD = 'held';
const CARRIED = 'carried';

/** Keeps colours, type size and what the link carries as the link on screen says; returns how to stop. */
export function followScene(app: AppStore): () => void {
  const sceneOf = () => app.store.getState().states[sceneState.id] as Scene;
  let carried = '';
  /** A link that was cut may no longer name the network that it carries, and shows another one. */
  const check = (file: string) => {
    if (file === carried) return;
    carried = file;
    dismiss(CARRIED);
    if (file === '') return;
    unpackFile(file).catch((error: unknown) => {
      if (file === carried) notify({ id: CARRIED, text: messageOf(error) });
    });
  };
  const show = ({ profile: colors, size, file }: Scene) => {
    profile.setState(colors, true);
    const root = document.documentElement;
    if (size === TYPE_SIZES[0]) delete root.dataset.size;
    else root.dataset.size = String(size);
    setCarried(file);
    check(file);
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
