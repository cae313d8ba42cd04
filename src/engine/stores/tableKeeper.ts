import { gunzip } from '../../formats/inputs/gunzip';
import { type Guard, isListOf, isMapOf, isText } from '../../numbers/guards';
import { checkTable } from '../../radii/table/checkTable';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { readTableJson } from '../../radii/table/tableJson';
import { type RunState, tableOf } from '../../radii/tableRun';
import type { CheckedRecords } from '../api/records';
import type { StoredTable } from '../api/types';
import type { Assets } from './assets';
import { readOwnJson } from './readOwnJson';
import { type KeptRun, keyOf, type TableStore } from './tableStore';

/** Which file of `public/models` has the table of which bundled model (public/models/tables.json). */
const isBundledTables = isMapOf(isText);

/** Which files have those of the networks that its recipe comes to with other seeds (public/models/seeds.json). */
const isSeedTables = isMapOf(isListOf(isText));

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
    const file = (await this.#readList('tables.json', isBundledTables))[model];
    return file === undefined ? null : this.#readTable(file);
  }

  /** The tables of the networks that a bundled model's recipe comes to with other seeds; none where there is one seed. */
  async ofOtherSeeds(model: string): Promise<readonly RadiusTable[]> {
    const files = (await this.#readList('seeds.json', isSeedTables))[model] ?? [];
    return Promise.all(files.map((file) => this.#readTable(file)));
  }

  async #readList<T>(name: string, isList: Guard<T>): Promise<T> {
    return readOwnJson(`models/${name}`, await this.#assets.read(`models/${name}`), isList);
  }

  async #readTable(file: string): Promise<RadiusTable> {
    return readTableJson(new TextDecoder().decode(await gunzip(await this.#assets.read(`models/${file}`))));
  }

  /** What is kept, the latest first. */
  async list(): Promise<CheckedRecords<StoredTable>> {
    const { good, damaged } = await this.#store.list();
    return { good: good.map(describe).sort((a, b) => b.savedAt - a.savedAt), damaged };
  }

  /** One of them; null where it is gone or not finished. */
  async finished(key: string): Promise<RadiusTable | null> {
    const kept = await this.#store.read(key);
    return kept && isDone(kept) ? tableOf(kept.run) : null;
  }

  /** The run that is kept under the key of a new one, else the new one. */
  async resume(run: RunState): Promise<RunState> {
    return (await this.#store.read(keyOf(run)))?.run ?? run;
  }

  /** Keeps a run as it stands. */
  async keep(run: RunState, done: number, key = keyOf(run)): Promise<void> {
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
    await this.keep({ ...table, unprovable: nothingOpen, searched: table.attacked.slice() }, table.labels.length, key);
    return key;
  }

  remove(key: IDBValidKey): Promise<void> {
    return this.#store.remove(key);
  }
}

function isDone({ run, done }: KeptRun): boolean {
  return done >= run.labels.length;
}

function describe({ key, run, done, savedAt }: KeptRun): StoredTable {
  return { key, about: run.about, images: run.labels.length, done, savedAt };
}
