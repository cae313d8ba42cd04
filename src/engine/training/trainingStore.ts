import { type IDBPDatabase, openDB } from 'idb';
import type { TrainingCheckpoint } from '../../training/checkpoint';
import { type CheckedRecords, ifGood, readChecked, readOne } from '../api/records';
import type { TrainingSnapshot } from '../api/trainingTypes';
import { isKeptCheckpoint, isKeptSnapshot } from './isKeptTraining';

/** Where one network of a training stands. */
export interface KeptNetworkState {
  /** Which network of a tree; 0 for the only one. */
  readonly part: number;
  readonly checkpoint: TrainingCheckpoint;
}

/** Keeps trainings as they were after their last epoch; where they lie is nobody else's business. */
export interface TrainingStore {
  /** All of them, in the order of their ids. */
  list(): Promise<CheckedRecords<TrainingSnapshot>>;
  /** One of them, if it is there and can be read. */
  read(id: string): Promise<TrainingSnapshot | undefined>;
  /**
   * Where a training's networks stand, in the order in which they train, as far as they came.
   *
   * @throws Error when that cannot be read
   */
  checkpoints(id: string): Promise<readonly TrainingCheckpoint[]>;
  /** Keeps a snapshot, and at once with it where one of its networks stands; false where the browser refuses to. */
  write(snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<boolean>;
  remove(id: IDBValidKey): Promise<void>;
}

/** Keeps trainings for as long as the page is open. */
export class MemoryTrainings implements TrainingStore {
  readonly #snapshots = new Map<string, TrainingSnapshot>();
  readonly #checkpoints = new Map<string, TrainingCheckpoint[]>();

  async list(): Promise<CheckedRecords<TrainingSnapshot>> {
    return { good: [...this.#snapshots.values()], damaged: [] };
  }

  async read(id: string): Promise<TrainingSnapshot | undefined> {
    return this.#snapshots.get(id);
  }

  async checkpoints(id: string): Promise<readonly TrainingCheckpoint[]> {
    return this.#checkpoints.get(id) ?? [];
  }

  async write(snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<boolean> {
    this.#snapshots.set(snapshot.id, snapshot);
    if (!state) return true;
    const kept = [...(this.#checkpoints.get(snapshot.id) ?? [])];
    kept[state.part] = state.checkpoint;
    this.#checkpoints.set(snapshot.id, kept);
    return true;
  }

  async remove(id: IDBValidKey): Promise<void> {
    this.#snapshots.delete(String(id));
    this.#checkpoints.delete(String(id));
  }
}

const SNAPSHOTS = 'snapshots';
/** By training and number of the network. */
const CHECKPOINTS = 'checkpoints';

/**
 * Keeps trainings in the browser's IndexedDB. A training that it refuses to keep (in private windows, or when the disk
 * is full) is kept for as long as the page is open.
 */
export class IndexedTrainings implements TrainingStore {
  readonly #otherwise = new MemoryTrainings();
  readonly #refused = new Set<string>();
  #opening: Promise<IDBPDatabase | undefined> | undefined;

  async list(): Promise<CheckedRecords<TrainingSnapshot>> {
    const database = await this.#open();
    return database ? readChecked(database, SNAPSHOTS, ifGood(isKeptSnapshot)) : this.#otherwise.list();
  }

  async read(id: string): Promise<TrainingSnapshot | undefined> {
    const database = await this.#open();
    return database ? readOne(database, SNAPSHOTS, ifGood(isKeptSnapshot), id) : this.#otherwise.read(id);
  }

  async checkpoints(id: string): Promise<readonly TrainingCheckpoint[]> {
    const database = await this.#open();
    const { good: kept, damaged } = database
      ? await readChecked(database, CHECKPOINTS, ifGood(isKeptCheckpoint), rangeOf(id))
      : { good: [], damaged: [] };
    if (damaged.length > 0) {
      throw new Error('The networks that were kept of it are damaged. Remove it, and train anew.');
    }
    const unkept = await this.#otherwise.checkpoints(id);
    return Array.from(
      { length: Math.max(kept.length, unkept.length) },
      (_, part) => unkept[part] ?? kept[part],
    ) as TrainingCheckpoint[];
  }

  async write(snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<boolean> {
    const database = this.#refused.has(snapshot.id) ? undefined : await this.#open();
    try {
      if (!database) throw new Error('There is no database.');
      await put(database, snapshot, state);
      return true;
    } catch {
      // What is kept of it stays as it was, a whole epoch; the latest ones are in memory from here on.
      this.#refused.add(snapshot.id);
      await this.#otherwise.write(snapshot, state);
      return false;
    }
  }

  async remove(id: IDBValidKey): Promise<void> {
    await this.#otherwise.remove(id);
    this.#refused.delete(String(id));
    const database = await this.#open();
    if (!database) return;
    const transaction = database.transaction([SNAPSHOTS, CHECKPOINTS], 'readwrite');
    await Promise.all([
      transaction.objectStore(SNAPSHOTS).delete(id),
      transaction.objectStore(CHECKPOINTS).delete(rangeOf(id)),
      transaction.done,
    ]);
  }

  #open(): Promise<IDBPDatabase | undefined> {
    this.#opening ??= openDatabase().catch(() => undefined);
    return this.#opening;
  }
}

async function openDatabase(): Promise<IDBPDatabase> {
  return openDB('boundscope-trainings', 1, {
    upgrade: (database) => {
      database.createObjectStore(SNAPSHOTS, { keyPath: 'id' });
      database.createObjectStore(CHECKPOINTS);
    },
  });
}

/** Both or neither. */
async function put(database: IDBPDatabase, snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<void> {
  const transaction = database.transaction([SNAPSHOTS, CHECKPOINTS], 'readwrite');
  const checkpoints = transaction.objectStore(CHECKPOINTS);
  await Promise.all([
    transaction.objectStore(SNAPSHOTS).put(snapshot),
    ...(state ? [checkpoints.put(state.checkpoint, [snapshot.id, state.part])] : []),
    transaction.done,
  ]);
}

function rangeOf(id: IDBValidKey): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}
