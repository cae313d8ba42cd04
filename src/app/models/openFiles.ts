import type { ModelSummary } from '../../engine/api/types';
import { dismiss, messageOf, type Notice, notify } from '../commands/notices';
import { nameOfFiles, type SortedFiles } from '../controls/droppedFiles';
import { findModel, openFile } from './openedModels';
import { fittingData, openOwnData, ownImages } from './ownData';

/** What was opened: a network by its key, and the images that it is to be shown. */
export interface OpenedFiles {
  readonly key: string | null;
  /** Id of a data set; null for none of one's own. */
  readonly images: string | null;
}

let turn: Promise<void> = Promise.resolve();

/** Notices of files that could not be opened. */
const refusals = new Set<string>();

/**
 * Opens what is dropped one after the other, in the order of the drops: a small file that follows a large one would be
 * read before it, and then be replaced by it. What cannot be opened is said, and that stands until a person drops more.
 *
 * @param action what is offered where a file was refused
 */
export function openInTurn(
  files: SortedFiles,
  open: (files: SortedFiles) => Promise<void>,
  action: () => Pick<Notice, 'action'> = () => ({}),
): Promise<void> {
  for (const id of refusals) dismiss(id);
  refusals.clear();
  turn = turn
    .then(() => open(files))
    .catch((error: unknown) => {
      const name = nameOfFiles(files);
      const id = `open ${name}`;
      refusals.add(id);
      notify({ id, text: `${name} could not be opened. ${messageOf(error)}`, ...action() });
    });
  return turn;
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
    // A picture that cannot be read is in the way of every network. Names alone cross the worker's door.
    const isMisfit = error instanceof Error && error.name === RangeError.name;
    if (!isMisfit) throw error;
    throw new Error(`${messageOf(error)} Open the network that ${name} is for: it is then shown these.`);
  }
  return { key, images: id };
}
