import type { IDBPDatabase } from 'idb';
import type { Guard } from '../../numbers/guards';

/** What a store of the browser's database has: records that can be used, and the keys of those that cannot. */
export interface CheckedRecords<T> {
  readonly good: readonly T[];
  readonly damaged: readonly IDBValidKey[];
}

/** Makes of a record what it holds; undefined where it cannot be used. */
type Reader<T> = (record: unknown) => T | undefined;

/** Reads records that hold what they must, as they are. */
export function ifGood<T>(isGood: Guard<T>): Reader<T> {
  return (record) => (isGood(record) ? record : undefined);
}

/**
 * Reads all records of a store, each by itself, so that one that cannot be read does not take the others with it.
 *
 * @param read gives what a record holds; undefined where it cannot be used
 * @param range keys; default all
 */
export async function readChecked<T>(
  database: IDBPDatabase,
  store: string,
  read: Reader<T>,
  range?: IDBKeyRange,
): Promise<CheckedRecords<T>> {
  const keys = await database.getAllKeys(store, range);
  const values = await Promise.all(keys.map((key) => readOne(database, store, read, key)));
  return {
    good: values.filter((value) => value !== undefined),
    damaged: keys.filter((_, at) => values[at] === undefined),
  };
}

/** A record; undefined where there is none that can be used. */
export async function readOne<T>(
  database: IDBPDatabase,
  store: string,
  read: Reader<T>,
  key: IDBValidKey,
): Promise<T | undefined> {
  const value: unknown = await database.get(store, key).catch(() => undefined);
  return read(value);
}
