import { DatasetError } from '../datasetError';
import type { DatasetImages } from '../datasetImages';
import { gunzip } from '../gunzip';
import { type IdxArray, readIdx } from '../idx';
import type { Dataset } from './dataset';
import { datasetOf } from './index';

/** The bytes of a file of the folder of data sets (`public/datasets`), packed or unpacked; rejects when it is missing. */
export type FetchBytes = (path: string) => Promise<Uint8Array>;

/**
 * Reads a data set into memory.
 *
 * @throws DatasetError when the id is unknown, or the files are missing, damaged or do not fit together
 */
export async function readDataset(id: string, fetchBytes: FetchBytes): Promise<DatasetImages> {
  const dataset = datasetOf(id);
  const [images, labels] = await Promise.all([
    readFile(dataset.images, dataset, fetchBytes),
    readFile(dataset.labels, dataset, fetchBytes),
  ]);
  checkFit(images, labels, dataset);
  const [count, height, width, channels = 1] = images.shape as [number, number, number, number?];
  const { name, classes } = dataset;
  return { name, classes, count, height, width, channels, labels: labels.data, images: images.data };
}

async function readFile(path: string, dataset: Dataset, fetchBytes: FetchBytes): Promise<IdxArray> {
  const packed = await fetchBytes(path).catch((reason: unknown) => {
    throw new DatasetError(`${dataset.name}: ${path} cannot be read (${messageOf(reason)}).`, dataset.source);
  });
  try {
    return readIdx(await gunzip(packed));
  } catch (reason) {
    throw new DatasetError(`${dataset.name}: ${path}: ${messageOf(reason)}`, dataset.source);
  }
}

function checkFit(images: IdxArray, labels: IdxArray, dataset: Dataset): void {
  const areImages = images.shape.length === 3 || images.shape.length === 4;
  if (!areImages || labels.shape.length !== 1 || images.shape[0] !== labels.shape[0]) {
    const found = `${images.shape.join(' × ')} images and ${labels.shape.join(' × ')} labels`;
    throw new DatasetError(`${dataset.name}: ${found} do not belong together.`, dataset.source);
  }
  const wrong = labels.data.find((label) => label >= dataset.classes.length);
  if (wrong !== undefined) throw new DatasetError(`${dataset.name}: there is no class ${wrong}.`, dataset.source);
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
