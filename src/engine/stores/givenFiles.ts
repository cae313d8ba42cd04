import { type ModelFiles, oneFile, refuseMissing } from '../../formats/models/modelFiles';
import type { ModelFile } from '../api/requestTypes';

/** Files that were handed over: they cannot be fetched again. */
export type GivenFiles = Exclude<ModelFile, string>;

/** Files as they were handed over; those beside the first are known by their names alone, wherever they lay. */
export function filesOf(given: GivenFiles): ModelFiles {
  if (given instanceof ArrayBuffer) return oneFile('model', new Uint8Array(given));
  const { name, bytes, beside = {} } = given;
  const others = new Map(Object.entries(beside).map(([path, content]) => [lastPart(path), content]));
  return {
    name,
    bytes: new Uint8Array(bytes),
    beside: async (path) => new Uint8Array(others.get(lastPart(path)) ?? refuseMissing(name, path)),
  };
}

/**
 * A file by its address or path, and those that lie in its folder.
 *
 * @param open gives the content of any
 */
export async function openBeside(location: string, open: (path: string) => Promise<Uint8Array>): Promise<ModelFiles> {
  const end = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1;
  const name = location.slice(end);
  const beside = (path: string) => open(location.slice(0, end) + path).catch(() => refuseMissing(name, path));
  return { name, bytes: await open(location), beside };
}

function lastPart(path: string): string {
  return path.split('/').at(-1) ?? path;
}
