import { createStore } from 'zustand/vanilla';
import { type Scene, sceneState } from '../scene/sceneState';
import type { AppStore } from '../state/store';

/** Whether a frame takes keys and clicks: not before it is clicked, since slides are turned by key. */
export const frame = createStore<{ readonly isAwake: boolean }>(() => ({ isAwake: false }));

/** What a frame reports to the page around it; see docs/embedding.md. */
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

function send(message: Message): void {
  // To whoever shows the frame: there is nothing in it that the address does not say.
  window.parent.postMessage(message, '*');
}

/** Passes a key on that the frame has no use for, so that a clicker goes on turning slides. */
export function passKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): void {
  send({ type: 'boundscope:key', key, code, shiftKey, altKey, ctrlKey, metaKey });
}

/** Within another page: takes up where it was left before the slide changed, and says how high the view is. */
export function followFrame(app: AppStore): void {
  const { embedded } = app.store.getState().states[sceneState.id] as Scene;
  if (window.top === window || embedded !== 1) return;
  const place = placeFor(`boundscope.frame ${app.hash()}`);
  const text = place.read();
  if (text?.startsWith('#/')) app.restore(text);
  app.store.subscribe(() => place.keep(app.hash()));
  followHeight();
}

/** Says how high the view is, once a frame at most and only where that has changed. */
function followHeight(): void {
  let sent = 0;
  let isAsked = false;
  const say = () => {
    isAsked = false;
    const views = document.getElementById('main')?.children ?? [];
    const height = Math.ceil(Math.max(...Array.from(views, ({ scrollHeight }) => scrollHeight), 0));
    if (height === 0 || height === sent) return;
    sent = height;
    send({ type: 'boundscope:height', height });
  };
  const ask = () => {
    if (!isAsked) requestAnimationFrame(say);
    isAsked = true;
  };
  new ResizeObserver(ask).observe(document.documentElement);
  new MutationObserver(ask).observe(document.body, { childList: true, subtree: true });
}

/** Where a frame keeps what it shows. Without an origin it has no storage; its name outlasts what is loaded in it, too. */
function placeFor(key: string): { read(): string | null; keep(text: string): void } {
  try {
    const storage = sessionStorage;
    return {
      read: () => storage.getItem(key),
      keep(text) {
        try {
          storage.setItem(key, text);
        } catch {
          // Without room it begins anew after the next slide.
        }
      },
    };
  } catch {
    const begin = `${key}\n`;
    return {
      read: () => (window.name.startsWith(begin) ? window.name.slice(begin.length) : null),
      keep(text) {
        window.name = begin + text;
      },
    };
  }
}
