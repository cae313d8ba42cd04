import { type EngineClient, engine } from '../../engine/client';
import type { ModelSummary } from '../../engine/types';

interface OpenedModel {
  readonly name: string;
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

/** Keys of the files opened since the page was loaded, oldest first. */
export function openedKeys(): string[] {
  return [...opened.keys()];
}

/**
 * Reads an ONNX file and keeps it for this visit; resolves to the key that names it in the view's state.
 *
 * @throws Error with the engine's own message when the file cannot be taken
 */
export async function openFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const summary = await engine().load(bytes);
  const key = freeKey(file.name, summary.id);
  opened.set(key, { name: file.name, bytes, summary });
  return key;
}

/**
 * The summary of a model by its key in the view's state.
 *
 * @throws Error when it is not bundled, or is a file that was not opened during this visit
 */
export async function findModel(key: string): Promise<ModelSummary> {
  if (!isFile(key)) return engine().load(key);
  const known = opened.get(key);
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

/** Two different files may have one name; the second is told apart by a number. */
function freeKey(name: string, id: string): string {
  for (let number = 1; ; number++) {
    const key = `${FILE}${number === 1 ? name : `${name} (${number})`}`;
    const known = opened.get(key);
    if (!known || known.summary.id === id) return key;
  }
}
