import type { DatasetRow } from '../../../catalog/datasets';
import { DatasetError, type DatasetImages } from '../datasetImages';
import { gunzip } from '../gunzip';
import { type IdxArray, readIdx } from '../idx';
import { datasetOf } from '.';

/** The bytes of a file of the folder of data sets (`public/datasets`), packed or unpacked; rejects when it is missing. */
export type FetchBytes = (path: string) => Promise<Uint8Array>;

/**
 * Reads a data set into memory.
 *
 * @throws DatasetError when the id is unknown, or the files are missing, damaged or do not fit together
 */
export async function readDataset(id: string, fetchBytes: FetchBytes): Promise<DatasetImages> {
  const dataset = datasetOf(id);
  const [images, labels] = await readFiles(dataset, dataset.files.images, fetchBytes);
  if (images.shape[0] !== labels.shape[0]) throw misfit(dataset, images, labels);
  return assemble(dataset, images, labels);
}

/**
 * Reads the small file of a data set's first images, with the labels of all; null for a data set without one.
 *
 * @throws DatasetError as `readDataset` does
 */
export async function readFirstImages(id: string, fetchBytes: FetchBytes): Promise<DatasetImages | null> {
  const dataset = datasetOf(id);
  if (dataset.files.first === undefined) return null;
  const [images, labels] = await readFiles(dataset, dataset.files.first, fetchBytes);
  if ((images.shape[0] as number) > (labels.shape[0] as number)) throw misfit(dataset, images, labels);
  return assemble(dataset, images, labels);
}

/** A file of images and that of all labels. */
async function readFiles(dataset: DatasetRow, path: string, fetchBytes: FetchBytes): Promise<[IdxArray, IdxArray]> {
  const [images, labels] = await Promise.all([
    readFile(path, dataset, fetchBytes),
    readFile(dataset.files.labels, dataset, fetchBytes),
  ]);
  const areImages = images.shape.length === 3 || images.shape.length === 4;
  if (!areImages || labels.shape.length !== 1) throw misfit(dataset, images, labels);
  const wrong = labels.data.find((label) => label >= dataset.kind.classes.length);
  if (wrong !== undefined) throw new DatasetError(`${dataset.title}: there is no class ${wrong}.`, dataset.source);
  return [images, labels];
}

function assemble({ title, kind }: DatasetRow, images: IdxArray, labels: IdxArray): DatasetImages {
  const [present, height, width, channels = 1] = images.shape as [number, number, number, number?];
  const count = labels.data.length;
  return {
    name: title,
    classes: kind.classes,
    count,
    present,
    height,
    width,
    channels,
    labels: labels.data,
    images: images.data,
  };
}

async function readFile(path: string, dataset: DatasetRow, fetchBytes: FetchBytes): Promise<IdxArray> {
  const packed = await fetchBytes(path).catch((reason: unknown) => {
    throw new DatasetError(`${dataset.title}: ${path} cannot be read (${messageOf(reason)}).`, dataset.source);
  });
  try {
    return readIdx(await gunzip(packed));
  } catch (reason) {
    throw new DatasetError(`${dataset.title}: ${path}: ${messageOf(reason)}`, dataset.source);
  }
}

function misfit({ title, source }: DatasetRow, images: IdxArray, labels: IdxArray): DatasetError {
  const found = `${images.shape.join(' × ')} images and ${labels.shape.join(' × ')} labels`;
  return new DatasetError(`${title}: ${found} do not belong together.`, source);
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
