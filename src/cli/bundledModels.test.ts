import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard } from '../engine/api/types';
import { countParameters } from '../engine/stores/networkCard';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { datasetOf } from '../formats/inputs/datasets';
import { readDataset } from '../formats/inputs/datasets/readDataset';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import { classesOf } from '../network/classes/classes';
import { forward } from '../network/forward';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { runOnnx } from '../testing/onnxruntime';
import { uploadBatch } from '../training/batch';
import { withFigures } from './files/cardFigures';
import { readFromFolders } from './files/folders';
import { readTable } from './files/tableFile';

const MODELS = new URL('../../public/models/', import.meta.url);
/** As many images as this, or all where fewer come with Boundscope. */
const SAMPLE = 1000;

/** In the test sets of Fashion-MNIST and of CIFAR-10. */
const TEST_IMAGES = 10_000;

const ids = JSON.parse(await readFile(new URL('index.json', MODELS), 'utf8')) as string[];

beforeAll(() => startTestBackend('wasm'));

async function readModel(id: string) {
  const card = JSON.parse(await readFile(new URL(`${id}.json`, MODELS), 'utf8')) as ModelCard;
  const file = new Uint8Array(await readFile(new URL(`${id}.onnx`, MODELS)));
  return { card, file, network: readOnnx(file, id) };
}

async function readBundledTable(id: string) {
  const files = JSON.parse(await readFile(new URL('tables.json', MODELS), 'utf8')) as Record<string, string>;
  return readTable(fileURLToPath(new URL(files[id] as string, MODELS)));
}

/** The data set of a card, or the sample of it that comes with Boundscope. */
async function bundledImages({ dataset }: ModelCard): Promise<DatasetImages> {
  const images = await readDataset(datasetOf(dataset).bundled ? dataset : 'cifar10-sample', readFromFolders());
  return { ...images, count: Math.min(SAMPLE, images.count) };
}

/** The images, channels first, and their logits by our own forward pass. */
async function ownLogits(network: ReturnType<typeof readOnnx>, images: DatasetImages) {
  const ready = uploadNetwork(network);
  const batch = uploadBatch(
    images,
    Uint32Array.from({ length: images.count }, (_, index) => index),
  );
  const logits = forward(ready, batch.images);
  const channelsFirst = tf.transpose(batch.images, [0, 3, 1, 2]);
  const result = { pixels: await channelsFirst.data<'float32'>(), logits: await logits.data<'float32'>() };
  tf.dispose([batch.images, batch.oneHot, logits, channelsFirst]);
  ready.dispose();
  return result;
}

function predictions(logits: Float32Array, network: Network, count: number): number[] {
  const classes = classesOf(network, inferShapes(network));
  return Array.from({ length: count }, (_, row) => classes.predict(logits, row * classes.outputs));
}

describe.each(ids)('the bundled model %s', (id) => {
  it('is what its card says', async () => {
    const { card, network } = await readModel(id);
    const { height, width, channels } = await bundledImages(card);
    expect(card.id).toBe(id);
    expect(card.parameters).toBe(countParameters(network));
    expect(network.input).toEqual({ name: 'input', shape: [height, width, channels] });
    expect(network.output).toBe('logits');
  });

  it('has the accuracy its card says, and onnxruntime’s logits', async () => {
    const { card, file, network } = await readModel(id);
    const images = await bundledImages(card);
    const { count, channels, height, width } = images;
    const { pixels, logits } = await ownLogits(network, images);

    const right = predictions(logits, network, count).filter((label, index) => label === images.labels[index]).length;
    const { clean } = card.accuracy;
    // The sample differs from the whole by chance; four standard deviations are allowed.
    expect(Math.abs(right / count - clean)).toBeLessThan(4 * Math.sqrt((clean * (1 - clean)) / count));

    const theirs = await runOnnx(file, pixels, [count, channels, height, width]);
    const differences = logits.map((value, index) => Math.abs(value - (theirs[index] as number)));
    expect(Math.max(...differences)).toBeLessThan(1e-4);
  });

  it('is proved what its card says, by the table that comes with it', async () => {
    const { card } = await readModel(id);
    const table = await readBundledTable(id);
    expect(card.measured?.images).toBe(table.labels.length);
    expect(withFigures(card, table, datasetOf(card.dataset).kind.classes)).toEqual(card);
    const right = table.predictions.filter((prediction, row) => prediction === table.labels[row]).length;
    // Whoever counted all images may have summed in another order, which turns an image or two.
    if (table.labels.length === TEST_IMAGES) expect(right / TEST_IMAGES).toBeCloseTo(card.accuracy.clean, 3);
  });
});
