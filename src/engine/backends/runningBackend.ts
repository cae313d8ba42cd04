import * as tf from '@tensorflow/tfjs-core';
import { measureSpeed } from '../../bounds/cost/machineSpeed';
import { BACKENDS, type BackendName, WITH_GRAPHICS, WITHOUT_GRAPHICS } from '../../catalog/backends';
import type { BackendStatus, Measured, Served } from '../api/types';
import type { SizedQuestion } from '../requests/sizeOfQuestion';
import { type StartBackend, type StartedBackend, type Starters, startBackend, startOne, unguarded } from './backend';
import { everWins, predict, type Speeds, takesLong } from './bySize';
import type { Guard } from './gpu';
import { figuresOf, speedsOf } from './measureBackends';

/** Is informed of what runs. */
interface BackendListener {
  /** A backend is given up: what lies there is lost. */
  onLoss(name: BackendName): void;
  /** Another backend serves, or another question. */
  onServed(status: BackendStatus): void;
}

/**
 * The backends that run, of those that there are. Each is started once. Questions go to the one that was chosen, or, where a
 * graphics device was measured beside WebAssembly, each to the one that is predicted to answer soonest.
 */
export class RunningBackend {
  readonly #starters: Starters;
  readonly #listener: BackendListener;
  readonly #measure: typeof measureSpeed;
  readonly #started = new Map<BackendName, StartedBackend>();
  /** What starts the rest of those that run. */
  readonly #rest: (() => void)[] = [];
  #current: BackendName | undefined;
  /** Where questions go that name no backend; absent where their size decides, or before one was chosen. */
  #home: BackendName | undefined;
  #isSettled = false;
  /** Whether it is open if a graphics device is quicker. */
  #isOpen = false;
  #measured: Measured | undefined;
  /** Why a better backend is not used. */
  #fallback: string | undefined;
  #served: Served | undefined;
  /** Where another one may be taken only after what is measured. */
  #held: Promise<unknown> = Promise.resolve();

  /** @param measure how quick the current backend is */
  constructor(starters: Starters, listener: BackendListener, measure = measureSpeed) {
    this.#listener = listener;
    this.#measure = measure;
    const once = Object.entries(starters).map(([name, start]) => [
      name,
      (isAsked: boolean) => this.#startOnce(name as BackendName, start, isAsked),
    ]);
    this.#starters = Object.fromEntries(once);
  }

