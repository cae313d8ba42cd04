import { readFile, rename, writeFile } from 'node:fs/promises';
import type { KeptRun, TableStore } from '../engine/tableStore';
import type { TableRun } from '../evaluation/tableRun';
import { InputError } from './inputError';

/** A run as JSON has it: typed arrays are lists. */
interface KeptJson extends Omit<KeptRun, 'run'> {
  readonly run: { readonly [Field in keyof TableRun]: Field extends 'about' ? TableRun['about'] : number[] };
}

/** Keeps one run in a file of the person's. */
export class FileTables implements TableStore {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async read(key: string): Promise<KeptRun | undefined> {
    const kept = await this.#read();
    if (!kept || kept.key === key) return kept;
    const { model, dataset, method } = kept.run.about;
    throw new InputError(
      `${this.#path} has another table, of ${model.name} on ${dataset} by ${method}, or with other images or radii. ` +
        'Give the same options as for that one, or another file.',
    );
  }

  async write(kept: KeptRun): Promise<void> {
    const text = JSON.stringify(kept, (_, value: unknown) => (ArrayBuffer.isView(value) ? listOf(value) : value));
    // Written beside and then moved, so that the file is whole whenever the process ends.
    await writeFile(`${this.#path}.new`, text);
    await rename(`${this.#path}.new`, this.#path);
  }

  async list(): Promise<readonly KeptRun[]> {
    const kept = await this.#read();
    return kept ? [kept] : [];
  }

  async remove(): Promise<void> {
    throw new InputError(`${this.#path} is a file of yours. Delete it yourself.`);
  }

  async #read(): Promise<KeptRun | undefined> {
    const text = await readFile(this.#path, 'utf8').catch(ignoreMissing);
    if (text === undefined) return undefined;
    try {
      return revive(JSON.parse(text) as KeptJson);
    } catch {
      throw new InputError(`${this.#path} is no unfinished table. Give another file for --resume.`);
    }
  }
}

function listOf(view: ArrayBufferView): number[] {
  return Array.from(view as Uint16Array);
}

function revive({ run, ...kept }: KeptJson): KeptRun {
  const arrays = {
    indices: Uint32Array.from(run.indices),
    labels: Uint16Array.from(run.labels),
    predictions: Uint16Array.from(run.predictions),
    certified: Uint16Array.from(run.certified),
    refused: Uint16Array.from(run.refused),
    attacked: Uint16Array.from(run.attacked),
    resisted: Uint16Array.from(run.resisted),
  };
  return { ...kept, run: { about: run.about, ...arrays } };
}

function ignoreMissing(reason: NodeJS.ErrnoException): undefined {
  if (reason.code !== 'ENOENT') throw new InputError(`The file for --resume cannot be read: ${reason.message}`);
}
