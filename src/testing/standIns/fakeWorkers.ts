import * as Comlink from 'comlink';
import { doorTo } from '../../engine/api/door';

/** What a worker of the engine is made of here: some of the engine's calls. */
export type FakeEngine = Readonly<Record<string, (...arguments_: never[]) => unknown>>;

/** A worker in the same thread; one without an engine has a script that does not load. */
export class FakeWorker extends EventTarget {
  readonly #port: MessagePort | undefined;

  constructor(engine?: FakeEngine) {
    super();
    if (!engine) {
      setTimeout(() => this.fail(''));
      return;
    }
    const { port1, port2 } = new MessageChannel();
    Comlink.expose(doorTo(engine), port2);
    port1.onmessage = ({ data }) => this.say(data);
    this.#port = port1;
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#port?.postMessage(message, transfer);
  }

  terminate(): void {
    this.#port?.close();
  }

  /** Reports something to the page of its own accord. */
  say(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  /** Ends by itself; a script that does not load has no message. */
  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }
}

/** Starts fake workers, which have no engine until they are given one. */
export class FakeWorkers {
  readonly started: FakeWorker[] = [];
  #engine: FakeEngine | undefined;
  #failures = 0;

  /** What workers are made of from now on, after some whose script does not load. */
  use(engine: FakeEngine, failures = 0): void {
    this.#engine = engine;
    this.#failures = failures;
  }

  start = (): Worker => {
    const worker = new FakeWorker(this.#failures-- > 0 ? undefined : this.#engine);
    this.started.push(worker);
    return worker as unknown as Worker;
  };
}
