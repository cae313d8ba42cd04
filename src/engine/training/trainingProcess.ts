import { type BackendName, WITHOUT_GRAPHICS } from '../../catalog/backends';
import type { Restarts } from '../api/restarts';
import type { TrainingSnapshot } from '../api/trainingTypes';
import { Claim, type Ownership } from './ownership';
import type { TrainingCommand, TrainingEvent, TrainingRemedy } from './trainingMessages';
import { afterEvent, atLastEpoch, withNotice, withUnkept } from './trainingSnapshot';
import type { KeptNetworkState, TrainingStore } from './trainingStore';
import type { StartWorker, TrainingWorker } from './trainingWorkers';

/** After this many lost devices WebGPU is not tried again. */
const MOST_LOSSES = 2;
/** Smaller batches save no memory worth speaking of. */
const LEAST_BATCH = 8;

/** What a training needs of the page. */
export interface ProcessSettings {
  readonly store: TrainingStore;
  readonly startWorker: StartWorker;
  readonly ownership: Ownership;
  /** When a worker that ended by itself, without an epoch in between, is started again. */
  readonly restarts: Restarts;
  readonly onChange: () => void;
  /** Is called when another page works on it, and this one cannot. */
  readonly onElsewhere: () => void;
  /** The backend that a person has chosen for all that is computed; else the size of a training's steps decides. */
  readonly chosenBackend?: () => BackendName | undefined;
}

/** One training as the page sees it: it has a worker while it goes on, and another when that one fails. */
export class TrainingProcess {
  readonly #settings: ProcessSettings;
  readonly #claim: Claim;
  #snapshot: TrainingSnapshot;
  #worker: TrainingWorker | undefined;
  /** Whether there is a worker, or one on its way. */
  #alive = false;
  /** Whether the worker has begun. */
  #begun = false;
  #paused = false;
  /** Counts the workers, so that nothing of an earlier one is heeded. */
  #generation = 0;
  #losses = 0;
  #crashes = 0;

  constructor(snapshot: TrainingSnapshot, settings: ProcessSettings) {
    this.#snapshot = snapshot;
    this.#settings = settings;
    this.#claim = new Claim(settings.ownership, snapshot.id);
  }

  /** Whether this page works on it. */
  get isAlive(): boolean {
    return this.#alive;
  }

  get snapshot(): TrainingSnapshot {
    return this.#snapshot;
  }

