import { UnknownDataError, UnknownModelError } from './errors';
import type { GivenData, ModelFile, ModelSource } from './types';

/** What was opened, for every engine of the page: these files cannot be fetched again. By digest, and by id. */
const models = new Map<string, ModelSource>();
const data = new Map<string, GivenData>();

/** Digests of the networks that were loaded, by what requests name them. */
const digests = new Map<ModelSource, string>();

export function rememberModel(source: ModelSource, id: string): void {
  for (const name of [source, id]) digests.set(name, id);
  if (typeof source !== 'string') models.set(id, source);
}

export function rememberData(given: GivenData, id: string): void {
  data.set(id, given);
}

/** The digest of a network that was loaded here. */
export function digestOf(source: ModelSource): string | undefined {
  return digests.get(source);
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

/** Asks once more where the engine has let go of a model whose file is here, after giving it that file. */
export function askWithModel<T>(
  model: ModelSource,
  ask: () => Promise<T>,
  give: (source: ModelSource) => Promise<unknown>,
): Promise<T> {
  const file = typeof model === 'object' && 'file' in model ? model.file : model;
  return giveAndAskAgain(ask, UnknownModelError, typeof file === 'string' ? models.get(file) : undefined, give);
}

/** The same of a data set. */
export function askWithData<T>(
  id: string | undefined,
  ask: () => Promise<T>,
  give: (data: GivenData) => Promise<unknown>,
): Promise<T> {
  return giveAndAskAgain(ask, UnknownDataError, id === undefined ? undefined : data.get(id), give);
}

async function giveAndAskAgain<T, Given>(
  ask: () => Promise<T>,
  LetGo: typeof UnknownModelError | typeof UnknownDataError,
  given: Given | undefined,
  give: (given: Given) => Promise<unknown>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof LetGo) || given === undefined) throw error;
    await give(given);
    return ask();
  }
}