  /** All that there are, best first. */
  get names(): readonly BackendName[] {
    return Object.keys(this.#starters) as BackendName[];
  }

  get isRunning(): boolean {
    return this.#current !== undefined;
  }

  /** Computes something on the current one; fails when the device is lost. */
  get guard(): Guard {
    return this.#started.get(this.#current as BackendName)?.guard ?? unguarded;
  }

  /** Those that questions may go to, as they were measured. */
  get speeds(): Speeds {
    const speeds = speedsOf(this.#measured);
    return this.#home ? Object.fromEntries(Object.entries(speeds).filter(([name]) => name === this.#home)) : speeds;
  }

  /**
   * Has questions that name none go to the preferred one, or to the one that answers them soonest.
   *
   * @param measured by an earlier visit; without it backends are measured by `measure`, where there is a choice
   */
  settle(preferred?: BackendName, measured?: Measured): Promise<BackendStatus> {
    return this.hold(async () => {
      this.#served = undefined;
      this.#fallback = undefined;
      this.#measured = measured;
      this.#isOpen = false;
      if (preferred) this.#home = await this.#startBest(preferred);
      else await this.#settleBySize();
      this.#isSettled = true;
      return this.#status();
    });
  }

  /** Has the one run that is wanted, or any where none is. Throws where there is none of that name. */
  async ensure(wanted?: BackendName): Promise<void> {
    const named = wanted ?? this.#home;
    if (named) await this.hold(() => this.#use(named));
    else if (!this.#isSettled) await this.settle();
  }

  /** Has the one run that answers a question soonest, unless one was chosen. */
  async choose({ workOn, ...question }: SizedQuestion): Promise<void> {
    if (this.#isOpen && workOn(WITH_GRAPHICS) && takesLong(workOn(WITHOUT_GRAPHICS))) await this.measure();
    const prediction = predict(speedsOf(this.#measured), workOn);
    if (!prediction) return;
    if (!this.#home) await this.hold(() => this.#useQuickest(prediction.backend));
    const { seconds } = prediction;
    const served: Served = { ...question, backend: this.#current as BackendName, seconds };
    if (JSON.stringify(served) === JSON.stringify(this.#served)) return;
    this.#served = served;
    this.#listener.onServed(this.#status());
  }

  /** Whether it is open if a graphics device is quicker, which `measure` finds out. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Starts what the first answer did not wait for, such as threads: they take part as soon as they are there. */
  startRest(): void {
    for (const start of this.#rest.splice(0)) start();
  }

  /** Measures backends where there is a choice and nothing was measured yet; to be called between computations. */
  async measure(): Promise<void> {
    if (this.#isOpen) await this.hold(() => this.#settleOpen());
  }

  /** Runs something on the current backend beside what is computed; no other one takes its place meanwhile. */
  async hold<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#held.then(task);
    this.#held = done.catch(() => {});
    return done;
  }

  async #settleBySize(): Promise<void> {
    this.#home = undefined;
    const { [WITH_GRAPHICS]: graphics, [WITHOUT_GRAPHICS]: processor } = speedsOf(this.#measured);
    // A device is started by the first question that is large enough for it.
    if (graphics && processor && (await this.#tryToUse(WITHOUT_GRAPHICS))) {
      if (!everWins(graphics, processor)) this.#home = WITHOUT_GRAPHICS;
      return;
    }
    this.#measured = undefined;
    // The first answer waits for no device.
    this.#isOpen = WITH_GRAPHICS in this.#starters && (await this.#tryToUse(WITHOUT_GRAPHICS));
    this.#home = this.#isOpen ? WITHOUT_GRAPHICS : await this.#startBest();
  }

  async #settleOpen(): Promise<void> {
    this.#isOpen = false;
    this.#home = undefined;
    const best = await this.#startBest();
    if (best === WITH_GRAPHICS) await this.#measureBoth();
    else this.#home = best;
    this.#listener.onServed(this.#status());
  }

  /** A device that refuses what it is given, or does nothing sooner than the processor, is given up. */
  async #measureBoth(): Promise<void> {
    const graphics = await this.guard(this.#measure).catch(() => undefined);
    if (!(await this.#tryToUse(WITHOUT_GRAPHICS))) {
      this.#home = WITH_GRAPHICS;
      await this.#use(WITH_GRAPHICS);
      return;
    }
    const processor = await this.#measure();
    this.#measured = {
      ...(graphics && { [WITH_GRAPHICS]: figuresOf(graphics) }),
      [WITHOUT_GRAPHICS]: figuresOf(processor),
    };
    if (graphics && everWins(graphics, processor)) return;
    this.#home = WITHOUT_GRAPHICS;
    this.#giveUp(WITH_GRAPHICS);
  }

  /** The graphics device may be another than that which was measured, or gone: the processor goes on. */
  async #useQuickest(name: BackendName): Promise<void> {
    try {
      await this.#use(name, false);
    } catch (reason) {
      this.#home = WITHOUT_GRAPHICS;
      this.#fallback = `${reason instanceof Error ? reason.message : reason} Using ${BACKENDS[WITHOUT_GRAPHICS].title}.`;
      await this.#use(WITHOUT_GRAPHICS);
    }
  }

  async #tryToUse(name: BackendName): Promise<boolean> {
    return this.#use(name).then(
      () => true,
      () => false,
    );
  }

  /** @throws Error with the reason, for people */
  async #use(name: BackendName, isAsked = true): Promise<void> {
    const running = this.#current === name && this.#started.get(name);
    if (running && (isAsked || !running.isSoftware)) return;
    const start = this.#starters[name];
    if (!start) throw new Error(`There is no backend “${name}” here.`);
    await startOne(name, start, isAsked);
    this.#current = name;
  }

  /** The preferred one, or the best that starts. */
  async #startBest(preferred?: BackendName): Promise<BackendName> {
    const { backend, fallback } = await startBackend(this.#starters, preferred);
    this.#current = backend;
    this.#fallback = fallback;
    return backend;
  }

  async #startOnce(name: BackendName, start: StartBackend, isAsked: boolean): Promise<StartedBackend> {
    const known = this.#started.get(name);
    // Software that a person has chosen is not taken where nobody has.
    if (known && (isAsked || !known.isSoftware)) return known;
    if (known) this.#giveUp(name);
    const started = await start(isAsked);
    if (started.startRest) this.#rest.push(started.startRest);
    this.#started.set(name, started);
    return started;
  }

  #giveUp(name: BackendName): void {
    this.#listener.onLoss(name);
    this.#started.delete(name);
    if (this.#current === name) this.#current = undefined;
    tf.removeBackend(name);
  }

  #status(): BackendStatus {
    const backend = this.#current as BackendName;
    const { device = '', blocksFrom } = this.#started.get(backend) ?? {};
    return {
      backend,
      device,
      ...(this.#fallback && { fallback: this.#fallback }),
      ...(blocksFrom !== undefined && { blocksFrom }),
      ...(this.#measured && { measured: this.#measured }),
      ...((!this.#home || this.#isOpen) && { isBySize: true as const }),
      ...(this.#served && { served: this.#served }),
    };
  }
}
