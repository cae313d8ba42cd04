import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TrainingCheckpoint } from '../../training/checkpoint';
import type { Recipe } from '../../training/recipe';
import type { EpochReport } from '../../training/report';
import { writeWhole } from '../files/tableFile';
import { InputError } from '../options/inputError';

/** The folder of one training run: its log (one JSON object a line) and its last checkpoint. */
export class RunFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A file of the run. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /**
   * Makes the folder ready for a new run, or finds the checkpoint to go on from.
   *
   * @throws InputError when there is a run that is not to be resumed, or one of another recipe (another number of epochs
   * or other wording makes no other recipe)
   */
  async open(recipe: Recipe, resume: boolean): Promise<TrainingCheckpoint | undefined> {
    await mkdir(this.#folder, { recursive: true });
    const bytes = await readFile(this.path('checkpoint.bin')).catch(() => undefined);
    if (!bytes) return undefined;
    if (!resume) {
      throw new InputError(
        `There is a run in ${this.#folder}. Continue it with --resume, or name another folder with --out.`,
      );
    }
    const checkpoint = deserialize(bytes) as TrainingCheckpoint;
    if (fingerprint(checkpoint.recipe) === fingerprint(recipe)) return checkpoint;
    throw new InputError(`The run in ${this.#folder} followed another recipe. Name another folder with --out.`);
  }

  /** Keeps the checkpoint, replacing the last one only once it is written whole. */
  async keep(checkpoint: TrainingCheckpoint): Promise<void> {
    await writeWhole(this.path('checkpoint.bin'), serialize(checkpoint));
  }

  /** Adds an epoch to the log. */
  async log(report: EpochReport, seconds: number): Promise<void> {
    await appendFile(this.path('log.jsonl'), `${JSON.stringify({ ...report, seconds })}\n`);
  }
}

/** What a run may not change: all but the number of epochs and what is only said to people. */
function fingerprint({ epochs: _epochs, name: _name, radii, ...rest }: Recipe): string {
  return JSON.stringify({ ...rest, radii: radii && { ...radii, groupsFrom: '' } });
}