  pause(): void {
    if (!this.#alive) return;
    this.#paused = true;
    this.#send({ kind: 'pause' });
    this.#change({ ...this.#snapshot, phase: 'paused' });
  }

  /** Begins, or goes on from where it stands. */
  resume(): void {
    if (this.#snapshot.phase === 'done') return;
    this.#paused = false;
    if (this.#snapshot.phase === 'failed') this.#forgetCrashes();
    this.#send({ kind: 'resume' });
    if (!this.#alive) void this.#launch();
    this.#change({ ...this.#snapshot, phase: this.#begun ? 'running' : 'waiting' });
  }

  async step(): Promise<void> {
    if (this.#snapshot.phase === 'done') return;
    if (!this.#paused) this.pause();
    this.#paused = true;
    this.#change({ ...this.#snapshot, phase: this.#begun ? 'running' : 'waiting' });
    if (!this.#alive) await this.#launch();
    this.#send({ kind: 'step' });
  }

  stop(): void {
    if (!this.#alive) return;
    this.#end();
    this.#change({ ...atLastEpoch(this.#snapshot), phase: 'stopped' });
    void this.#keepLast();
  }

  /** Ends the work without another word. */
  abandon(): void {
    this.#end();
    this.#claim.drop();
  }

  /** Shows what another page has kept of it. */
  show(snapshot: TrainingSnapshot): void {
    if (!this.#alive) this.#change(snapshot);
  }

  /** @param milliseconds before the worker is started */
  async #launch(milliseconds = 0): Promise<void> {
    const generation = ++this.#generation;
    const { id, request } = this.#snapshot;
    this.#alive = true;
    const isCurrent = () => generation === this.#generation;
    try {
      const isOwn = await this.#claim.take();
      if (!isCurrent()) return this.#alive ? undefined : this.#claim.drop();
      if (!isOwn) return this.#leaveToOther();
      void this.#keep();
      if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
      if (!isCurrent()) return;
      const checkpoints = await this.#settings.store.checkpoints(id);
      if (!isCurrent()) return;
      this.#worker = this.#settings.startWorker(
        (event) => isCurrent() && this.#onEvent(event),
        (reason) => isCurrent() && this.#onCrash(reason),
      );
      const backend = this.#losses >= MOST_LOSSES ? WITHOUT_GRAPHICS : this.#settings.chosenBackend?.();
      this.#send({ kind: 'train', request, checkpoints, paused: this.#paused, ...(backend && { backend }) });
    } catch (error) {
      if (isCurrent()) this.#fail(`The training cannot be started: ${error instanceof Error ? error.message : error}`);
    }
  }

  #end(): void {
    this.#generation++;
    this.#worker?.end();
    this.#worker = undefined;
    this.#alive = false;
    this.#begun = false;
  }

  #send(command: TrainingCommand): void {
    this.#worker?.send(command);
  }

  #onEvent(event: TrainingEvent): void {
    if (event.kind === 'lostDevice') {
      this.#losses++;
      this.#startAgain(`The graphics device was lost (${event.reason}).`);
    } else if (event.kind === 'failed') this.#onFailure(event.message, event.remedy);
    else if (event.kind === 'paused' && !this.#paused) return;
    else this.#follow(event);
  }

  /** Takes over what a worker reports that does well. */
  #follow(event: TrainingEvent): void {
    this.#change(afterEvent(this.#snapshot, event));
    if (event.kind === 'started') this.#begun = true;
    else if (event.kind === 'epoch') {
      this.#forgetCrashes();
      void this.#keep(event.kept);
    }
    if (event.kind === 'done') {
      this.#end();
      void this.#keepLast();
    }
  }

  /** @param reason nothing for a worker that was not loaded */
  #onCrash(reason: string | undefined): void {
    this.#crashes++;
    const wait = this.#settings.restarts.afterFailure();
    if (reason === undefined) this.#onNotLoaded(wait);
    else {
      const what = `The training’s worker stopped unexpectedly (${reason}).`;
      const often = `That happened ${this.#crashes} times in one epoch; reload the page before you resume it.`;
      if (wait !== undefined) this.#startAgain(what, wait);
      else this.#fail(`${what} ${often}`);
    }
  }

  #onNotLoaded(wait: number | undefined): void {
    this.#end();
    if (wait !== undefined) void this.#launch(wait);
    else this.#fail('The training’s program cannot be loaded. Check that the server still runs, then resume it.');
  }

  #forgetCrashes(): void {
    this.#crashes = 0;
    this.#settings.restarts.reset();
  }

  #onFailure(message: string, remedy?: TrainingRemedy): void {
    if (remedy === 'smaller batches') this.#onOutOfMemory(message);
    else if (remedy === 'another backend') this.#onRefusal();
    else this.#fail(message);
  }

  #onRefusal(): void {
    this.#losses = MOST_LOSSES;
    this.#startAgain('The graphics device cannot do what this training needs; WebAssembly is used instead.');
  }

  #onOutOfMemory(message: string): void {
    const { request } = this.#snapshot;
    const batchSize = Math.floor(request.batchSize / 2);
    if (batchSize < LEAST_BATCH) {
      this.#fail(`There is too little memory (${message}). Choose a smaller network, or close other pages.`);
      return;
    }
    this.#snapshot = { ...this.#snapshot, request: { ...request, batchSize } };
    const sizes = `batches of ${request.batchSize}; they have ${batchSize} from here on`;
    this.#startAgain(`There was too little memory for ${sizes}.`);
  }

  /** Goes on from the last epoch in another worker, which is started after some milliseconds. */
  #startAgain(what: string, milliseconds = 0): void {
    this.#end();
    const { epoch } = this.#snapshot;
    const from = epoch === 0 ? 'It begins again.' : `It goes on after epoch ${epoch}.`;
    const phase = this.#paused ? 'paused' : 'waiting';
    this.#change({ ...withNotice(atLastEpoch(this.#snapshot), `${what} ${from}`), phase });
    void this.#launch(milliseconds);
  }

  #fail(message: string): void {
    this.#end();
    this.#change({ ...withNotice(atLastEpoch(this.#snapshot), message), phase: 'failed' });
    void this.#keepLast();
  }

  #leaveToOther(): void {
    this.#end();
    this.#change({ ...atLastEpoch(this.#snapshot), phase: 'elsewhere' });
    this.#settings.onElsewhere();
  }

  /** Keeps it as it stands, and lets another page go on with it. */
  async #keepLast(): Promise<void> {
    await this.#keep();
    if (!this.#alive) this.#claim.drop();
  }

  async #keep(state?: KeptNetworkState): Promise<void> {
    const { store } = this.#settings;
    if (!(await store.write(atLastEpoch(this.#snapshot), state))) this.#change(withUnkept(this.#snapshot));
    this.#settings.ownership.announce(this.#snapshot.id);
  }

  #change(snapshot: TrainingSnapshot): void {
    this.#snapshot = snapshot;
    this.#settings.onChange();
  }
}
