import type { Clip } from '../../../bounds/inputBox';
import type { BackendName } from '../../../catalog/backends';
import type { TableMethod } from '../../../catalog/methods';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { RadiusTable, TableAbout } from '../../../radii/table/radiusTable';
import type { Shard } from '../../../radii/table/shard';
import type { CheckedRecords } from '../../api/records';
import type { AskOptions, ModelSource } from '../../api/requestTypes';
import type { ModelSubject } from '../../api/subject';
import type { AttackEffort } from '../attack/attackTypes';

/** Asks for a certified radius table. */
export interface RadiusTableRequest {
  readonly model: ModelSource;
  readonly dataset: string;
  /** Number of images. Default 1000, or all where there are fewer; the first ones unless a seed is given. */
  readonly count?: number;
  /** Takes the images at random from the whole data set; the same seed takes the same ones. */
  readonly seed?: number;
  /** The images themselves, in place of a number. */
  readonly indices?: readonly number[];
  /** Of these images only those of a shard, for machines that share the work; default: all. */
  readonly shard?: Shard;
  /** Default crown. */
  readonly method?: TableMethod;
  /** Default real. */
  readonly rounding?: Rounding;
  /** Radii, ascending from 0. Default: the one grid of the data set. */
  readonly grid?: readonly number[];
  /** Range that inputs cannot leave, or one for each number of them; null for none. Default: the network's, else [0, 1]. */
  readonly clip?: Clip;
  /** How hard to look for counterexamples; null not to. Default: 1 restart, 10 steps, seed 1. */
  readonly attack?: AttackEffort | null;
  readonly backend?: BackendName;
}

/** A request with every default filled in but the images, which depend on the data set. */
export interface FullTableRequest {
  readonly how: Omit<TableAbout, 'version' | 'model' | 'outputs'>;
  readonly slice: Pick<RadiusTableRequest, 'count' | 'seed' | 'indices' | 'shard'>;
}

/** A table that was asked for; its images are named in itself. */
export interface AskedTable extends RadiusTable {
  readonly of: ModelSubject<FullTableRequest['how'] & FullTableRequest['slice']>;
}

/** A table that is kept, or as much of it as was computed. */
export interface StoredTable {
  /** Names it; made of all that it depends on. */
  readonly key: string;
  readonly about: TableAbout;
  readonly images: number;
  /** How many of them are done; parts count. */
  readonly done: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** The engine's part that is about tables. */
export interface TableEngine {
  /** Computes a table, goes on with one that was stopped, or gives the one that is kept. */
  radiusTable(request: RadiusTableRequest, options?: AskOptions): Promise<AskedTable>;
  /** The table that comes with a bundled model; null where none does. */
  bundledTable(model: string): Promise<RadiusTable | null>;
  /** Those of the networks that its recipe comes to with other seeds. */
  seedTables(model: string): Promise<readonly RadiusTable[]>;
  /** What is kept, the latest first. */
  storedTables(): Promise<CheckedRecords<StoredTable>>;
  /** One of them; null where it is gone or not finished. */
  storedTable(key: string): Promise<RadiusTable | null>;
  /** Keeps a table that was read from a file; gives its key. */
  keepTable(table: RadiusTable): Promise<string>;
  deleteTable(key: IDBValidKey): Promise<void>;
}
