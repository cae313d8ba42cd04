import { engine } from '../../engine/api/client';
import type { AskOptions, ModelCard, ModelSummary } from '../../engine/api/types';
import { Kept } from '../ask/asking';
import { firstAnswer } from '../ask/firstAnswers';
import { saying } from '../commands/notices';
import { announceArrival } from './arrived';
import { carriedFile } from './carriedFile';
import { forgetRefused, rememberRefused } from './refusedFile';
import { addTrained, trainedModels, trainedModelsRead } from './trainedModels';

const FILE = 'file:';

/** What follows a file's name where its last layer stands alone. */
export const LAST_LAYER = ', last layer';

/** The engine's client keeps their bytes. */
const opened = new Map<string, ModelSummary>();

/** Files that were opened and need no others: a link can carry those that are small. */
const files = new Map<string, File>();

/** Summaries that were asked for, by their keys. */
export const summaries = new Kept<ModelSummary>(16);

/** Whether a state's model is a file that someone opened, rather than one that comes with Boundscope. */
export function isFile(key: string): boolean {
  return key.startsWith(FILE);
}

/** The file's name as people know it. */
export function fileNameOf(key: string): string {
  return key.slice(FILE.length);
}

/** What a model is called as long as only its key is known: a bundled one's id, else the file's name. */
export function nameOfKey(key: string): string {
  return isFile(key) ? fileNameOf(key) : key;
}

/** Keys of the files opened since the page was loaded, oldest first; without networks that were trained here. */
export function openedKeys(): string[] {
  const trained = trainedModels.getState().map(({ key }) => key);
  return [...opened.keys()].filter((key) => !trained.includes(key));
}

/**
 * Reads a network's file and keeps it for this visit; resolves to the key that names it in the view's state.
 *
 * @param beside files that came along with it, which it may need
 * @throws Error with the engine's own message when the file cannot be taken
 */
export function openFile(file: File, beside: readonly File[] = []): Promise<string> {
  return saying(`Reading ${file.name}`, async () => {
    const others = await Promise.all(beside.map(async (other) => [other.name, await other.arrayBuffer()] as const));
    const source = { name: file.name, bytes: await file.arrayBuffer(), beside: Object.fromEntries(others) };
    // A file says nothing of itself, also where the same network happens to come along with a card.
    forgetRefused();
    const { card: _, ...summary } = await engine()
      .load(source)
      .catch((error: unknown) => {
        rememberRefused(source);
        throw error;
      });
    const key = await freeKey(file.name, summary.id);
    open(key, { ...summary, name: fileNameOf(key) });
    if (beside.length === 0) files.set(key, file);
    return key;
  });
}

/**
 * Opens the last dense layer of a network alone, which can be had whatever stands before it; it has a name of its own.
 *
 * @throws Error with the engine's own message where the network does not end so
 */
export async function openLastLayer(file: File): Promise<string> {
  const source = { name: file.name, bytes: await file.arrayBuffer() };
  const { card: _, ...summary } = await engine().load({ file: source, lastLayer: true });
  const key = await freeKey(file.name + LAST_LAYER, summary.id);
  open(key, { ...summary, name: fileNameOf(key) });
  return key;
}

/**
 * Keeps a network that was trained here, also for later visits; resolves to the key that names it in a view's state.
 *
 * @param card as JSON
 * @throws Error with the engine's own message when the file cannot be taken
 */
export async function keepTrained(name: string, onnx: ArrayBuffer, card: string): Promise<string> {
  const kept = { bytes: onnx, card: JSON.parse(card) as ModelCard, savedAt: Date.now() };
  const summary = await load(kept);
  const key = await freeKey(name, summary.id);
  open(key, summary);
  await addTrained({ ...kept, key });
  return key;
}

/**
 * The summary of a model by its key in the view's state; its name is what people know it by.
 *
 * @throws Error when it is not bundled, or is a file that was neither opened during this visit nor trained here
 */
export async function findModel(key: string, options?: AskOptions): Promise<ModelSummary> {
  if (!isFile(key)) return loadBundled(key, options);
  const known = opened.get(key) ?? (await openTrained(key)) ?? (await openCarried(key));
  if (known) return known;
  throw new Error(
    `This link is about ${fileNameOf(key)}, a file on its sender's computer. Open it here to see the same.`,
  );
}

/** One that comes with Boundscope, or from an address; where it is known from an earlier visit, the engine reads it beside that. */
async function loadBundled(id: string, options?: AskOptions): Promise<ModelSummary> {
  let isRead = false;
  const summary = await firstAnswer('load', id, (asked) => {
    isRead = true;
    return engine().load(asked, options);
  });
  if (!isRead)
    engine()
      .load(id)
      .catch(() => {});
  return summary;
}

function open(key: string, model: ModelSummary): void {
  opened.set(key, model);
  summaries.set(key, model);
  announceArrival();
}

/** A network that was trained here, perhaps on an earlier visit. */
async function openTrained(key: string): Promise<ModelSummary | undefined> {
  await trainedModelsRead();
  const kept = trainedModels.getState().find((model) => model.key === key);
  if (!kept) return undefined;
  const model = await load(kept);
  opened.set(key, model);
  return model;
}

/** The bytes of a network that was opened or trained here; undefined where it is none, or is in several files. */
export async function bytesOfFile(key: string): Promise<ArrayBuffer | undefined> {
  const trained = trainedModels.getState().find((model) => model.key === key);
  return trained ? trained.bytes : files.get(key)?.arrayBuffer();
}

/** A network that came along in the link. */
async function openCarried(key: string): Promise<ModelSummary | undefined> {
  const carried = await carriedFile(fileNameOf(key));
  if (!carried) return undefined;
  // The engine takes what it is given.
  files.set(key, new File([carried.bytes], carried.name));
  const { card: _, ...summary } = await engine().load({ ...carried, beside: {} });
  const model = { ...summary, name: carried.name };
  opened.set(key, model);
  return model;
}

/** The engine knows a file by its digest, which therefore takes the place of the card's own id. */
async function load({ bytes, card }: { bytes: ArrayBuffer; card: ModelCard }): Promise<ModelSummary> {
  const summary = await engine().load(bytes);
  return { ...summary, name: card.name, card: { ...card, id: summary.id } };
}

/** Two different files may have one name; the second is told apart by a number. */
async function freeKey(name: string, id: string): Promise<string> {
  for (let number = 1; ; number++) {
    const key = `${FILE}${number === 1 ? name : `${name} (${number})`}`;
    // One that was kept and cannot be read any more has its name still.
    const known = opened.get(key) ?? (await openTrained(key).catch(() => 'unreadable' as const));
    if (known === 'unreadable') continue;
    if (!known || known.id === id) return key;
  }
}
