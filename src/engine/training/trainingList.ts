import type { TrainingChoices, TrainingRequest, TrainingSnapshot, Trainings } from '../trainingTypes';
import { exportInWorker, type TrainingFiles } from './exportInWorker';
import { trainingOutline } from './trainingOutline';
import { TrainingProcess } from './trainingProcess';
import { firstSnapshot } from './trainingSnapshot';
import type { TrainingStore } from './trainingStore';
import type { StartWorker } from './trainingWorkers';

/** Listeners are told no more often than this. */
const TELL_MILLISECONDS = 100;

/** What the list needs of the page. */
export interface ListSettings {
  readonly store: TrainingStore;
  readonly startWorker: StartWorker;
  readonly choices: () => Promise<TrainingChoices>;
}

/** All trainings of the page, those of earlier visits included. */
export class TrainingList implements Trainings {
  readonly #settings: ListSettings;
  readonly #listeners = new Set<() => void>();
  readonly #exports = new Map<string, { readonly epochs: number; readonly files: Promise<TrainingFiles> }>();
  #processes: ReadonlyMap<string, TrainingProcess> = new Map();
  #snapshots: readonly TrainingSnapshot[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastTold = -Infinity;

  constructor(settings: ListSettings) {
    this.#settings = settings;
    void this.#bringBack();
  }

  choices = () => this.#settings.choices();
  outline = trainingOutline;

  start(request: TrainingRequest): string {
    const id = this.#freeId();
    const process = this.#add(firstSnapshot(id, request));
    this.#now(() => process.resume());
    return id;
  }

  pause = (id: string) => this.#now(() => this.#find(id)?.pause());
  resume = (id: string) => this.#now(() => this.#find(id)?.resume());
  step = (id: string) => this.#now(() => void this.#find(id)?.step());
  stop = (id: string) => this.#now(() => this.#find(id)?.stop());

  remove(id: string): void {
    this.#find(id)?.abandon();
    this.#processes = new Map([...this.#processes].filter(([other]) => other !== id));
    this.#exports.delete(id);
    void this.#settings.store.remove(id);
    this.#tell();
  }

  snapshots(): readonly TrainingSnapshot[] {
    return this.#snapshots;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  exported(id: string): Promise<TrainingFiles> {
    const snapshot = this.#find(id)?.snapshot;
    if (!snapshot) return Promise.reject(new Error('This training was removed.'));
    const epochs = snapshot.reports.length;
    const known = this.#exports.get(id);
    if (known?.epochs === epochs) return known.files;
    const files = this.#settings.store
      .checkpoints(id)
      .then((checkpoints) => exportInWorker(this.#settings.startWorker, snapshot.request, checkpoints));
    this.#exports.set(id, { epochs, files });
    files.catch(() => this.#exports.delete(id));
    return files;
  }

  /** Trainings of earlier visits stand where they were kept; none of them goes on by itself. */
  async #bringBack(): Promise<void> {
    const kept = await this.#settings.store.list().catch(() => []);
    const started = this.#processes;
    this.#processes = new Map();
    for (const snapshot of kept) {
      const isOver = snapshot.phase === 'done' || snapshot.phase === 'failed';
      if (!started.has(snapshot.id)) this.#add(isOver ? snapshot : { ...snapshot, phase: 'stopped' });
    }
    this.#processes = new Map([...this.#processes, ...started]);
    this.#tell();
  }

  #add(snapshot: TrainingSnapshot): TrainingProcess {
    const process = new TrainingProcess(snapshot, { ...this.#settings, onChange: () => this.#change() });
    this.#processes = new Map([...this.#processes, [snapshot.id, process]]);
    return process;
  }

  #find(id: string): TrainingProcess | undefined {
    return this.#processes.get(id);
  }

  /** In the order of time, also over visits. */
  #freeId(): string {
    for (let time = Date.now(); ; time++) {
      const id = time.toString(36);
      if (!this.#processes.has(id)) return id;
    }
  }

  /** What a person does shows at once. */
  #now(act: () => void): void {
    act();
    this.#tell();
  }

  #change(): void {
    const wait = this.#lastTold + TELL_MILLISECONDS - performance.now();
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, wait));
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastTold = performance.now();
    const snapshots = [...this.#processes.values()].map(({ snapshot }) => snapshot);
    if (sameItems(snapshots, this.#snapshots)) return;
    this.#snapshots = snapshots;
    for (const listener of this.#listeners) listener();
  }
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
