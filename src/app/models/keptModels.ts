import { type IDBPDatabase, openDB } from 'idb';
import { isModelCard } from '../../engine/api/isModelCard';
import { type CheckedRecords, ifGood, readChecked } from '../../engine/api/records';
import type { ModelCard } from '../../engine/api/types';
import { isFiniteNumber, isInstanceOf, isRecordOf, isText, where } from '../../numbers/guards';
import { messageOf } from '../commands/notices';
import { reportNotKept } from '../storage';

/** A network that was trained in this browser. */
export interface KeptModel {
  /** Names it in the state of views. */
  readonly key: string;
  readonly bytes: ArrayBuffer;
  readonly card: ModelCard;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const STORE = 'models';

const isKeptModel = isRecordOf<KeptModel>({
  key: isText,
  bytes: where(isInstanceOf(ArrayBuffer), ({ byteLength }) => byteLength > 0),
  card: isModelCard,
  savedAt: isFiniteNumber,
});

/**
 * The networks that were kept, the oldest first; none where the browser denies its database (private windows) or it
 * cannot be read.
 */
export async function readKept(): Promise<CheckedRecords<KeptModel>> {
  const { good, damaged } = await open()
    .then((database) => readChecked(database, STORE, ifGood(isKeptModel)))
    .catch(() => ({ good: [], damaged: [] }));
  return { good: good.toSorted((a, b) => a.savedAt - b.savedAt), damaged };
}

/** Keeps a network for later visits; one that the browser refuses is lost with the page, which is reported. */
export async function writeKept(model: KeptModel): Promise<void> {
  await open()
    .then((database) => database.put(STORE, model))
    .catch((error: unknown) => reportNotKept(messageOf(error)));
}

export async function removeKept(key: IDBValidKey): Promise<void> {
  await open()
    .then((database) => database.delete(STORE, key))
    .catch(() => {});
}

let opening: Promise<IDBPDatabase> | undefined;

async function open(): Promise<IDBPDatabase> {
  opening ??= openDB('boundscope-models', 1, {
    upgrade: (database) => void database.createObjectStore(STORE, { keyPath: 'key' }),
  });
  return opening;
}
