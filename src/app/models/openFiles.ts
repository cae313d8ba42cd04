import type { ModelSummary } from '../../engine/api/types';
import { messageOf } from '../commands/notices';
import type { SortedFiles } from '../controls/droppedFiles';
import { findModel, openFile } from './openedModels';
import { fittingData, openOwnData, ownImages } from './ownData';

/** What was opened: a network by its key, and the images that it is to be shown. */
export interface OpenedFiles {
  readonly key: string | null;
  /** Id of a data set; null for none of one's own. */
  readonly images: string | null;
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Opens what is dropped one after the other, in the order of the drops: a small file that follows a large one would be
 * read before it, and then be replaced by it.
 */
export function inTurn<T>(open: () => Promise<T>): Promise<T> {
  const own = turn.then(open);
  turn = own.catch(() => {});
  return own;
}

/**
 * Opens a network, a data set, or both. A network that is opened after its data set is shown that.
 *
 * @param current the network that a data set is for where none comes along
 * @throws Error saying what cannot be taken, and what to do
 */
export async function openFiles({ network, data }: SortedFiles, current: ModelSummary | null): Promise<OpenedFiles> {
  const key = network ? await openFile(network.file, network.beside) : null;
  const model = key === null ? current : await findModel(key);
  if (data.length === 0) return { key, images: model && key !== null ? await fittingData(model) : null };
  const { id, name } = await openOwnData(data, model);
  // Whether it fits is reported once the network is there.
  if (!model) return { key, images: id };
  try {
    await ownImages(id, model);
  } catch (error) {
    throw new Error(`${messageOf(error)} Open the network that ${name} is for: it is then shown these.`);
  }
  return { key, images: id };
}
