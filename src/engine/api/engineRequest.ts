import * as Comlink from 'comlink';
import { CancelledError } from '../../bounds/checkpoint';
import type { RequestNews, RequestOrder } from './door';
import { revived } from './errors';
import type { AskOptions } from './requestTypes';
import type { RunningWorker } from './runningWorker';
import type { Engine } from './types';

/** The engine's calls, by name. */
export type CallName = keyof Engine;
export type AnswerOf<Name extends CallName> = Awaited<ReturnType<Engine[Name]>>;

/** One request, from when it is made until it is answered; workers may come and go meanwhile. */
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
  send(worker: RunningWorker, onUnwanted: () => void): void {
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

  /** Nobody wants the answer any more; the worker that has it is told. */
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
