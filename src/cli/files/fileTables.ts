import { readFile } from 'node:fs/promises';
import type { CheckedRecords } from '../../engine/api/records';
import { readKeptRun } from '../../engine/stores/readKeptRun';
import type { KeptRun, TableStore } from '../../engine/stores/tableStore';
import { exactWholes } from '../../numbers/exactWholes';
import type { RunState } from '../../radii/tableRun';
import { InputError } from '../options/inputError';
import { writeWhole } from './tableFile';

/** A run as JSON has it: typed arrays are lists. */
interface KeptJson extends Omit<KeptRun, 'run'> {
  readonly run: { readonly [Field in keyof RunState]: Field extends 'about' ? RunState['about'] : number[] };
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
    await writeWhole(this.#path, text);
  }

  async list(): Promise<CheckedRecords<KeptRun>> {
    const kept = await this.#read();
    return { good: kept ? [kept] : [], damaged: [] };
  }

  async remove(): Promise<void> {
    throw new InputError(`${this.#path} is a file of yours. Delete it yourself.`);
  }

  async #read(): Promise<KeptRun | undefined> {
    const text = await readFile(this.#path, 'utf8').catch(ignoreMissing);
    if (text === undefined) return undefined;
    const kept = revive(text);
    if (kept) return kept;
    throw new InputError(`${this.#path} is not an unfinished table, or is damaged. Give another file for --resume.`);
  }
}

function listOf(view: ArrayBufferView): number[] {
  return Array.from(view as Uint16Array);
}

/** The run of a file's text; undefined where it is none. */
function revive(text: string): KeptRun | undefined {
  try {
    const { run, ...rest } = JSON.parse(text) as KeptJson;
    const fields = Object.entries(run).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value];
      return [name, name === 'indices' ? exactWholes(Uint32Array, value) : exactWholes(Uint16Array, value)];
    });
    return readKeptRun({ ...rest, run: Object.fromEntries(fields) });
  } catch {
    return undefined;
  }
}

function ignoreMissing(reason: NodeJS.ErrnoException): undefined {
  if (reason.code !== 'ENOENT') throw new InputError(`The file for --resume cannot be read: ${reason.message}`);
}
