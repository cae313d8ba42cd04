import { checkTable } from '../evaluation/table/checkTable';
import type { RadiusTable } from '../evaluation/table/radiusTable';
import { readTableJson } from '../evaluation/table/tableJson';
import { type TableRun, tableOf } from '../evaluation/tableRun';
import { gunzip } from '../formats/gunzip';
import type { Assets } from './assets';
import { type KeptRun, keyOf, type TableStore } from './tableStore';
import type { StoredTable } from './types';

/** Which file of `public/models` has the table of which bundled model (public/models/tables.json). */
type BundledTables = Readonly<Record<string, string>>;

/** The tables that come with the application, and those that are kept. */
export class TableKeeper {
  readonly #assets: Assets;
  readonly #store: TableStore;

  constructor(assets: Assets, store: TableStore) {
    this.#assets = assets;
    this.#store = store;
  }

  /** The table that comes with a bundled model; null where none does. */
  async bundled(model: string): Promise<RadiusTable | null> {
    const read = async (name: string) => {
      return new TextDecoder().decode(await gunzip(await this.#assets.read(`models/${name}`)));
    };
    const file = (JSON.parse(await read('tables.json')) as BundledTables)[model];
    return file === undefined ? null : readTableJson(await read(file));
  }

  /** What is kept, the latest first. */
  async list(): Promise<readonly StoredTable[]> {
    const kept = await this.#store.list();
    return kept.map(describe).sort((a, b) => b.savedAt - a.savedAt);
  }

  /** One of them; null where it is gone or not finished. */
  async finished(key: string): Promise<RadiusTable | null> {
    const kept = await this.#store.read(key);
    return kept && isDone(kept) ? tableOf(kept.run) : null;
  }

  /** The run that is kept under the key of a new one, else the new one. */
  async resume(run: TableRun): Promise<TableRun> {
    return (await this.#store.read(keyOf(run)))?.run ?? run;
  }

  /** Keeps a run as it stands. */
  async keep(run: TableRun, done: number, key = keyOf(run)): Promise<void> {
    await this.#store.write({ key, run, done, savedAt: Date.now() });
  }

  /**
   * Keeps a table that was read from a file; gives its key, which is another than that of a table computed here: what a
   * file claims was not proved by this program.
   *
   * @throws TableError when it is none
   */
  async add(table: RadiusTable): Promise<string> {
    checkTable(table);
    const key = `file-${keyOf(table)}`;
    const nothingOpen = new Uint16Array(table.certified.length);
    await this.keep({ ...table, refused: nothingOpen, resisted: table.attacked.slice() }, table.labels.length, key);
    return key;
  }

  remove(key: string): Promise<void> {
    return this.#store.remove(key);
  }
}

function isDone({ run, done }: KeptRun): boolean {
  return done >= run.labels.length;
}

function describe({ key, run, done, savedAt }: KeptRun): StoredTable {
  return { key, about: run.about, images: run.labels.length, done, savedAt };
}
