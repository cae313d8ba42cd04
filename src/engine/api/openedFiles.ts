import { UnknownDataError, UnknownModelError } from './errors';
import type { Engine, GivenData, ModelFile, ModelSource } from './types';

/** What was opened, for every engine of the page: these files cannot be fetched again. By digest, and by id. */
const models = new Map<string, ModelSource>();
const data = new Map<string, GivenData>();

export function rememberModel(source: ModelSource, id: string): void {
  if (typeof source !== 'string') models.set(id, source);
}

export function rememberData(given: GivenData, id: string): void {
  data.set(id, given);
}

/**
 * The file of a network that was opened here, by the file's name, or by the network's digest where several have that name.
 *
 * @throws Error where none was
 */
export function openedModel(name: string): ModelFile {
  const files = [...models.values()].map((source) =>
    typeof source === 'object' && 'file' in source ? source.file : source,
  );
  const known = models.get(name);
  const found = known ?? files.findLast((file) => typeof file === 'object' && 'name' in file && file.name === name);
  if (found === undefined) throw new Error(`No network ${name} was opened in this page. Open its file first.`);
  return typeof found === 'object' && 'file' in found ? found.file : found;
}

/** A request, as far as it names what may have been opened here. */
export interface Naming {
  readonly model?: ModelSource | undefined;
  readonly dataset?: string | undefined;
  readonly input?: unknown;
}

/**
 * Asks once more where the engine has let go of a network or of a data set whose file is here, after giving it that file.
 *
 * @param error why there was no answer
 * @throws what the error was where that is not why, or the file is not here
 */
export async function askAgain<T>(
  error: unknown,
  request: Naming,
  ask: () => Promise<T>,
  engine: Pick<Engine, 'load' | 'openData'>,
): Promise<T> {
  const { model } = request;
  const dataset = datasetIn(request);
  const source = typeof model === 'object' && 'file' in model ? model.file : model;
  const file = typeof source === 'string' ? models.get(source) : undefined;
  if (error instanceof UnknownModelError && file !== undefined) {
    await engine.load(file);
    return ask().catch((next) => askAgain(next, { dataset }, ask, engine));
  }
  const given = dataset === undefined ? undefined : data.get(dataset);
  if (error instanceof UnknownDataError && given !== undefined) {
    await engine.openData(given);
    return ask().catch((next) => askAgain(next, { model }, ask, engine));
  }
  throw error;
}

/** The data set that a request names. */
function datasetIn({ dataset, input }: Naming): string | undefined {
  if (dataset !== undefined) return dataset;
  return typeof input === 'object' && input !== null && 'dataset' in input ? String(input.dataset) : undefined;
}
