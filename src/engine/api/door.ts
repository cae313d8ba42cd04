import * as Comlink from 'comlink';
import { Pause } from './pause';
import type { AskOptions, Progress } from './requestTypes';

/** What the worker tells of a request before it answers. */
export type RequestNews = { readonly isStarted: true } | { readonly progress: Progress };

/** What a request in work is told. */
export type RequestOrder = 'abort' | 'pause' | 'resume';

/** The worker's side of the door: one call, whatever is asked. */
export interface Door {
  /**
   * @param name of the engine's call
   * @param port tells of the request on this way; orders come on it
   */
  ask(name: string, arguments_: readonly unknown[], port: MessagePort): Promise<unknown>;
}

type Call = (...arguments_: readonly unknown[]) => unknown;

/** Calls whose answers the engine goes on using; images are in shared memory where that is possible. */
const KEPT: ReadonlySet<string> = new Set(['dataset', 'firstImages']);

/** The door to an engine. What it answers crosses without being copied. */
export function doorTo(engine: object): Door {
  const calls = engine as Readonly<Record<string, Call>>;
  return {
    async ask(name, arguments_, port) {
      const controller = new AbortController();
      const pause = new Pause();
      port.onmessage = ({ data }: MessageEvent<RequestOrder>) => {
        if (data === 'abort') controller.abort();
        else pause.set(data === 'pause');
      };
      const emit = (news: RequestNews) => port.postMessage(news);
      const options: AskOptions = {
        signal: controller.signal,
        pause,
        onProgress: (progress) => emit({ progress }),
        onStart: () => emit({ isStarted: true }),
      };
      try {
        const answer = await calls[name]?.(...arguments_, options);
        const moved = KEPT.has(name) ? [] : buffersOf(answer);
        // Nothing at all cannot be marked for moving.
        return moved.length === 0 ? answer : Comlink.transfer(answer, moved);
      } finally {
        port.close();
      }
    },
  };
}

/** The buffers in plain data; those that two threads share stay where they are. */
function buffersOf(data: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(data)) {
    if (data.buffer instanceof ArrayBuffer) found.add(data.buffer);
  } else if (data instanceof ArrayBuffer) {
    found.add(data);
  } else if (typeof data === 'object' && data !== null) {
    for (const part of Object.values(data)) if (typeof part === 'object') buffersOf(part, found);
  }
  return [...found];
}
