import { DATA_FORMATS, endsWithOneOf } from '../../../catalog/dataFormats';
import { DatasetError } from '../../inputs/datasetImages';
import { readIdx } from '../../inputs/idx';
import { bytesOf, type DataFormat, labelsIn, lastPart, testPart } from '../dataFormat';
import { itemsOf } from '../pictureLayout';

/** Idx, as the MNIST family has it: a file of pictures, and one of labels beside it. */
export const idxFormat: DataFormat = {
  match: (files) => files.some(({ path }) => endsWithOneOf(path, DATA_FORMATS.idx.endings)),
  async open(files) {
    const own = files.filter(({ path }) => endsWithOneOf(path, DATA_FORMATS.idx.endings));
    const arrays = await Promise.all(
      own.map(async (file) => ({ name: lastPart(file.path), ...readIdx(await bytesOf(file)) })),
    );
    const inputs = testPart(arrays.filter(({ shape }) => shape.length >= 2));
    if (!inputs) {
      throw new DatasetError(
        `${arrays.map(({ name }) => name).join(', ')} has labels and no pictures.`,
        'Open the file of pictures with it.',
      );
    }
    const fitting = arrays.filter(({ shape }) => shape.length === 1 && shape[0] === inputs.shape[0]);
    const labels = testPart(fitting);
    const { items, notes } = itemsOf(inputs.shape, inputs.data);
    return { classes: null, labels: labels ? labelsIn(labels.data, labels.name) : null, items, notes };
  },
};
