import { digestOfText } from '../../numbers/digest';
import type { RunState } from '../../radii/tableRun';
import type { CheckedRecords } from '../api/records';
import type { StoredTable } from '../api/types';

/** A run as it is kept, finished or not. */
export interface KeptRun extends Omit<StoredTable, 'about' | 'images'> {
  readonly run: RunState;
}

/** Keeps runs; where they lie is nobody else's business. */
export interface TableStore {
  read(key: string): Promise<KeptRun | undefined>;
  write(kept: KeptRun): Promise<void>;
  list(): Promise<CheckedRecords<KeptRun>>;
  remove(key: IDBValidKey): Promise<void>;
}

/** The key of a run: all that its numbers depend on, and neither the name of the model nor of its file. */
export function keyOf({ about, indices }: Pick<RunState, 'about' | 'indices'>): string {
  const { model, ...rest } = about;
  const entries = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOfText(JSON.stringify([model.hash, entries, [...indices]]));
}

/** Keeps runs for as long as the process lasts. */
export class MemoryTables implements TableStore {
  readonly #runs = new Map<string, KeptRun>();

  async read(key: string): Promise<KeptRun | undefined> {
    return this.#runs.get(key);
  }

  async write(kept: KeptRun): Promise<void> {
    this.#runs.set(kept.key, structuredClone(kept));
  }

  async list(): Promise<CheckedRecords<KeptRun>> {
    return { good: [...this.#runs.values()], damaged: [] };
  }

  async remove(key: IDBValidKey): Promise<void> {
    this.#runs.delete(String(key));
  }
}
