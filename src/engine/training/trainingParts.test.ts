import { beforeAll, describe, expect, it } from 'vitest';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { readDataset } from '../../formats/inputs/datasets/readDataset';
import { barAssets } from '../../testing/standIns/barImages';
import { SHORT_TRAINING } from '../../testing/standIns/fakeTrainings';
import { trainingWork } from './trainingParts';
import { TrainingWatch } from './trainingWatch';

const TREE = { ...SHORT_TRAINING, method: 'ndt' } as const;
let data: DatasetImages;

beforeAll(async () => {
  const assets = barAssets(240, 50);
  data = await readDataset('fashion-mnist-train-12k', (path) => assets.read(`datasets/${path}`));
});

describe('trainingWork', () => {
  it('asks back a radius that no pixel can have', () => {
    const wide = { ...SHORT_TRAINING, epsilonOuter: 8 };
    expect(() => trainingWork(wide, data)).toThrow(/epsilonOuter is 8.*8\/255\?/);
  });

  it('holds out some images of each class', () => {
    const { parts, split } = trainingWork(SHORT_TRAINING, data);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ data, split, recipe: { heldOutPerClass: 2 } });
    expect(split.heldOut).toHaveLength(20);
    expect(split.training).toHaveLength(220);
  });

  it('holds out the same images from every decision of a tree', () => {
    const { parts, split } = trainingWork(TREE, data);
    const heldOut = [...split.heldOut];
    expect(parts.map(({ words }) => words)).toEqual([
      'between the groups',
      'within T-shirt, Pullover, Dress, Coat, Shirt',
      'within Sandal, Sneaker, Boot',
    ]);
    for (const { node, data: own, split: ownSplit } of parts) {
      const classes = node.groups.flat();
      const indices = [...data.labels.keys()].filter((index) => classes.includes(data.labels[index] as number));
      expect([...ownSplit.heldOut].map((rank) => indices[rank])).toEqual(
        heldOut.filter((index) => indices.includes(index)),
      );
      expect(ownSplit.training.length + ownSplit.heldOut.length).toBe(own.count);
    }
  });
});

describe('TrainingWatch', () => {
  it('watches 24 images that are held out, or all where there are fewer, class by class', () => {
    const work = trainingWork(TREE, data);
    const { watched } = new TrainingWatch(TREE, work);
    expect([...watched].every((index) => work.split.heldOut.includes(index))).toBe(true);
    expect(Array.from(watched, (index) => data.labels[index])).toEqual(Array.from({ length: 20 }, (_, at) => at >> 1));
  });
});
