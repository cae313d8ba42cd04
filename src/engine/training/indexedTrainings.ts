import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Checkpoint } from '../../training/checkpoint';
import type { TrainingSnapshot } from '../trainingTypes';
import { type KeptNetworkState, MemoryTrainings, type TrainingStore } from './trainingStore';

interface Schema extends DBSchema {
  snapshots: { key: string; value: TrainingSnapshot };
  /** By training and number of the network. */
  checkpoints: { key: [string, number]; value: Checkpoint };
}

type Database = IDBPDatabase<Schema>;

/**
 * Keeps trainings in the browser's IndexedDB. A training that it refuses to keep (in private windows, or when the disk
 * is full) is kept for as long as the page is open.
 */
export class IndexedTrainings implements TrainingStore {
  readonly #otherwise = new MemoryTrainings();
  readonly #refused = new Set<string>();
  #opening: Promise<Database | undefined> | undefined;

  async list(): Promise<readonly TrainingSnapshot[]> {
    const database = await this.#open();
    return (await database?.getAll('snapshots')) ?? [];
  }

  async checkpoints(id: string): Promise<readonly Checkpoint[]> {
    const database = await this.#open();
    const kept = (await database?.getAll('checkpoints', rangeOf(id))) ?? [];
    const unkept = await this.#otherwise.checkpoints(id);
    return Array.from(
      { length: Math.max(kept.length, unkept.length) },
      (_, part) => unkept[part] ?? kept[part],
    ) as Checkpoint[];
  }

  async write(snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<void> {
    const database = this.#refused.has(snapshot.id) ? undefined : await this.#open();
    try {
      if (!database) throw new Error('There is no database.');
      await put(database, snapshot, state);
    } catch {
      // What is kept of it stays as it was, a whole epoch; the latest ones are in memory from here on.
      this.#refused.add(snapshot.id);
      await this.#otherwise.write(snapshot, state);
    }
  }

  async remove(id: string): Promise<void> {
    await this.#otherwise.remove(id);
    this.#refused.delete(id);
    const database = await this.#open();
    if (!database) return;
    const transaction = database.transaction(['snapshots', 'checkpoints'], 'readwrite');
    await Promise.all([
      transaction.objectStore('snapshots').delete(id),
      transaction.objectStore('checkpoints').delete(rangeOf(id)),
      transaction.done,
    ]);
  }

  #open(): Promise<Database | undefined> {
    this.#opening ??= openDatabase().catch(() => undefined);
    return this.#opening;
  }
}

async function openDatabase(): Promise<Database> {
  return openDB<Schema>('boundscope-trainings', 1, {
    upgrade: (database) => {
      database.createObjectStore('snapshots', { keyPath: 'id' });
      database.createObjectStore('checkpoints');
    },
  });
}

/** Both or neither. */
async function put(database: Database, snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<void> {
  const transaction = database.transaction(['snapshots', 'checkpoints'], 'readwrite');
  const checkpoints = transaction.objectStore('checkpoints');
  await Promise.all([
    transaction.objectStore('snapshots').put(snapshot),
    ...(state ? [checkpoints.put(state.checkpoint, [snapshot.id, state.part])] : []),
    transaction.done,
  ]);
}

function rangeOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}
