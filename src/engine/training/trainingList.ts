import { Restarts } from '../api/restarts';
import type { TrainingChoices, TrainingRequest, TrainingSnapshot, Trainings } from '../api/trainingTypes';
import { exportInWorker, type TrainingFiles } from './exportInWorker';
import type { Ownership } from './ownership';
import { type ProcessSettings, TrainingProcess } from './trainingProcess';
import { firstSnapshot, trainingOutline } from './trainingSnapshot';
import type { TrainingStore } from './trainingStore';
import type { StartWorker } from './trainingWorkers';

/** Listeners are called no more often than this. */
const MILLISECONDS_BETWEEN = 100;

/** What the list needs of the page. */
export interface ListSettings {
  readonly store: TrainingStore;
  readonly startWorker: StartWorker;
  readonly ownership: Ownership;
  readonly choices: () => Promise<TrainingChoices>;
  /** When a worker that ended by itself is started again; for each training anew. */
  readonly restarts?: () => Restarts;
  /** See `ProcessSettings`. */
  readonly chosenBackend?: ProcessSettings['chosenBackend'];
}

/** All trainings of the page, those of earlier visits included. */
export class TrainingList implements Trainings {
  readonly #settings: ListSettings;
  readonly #listeners = new Set<() => void>();
  readonly #exports = new Map<string, { readonly epochs: number; readonly files: Promise<TrainingFiles> }>();
  #processes: ReadonlyMap<string, TrainingProcess> = new Map();
  #snapshots: readonly TrainingSnapshot[] = [];
  #damaged: readonly IDBValidKey[] = [];
  /** Trainings of other pages. */
  readonly #watched = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSent = -Infinity;

  constructor(settings: ListSettings) {
    this.#settings = settings;
    settings.ownership.onAnnounced((id) => void this.#refresh(id));
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
    void this.#settings.store.remove(id).then(() => this.#settings.ownership.announce(id));
    this.#emit();
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

  damaged(): readonly IDBValidKey[] {
    return this.#damaged;
  }

  async removeDamaged(key: IDBValidKey): Promise<void> {
    this.#damaged = this.#damaged.filter((other) => other !== key);
    await this.#settings.store.remove(key);
  }

  /** Trainings of earlier visits stand where they were kept; none of them goes on by itself. */
  async #bringBack(): Promise<void> {
    const { good: kept, damaged } = await this.#settings.store.list().catch(() => ({ good: [], damaged: [] }));
    this.#damaged = damaged;
    const seen = await Promise.all(kept.map((snapshot) => this.#asSeenHere(snapshot)));
    const started = this.#processes;
    this.#processes = new Map();
    for (const snapshot of seen) {
      if (!started.has(snapshot.id)) this.#add(snapshot);
    }
    this.#processes = new Map([...this.#processes, ...started]);
    this.#emit(damaged.length > 0);
  }

  /** What was kept, as far as this page may speak of it: another one may be at work on it. */
  async #asSeenHere(kept: TrainingSnapshot): Promise<TrainingSnapshot> {
    if (kept.phase === 'done' || kept.phase === 'failed') return kept;
    if (!(await this.#settings.ownership.isOwnedElsewhere(kept.id))) return { ...kept, phase: 'stopped' };
    this.#watch(kept.id);
    return { ...kept, phase: 'elsewhere' };
  }

  /** Looks again once no other page works on a training. */
  #watch(id: string): void {
    if (this.#watched.has(id)) return;
    this.#watched.add(id);
    void this.#settings.ownership.untilFree(id).then(() => {
      this.#watched.delete(id);
      return this.#refresh(id);
    });
  }

  /** Shows what another page has kept, or removed. */
  async #refresh(id: string): Promise<void> {
    const kept = await this.#settings.store.read(id);
    const process = this.#find(id);
    if (kept) {
      const snapshot = await this.#asSeenHere(kept);
      if (process) process.show(snapshot);
      else this.#add(snapshot);
    } else if (process && !process.isAlive) {
      this.#processes = new Map([...this.#processes].filter(([other]) => other !== id));
    }
    this.#change();
  }

  #add(snapshot: TrainingSnapshot): TrainingProcess {
    const process = new TrainingProcess(snapshot, {
      ...this.#settings,
      restarts: this.#settings.restarts?.() ?? new Restarts(),
      onChange: () => this.#change(),
      onElsewhere: () => this.#watch(snapshot.id),
    });
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
    this.#emit();
  }

  #change(): void {
    const wait = this.#lastSent + MILLISECONDS_BETWEEN - performance.now();
    this.#timer ??= setTimeout(() => this.#emit(), Math.max(0, wait));
  }

  /** @param force whether to report even where no snapshot changed */
  #emit(force = false): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastSent = performance.now();
    const snapshots = [...this.#processes.values()].map(({ snapshot }) => snapshot);
    if (!force && sameItems(snapshots, this.#snapshots)) return;
    this.#snapshots = snapshots;
    for (const listener of this.#listeners) listener();
  }
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
