import { DATA_FORMATS, endsWithOneOf } from '../../../catalog/dataFormats';
import { permute } from '../../../network/layout';
import { DatasetError } from '../../inputs/datasetImages';
import { bytesOf, type DataFormat, labelsIn, lastPart, linesOf, testPart } from '../dataFormat';

const SIDE = 32;
const PIXELS = 3 * SIDE * SIDE;
/** Bytes of labels before each picture: of ten classes one, of a hundred one of the twenty groups and one of the class. */
const LABEL_BYTES = [1, 2] as const;
/** Batches of Python, which are pickled. */
const PICKLED = /^(data_batch_\d|test_batch|train|test|batches\.meta|meta)$/;

/** CIFAR batches in their binary version: labels and pictures one after the other, channels first. */
export const cifarFormat: DataFormat = {
  match: (files) =>
    files.some(({ path }) => endsWithOneOf(path, DATA_FORMATS.cifar.endings) || PICKLED.test(lastPart(path))),
  async open(files) {
    const batches = files.filter(({ path }) => endsWithOneOf(path, DATA_FORMATS.cifar.endings));
    const chosen = testPart(batches.map((file) => ({ name: lastPart(file.path), file })));
    if (!chosen) {
      throw new DatasetError('These batches are pickled, as Python has them.', 'Download CIFAR’s binary version.');
    }
    // The test batch alone, or all of the others.
    const isTest = /test/i.test(chosen.name);
    const taken = isTest ? [chosen.file] : batches;
    const contents = await Promise.all(taken.map(bytesOf));
    const labelBytes = LABEL_BYTES.find((size) => contents.every(({ length }) => length % (size + PIXELS) === 0));
    if (labelBytes === undefined || contents.every(({ length }) => length === 0)) {
      throw new DatasetError(
        `${taken.map(({ path }) => lastPart(path)).join(', ')}: the bytes do not make a whole number of CIFAR’s pictures.`,
        'Download it again, in its binary version.',
      );
    }
    const record = labelBytes + PIXELS;
    const count = contents.reduce((sum, { length }) => sum + length / record, 0);
    const first = new Uint8Array(count * PIXELS);
    const labels = new Uint8Array(count);
    let at = 0;
    for (const content of contents) {
      for (let start = 0; start < content.length; start += record) {
        labels[at] = content[start + labelBytes - 1] as number;
        first.set(content.subarray(start + labelBytes, start + record), at * PIXELS);
        at++;
      }
    }
    const names = files.find(({ path }) => /(fine_label_names|batches\.meta)\.txt$/.test(path));
    return {
      classes: names ? await linesOf(names) : null,
      labels: labelsIn(labels, chosen.name),
      items: {
        kind: 'array',
        count,
        image: { height: SIDE, width: SIDE, channels: 3 },
        data: permute(first, [count, 3, SIDE, SIDE], [0, 2, 3, 1]),
      },
      notes: isTest && batches.length > 1 ? [`Of the batches ${chosen.name} was taken.`] : [],
    };
  },
};
