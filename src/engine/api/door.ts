import * as Comlink from 'comlink';
import { CancelledError } from '../../bounds/checkpoint';
import { revived } from './errors';
import { Pause } from './pause';
import type { AskOptions, Progress } from './requestTypes';
import type { Engine } from './types';

/** What the worker reports of a request before it answers. */
type RequestNews = { readonly isStarted: true } | { readonly progress: Progress };

/** What a request in work receives. */
type RequestOrder = 'abort' | 'pause' | 'resume';

/** The worker's side of the door: one call, whatever is asked. */
export interface Door {
  /**
   * @param name of the engine's call
   * @param port takes reports of the request; orders come on it
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

/** The engine's calls, by name. */
export type CallName = keyof Engine;
export type AnswerOf<Name extends CallName> = Awaited<ReturnType<Engine[Name]>>;

/** What a request needs of the worker that answers it. */
interface Answering {
  readonly door: Comlink.Remote<Door>;
  /** It has said something: its script runs. */
  markLoaded(): void;
}

/** The page's side: one request, from when it is made until it is answered; workers may come and go meanwhile. */
export class EngineRequest<Name extends CallName = CallName> {
  readonly answer: Promise<AnswerOf<Name>>;
  readonly #name: Name;
  readonly #arguments: readonly unknown[];
  readonly #options: AskOptions;
  #settle: { readonly resolve: (answer: AnswerOf<Name>) => void; readonly reject: (reason: unknown) => void };
  /** The way to it in the worker that has it now; absent while no worker has. */
  #port: MessagePort | undefined;
  #isStarted = false;
  #isOpen = true;

  constructor(name: Name, arguments_: readonly unknown[], options: AskOptions) {
    this.#name = name;
    this.#arguments = arguments_;
    this.#options = options;
    this.#settle = { resolve: () => {}, reject: () => {} };
    this.answer = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** Whether somebody still waits for the answer. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether a worker computes it now, wanted or not. */
  get isStarted(): boolean {
    return this.#isStarted;
  }

  /**
   * Has a worker answer it.
   *
   * @param onUnwanted is called when the worker begins it though it was cancelled meanwhile
   */
  send(worker: Answering, onUnwanted: () => void): void {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#isStarted = false;
    port1.onmessage = ({ data }: MessageEvent<RequestNews>) => {
      if (this.#port !== port1) return;
      worker.markLoaded();
      if ('isStarted' in data) {
        this.#isStarted = true;
        if (!this.#isOpen) onUnwanted();
      } else if (this.#isOpen) this.#options.onProgress?.(data.progress);
    };
    const { pause } = this.#options;
    const order = () => this.#order(pause?.isOn ? 'pause' : 'resume');
    const stop = pause?.onChange(order);
    if (pause?.isOn) order();
    const end = (act: () => void) => {
      stop?.();
      port1.close();
      if (this.#port !== port1) return;
      this.#isStarted = false;
      act();
    };
    worker.door.ask(this.#name, this.#arguments, Comlink.transfer(port2, [port2])).then(
      (answer) => end(() => this.#resolve(answer as AnswerOf<Name>)),
      (error: unknown) => end(() => this.reject(revived(error))),
    );
  }

  /** The worker that had it is gone. */
  takeBack(): void {
    this.#port?.close();
    this.#port = undefined;
  }

  /** Nobody wants the answer any more; the worker that has it is informed. */
  cancel(): void {
    this.reject(new CancelledError());
    this.#order('abort');
  }

  #order(order: RequestOrder): void {
    this.#port?.postMessage(order);
  }

  reject(reason: unknown): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#settle.reject(reason);
  }

  #resolve(answer: AnswerOf<Name>): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#settle.resolve(answer);
  }
}
