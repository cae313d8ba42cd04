import { type EngineClient, engine } from '../../engine/client';
import type { ModelCard, ModelSummary } from '../../engine/types';
import { addTrained, trainedModels, trainedModelsRead } from './trainedModels';

interface OpenedModel {
  readonly bytes: ArrayBuffer;
  readonly summary: ModelSummary;
}

const FILE = 'file:';
const opened = new Map<string, OpenedModel>();

/** Whether a state's model is a file that someone opened, rather than one that comes with Boundscope. */
export function isFile(key: string): boolean {
  return key.startsWith(FILE);
}

/** The file's name as people know it. */
export function fileNameOf(key: string): string {
  return key.slice(FILE.length);
}

/** Keys of the files opened since the page was loaded, oldest first; without networks that were trained here. */
export function openedKeys(): string[] {
  const trained = trainedModels.getState().map(({ key }) => key);
  return [...opened.keys()].filter((key) => !trained.includes(key));
}

/**
 * Reads an ONNX file and keeps it for this visit; resolves to the key that names it in the view's state.
 *
 * @throws Error with the engine's own message when the file cannot be taken
 */
export async function openFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const summary = await engine().load(bytes);
  const key = await freeKey(file.name, summary.id);
  opened.set(key, { bytes, summary });
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
  opened.set(key, { bytes: onnx, summary });
  await addTrained({ ...kept, key });
  return key;
}

/**
 * The summary of a model by its key in the view's state.
 *
 * @throws Error when it is not bundled, or is a file that was neither opened during this visit nor trained here
 */
export async function findModel(key: string): Promise<ModelSummary> {
  if (!isFile(key)) return engine().load(key);
  const known = opened.get(key) ?? (await openTrained(key));
  if (known) return known.summary;
  throw new Error(
    `This link is about ${fileNameOf(key)}, a file on its sender's computer. Open it here to see the same.`,
  );
}

/** Gives an engine a file that it has let go of or never had; bundled models it finds by itself. */
export async function reload(id: string, asked: EngineClient): Promise<void> {
  const known = [...opened.values()].find(({ summary }) => summary.id === id);
  if (known) await asked.load(known.bytes);
}

/** A network that was trained here, perhaps on an earlier visit. */
async function openTrained(key: string): Promise<OpenedModel | undefined> {
  await trainedModelsRead();
  const kept = trainedModels.getState().find((model) => model.key === key);
  if (!kept) return undefined;
  const model = { bytes: kept.bytes, summary: await load(kept) };
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
    const known = opened.get(key) ?? (await openTrained(key));
    if (!known || known.summary.id === id) return key;
  }
}
