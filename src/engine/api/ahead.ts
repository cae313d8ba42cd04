import type { BackendName } from '../../catalog/backends';

/** What a worker is to fetch before its program is there: what it will be asked about first. */
export interface Ahead {
  /** Files of `public/`. */
  readonly files: readonly string[];
  /** The backend that a person chose, whose own files are then the only ones that are needed. */
  readonly backend?: BackendName;
}

/** What the engine's worker is called; an `Ahead` may follow. */
export const NAME = 'boundscope engine';

/** The list of the networks that come along, by their ids. */
export const MODEL_LIST = 'models/index.json';

/** The files of a network that comes along: the network itself, and its card. */
export function filesOfModel(id: string): { readonly network: string; readonly card: string } {
  return { network: `models/${id}.onnx`, card: `models/${id}.json` };
}

/** Where a file of the folder of data sets lies. */
export function datasetPath(file: string): string {
  return `datasets/${file}`;
}
