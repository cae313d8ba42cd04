import { DATA_FORMAT_NAMES, DATA_FORMATS, type DataFormatName } from '../../catalog/dataFormats';
import { NetworkError } from '../../network/networkError';
import { DatasetError } from '../inputs/datasetImages';
import { NpyError } from '../inputs/npy';
import { Zip } from '../inputs/zip';
import { cifarFormat } from './cifar/cifarFormat';
import { bytesOf, type DataFile, type DataFormat, lastPart, MOST_CLASSES, type OpenedData } from './dataFormat';
import { idxFormat } from './idx/idxFormat';
import { numpyFormat } from './numpy/numpyFormat';
import { picturesFormat } from './pictures/picturesFormat';
import { tableFormat } from './table/tableFormat';

/** The code behind each format that the catalog names. */
const READERS: Readonly<Record<DataFormatName, DataFormat>> = {
  pictures: picturesFormat,
  numpy: numpyFormat,
  idx: idxFormat,
  cifar: cifarFormat,
  table: tableFormat,
};

/**
 * Reads a data set of any format; an archive is opened like the folder that it was made of.
 *
 * @param size how many numbers the network takes that it is for, where that is known
 * @throws DatasetError saying what cannot be taken, and what to do
 */
export async function openData(given: readonly DataFile[], size?: number): Promise<OpenedData> {
  try {
    const files = visible(await unzipped(given));
    const format = DATA_FORMAT_NAMES.map((name) => READERS[name]).find(({ match }) => match(files));
    if (!format) throw unknown(files);
    const opened = await format.open(files, size);
    checkClasses(opened);
    return opened;
  } catch (error) {
    if (error instanceof NetworkError) throw new DatasetError(error.problem, 'Make the archive again.');
    if (error instanceof NpyError) throw new DatasetError(error.message, '');
    throw error;
  }
}

async function unzipped(files: readonly DataFile[]): Promise<readonly DataFile[]> {
  const [file, second] = files;
  if (!file || second || !file.path.toLowerCase().endsWith('.zip')) return files;
  const archive = new Zip(await bytesOf(file));
  return Promise.all(
    archive.names.map(async (path) => ({ path, blob: new Blob([new Uint8Array(await archive.read(path))]) })),
  );
}

/** Without what systems leave in folders. */
function visible(files: readonly DataFile[]): readonly DataFile[] {
  return files.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'));
}

function checkClasses({ classes, labels, items }: OpenedData): void {
  const count = items.kind === 'array' ? items.count : items.files.length;
  if (count === 0) throw new DatasetError('There are no items in it.', 'Choose another file.');
  if (classes && classes.length > MOST_CLASSES) {
    throw new DatasetError(`There are ${classes.length} classes.`, `At most ${MOST_CLASSES} are taken.`);
  }
  const beyond = classes && labels?.find((label) => label >= classes.length);
  if (classes && beyond) {
    throw new DatasetError(
      `There is an item of class ${beyond}, but names of ${classes.length} classes.`,
      'Name them all, one a line.',
    );
  }
}

function unknown(files: readonly DataFile[]): DatasetError {
  const names = files.slice(0, 3).map(({ path }) => lastPart(path));
  const titles = DATA_FORMAT_NAMES.map((name) => DATA_FORMATS[name].title).join(', ');
  return new DatasetError(
    `${names.join(', ') || 'The folder'} holds no data set that is known.`,
    `Taken are ${titles}.`,
  );
}
