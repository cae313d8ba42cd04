import { createStore } from 'zustand/vanilla';
import { type Scene, sceneState } from '../scene/sceneState';
import type { AppStore } from '../state/store';

/** Whether a frame takes keys and clicks: not before it is clicked, since slides are turned by key. */
export const frame = createStore<{ readonly isAwake: boolean }>(() => ({ isAwake: false }));

/** What a frame tells the page around it; see docs/embedding.md. */
type Message =
  | { readonly type: 'boundscope:height'; readonly height: number }
  | {
      readonly type: 'boundscope:key';
      readonly key: string;
      readonly code: string;
      readonly shiftKey: boolean;
      readonly altKey: boolean;
      readonly ctrlKey: boolean;
      readonly metaKey: boolean;
    };

function tell(message: Message): void {
  // To whoever shows the frame: there is nothing in it that the address does not say.
  window.parent.postMessage(message, '*');
}

/** Passes a key on that the frame has no use for, so that a clicker goes on turning slides. */
export function passKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): void {
  tell({ type: 'boundscope:key', key, code, shiftKey, altKey, ctrlKey, metaKey });
}

/** Within another page: takes up where it was left before the slide changed, and says how high the view is. */
export function followFrame(app: AppStore): void {
  const { embedded } = app.store.getState().states[sceneState.id] as Scene;
  if (window.top === window || embedded !== 1) return;
  const key = `boundscope.frame ${app.hash()}`;
  const { storage, text } = read(key);
  if (text?.startsWith('#/')) app.restore(text);
  app.store.subscribe(() => {
    try {
      storage?.setItem(key, app.hash());
    } catch {
      // Without room it begins anew after the next slide.
    }
  });
  const main = () => document.getElementById('main');
  const say = () => {
    const height = Math.ceil(Math.max(...Array.from(main()?.children ?? [], (child) => child.scrollHeight), 0));
    if (height > 0) tell({ type: 'boundscope:height', height });
  };
  new ResizeObserver(say).observe(document.documentElement);
  new MutationObserver(say).observe(document.body, { childList: true, subtree: true });
}

/** Frames without an origin have no storage. */
function read(key: string): { readonly storage?: Storage; readonly text?: string | null } {
  try {
    return { storage: sessionStorage, text: sessionStorage.getItem(key) };
  } catch {
    return {};
  }
}
