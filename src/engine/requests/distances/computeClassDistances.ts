import type { Checkpoint } from '../../../bounds/checkpoint';
import { requireClasses } from '../../../network/interface/outputs';
import { confusionDistances, countConfusions } from '../../../similarity/confusions';
import type { LabelledImages, Run } from '../../../similarity/imageBatches';
import { lastLayer } from '../../../similarity/lastLayer';
import { meanFeatures } from '../../../similarity/meanFeatures';
import { directions } from '../../../similarity/tree/distances';
import type { MetricDistances, Progress } from '../../api/types';
import { progressAt } from '../../progress';
import type { InputReader } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { distancesBetween } from './distancesOfWeights';
import type { FullSimilarityRequest } from './similarityTypes';

/**
 * How far apart a classifier's classes are.
 *
 * @throws RangeError when there are no two classes, or the data set does not fit the network
 * @throws NetworkError when the network does not end in a layer with a weight vector for each class
 */
export async function computeClassDistances(
  model: StoredModel,
  inputs: InputReader,
  request: FullSimilarityRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<MetricDistances> {
  const { ready, network } = model;
  const classes = requireClasses(network, ready.shapes).count;
  if (request.source === 'weights') return { ...distancesBetween(lastLayer(ready).vectors), images: 0 };
  if (request.source === 'unit-weights') {
    return { ...distancesBetween(directions(lastLayer(ready).vectors)), images: 0 };
  }
  const images = await imagesOf(model, inputs, request, classes);
  const start = performance.now();
  const run: Run = { checkpoint, onProgress: (done) => onProgress(progressAt(done, images.count, start)) };
  if (request.source === 'features') {
    const vectors = await meanFeatures(ready, lastLayer(ready).input, images, run);
    return { ...distancesBetween(vectors), images: images.count };
  }
  const { values } = confusionDistances(await countConfusions(ready, images, run), classes);
  return { classes, euclidean: values, cosine: values, images: images.count };
}

async function imagesOf(
  { network }: StoredModel,
  inputs: InputReader,
  { dataset = '', count }: FullSimilarityRequest,
  outputs: number,
): Promise<LabelledImages> {
  const data = await inputs.imagesFor(dataset, network);
  if (data.labels.length === 0) {
    throw new RangeError(`${data.name} has no labels. Open it with its labels, or compare the classes by weights.`);
  }
  if (data.classes.length !== outputs) {
    throw new RangeError(
      `The network has ${outputs} classes, but ${data.name} has ${data.classes.length}. Choose another data set.`,
    );
  }
  return {
    count: Math.min(count, data.count),
    classes: data.classes,
    read: async (start, end) => {
      const indices = Array.from({ length: end - start }, (_, k) => start + k);
      const { values, labels = [] } = await inputs.read({ dataset, indices }, network);
      return { values, labels };
    },
  };
}
