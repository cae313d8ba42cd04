/** Where a training waits between two batches: to take orders, and while it is paused. */
export class TrainingGate {
  readonly #onPaused: () => void;
  #paused: boolean;
  #batches = 0;
  #wake: () => void = () => {};

  /** @param onPaused is called whenever the training begins to wait */
  constructor(paused: boolean, onPaused: () => void) {
    this.#paused = paused;
    this.#onPaused = onPaused;
  }

  get paused(): boolean {
    return this.#paused;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#batches = 0;
    this.#wake();
  }

  /** Lets one batch through. */
  step(): void {
    this.#batches++;
    this.#wake();
  }

  /** Awaited before the first batch and after each. */
  async pass(): Promise<void> {
    await messagesHeard();
    if (this.#paused && this.#batches === 0) this.#onPaused();
    while (this.#paused && this.#batches === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#paused) this.#batches--;
  }
}

/** Gives the message queue a turn; timers would wait four milliseconds each time. */
function messagesHeard(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
