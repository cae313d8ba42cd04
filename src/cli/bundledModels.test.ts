import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { countParameters } from '../engine/networkCard';
import type { ModelCard } from '../engine/types';
import type { DatasetImages } from '../formats/datasetImages';
import { readDataset } from '../formats/datasets/readDataset';
import { readOnnx } from '../formats/onnx/readOnnx';
import { classesOf } from '../network/classes';
import { forward } from '../network/forward';
import type { Network } from '../network/network';
import { inferShapes } from '../network/shapes';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { runOnnx } from '../testing/onnxruntime';
import { uploadBatch } from '../training/batch';
import { withFigures } from './cardFigures';
import { readFromFolders } from './datasetFolders';
import { readTable } from './tableFile';

const MODELS = new URL('../../public/models/', import.meta.url);
const SAMPLE = 1000;

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

/** The first images of a data set, and their logits by our own forward pass. */
async function ownLogits(network: ReturnType<typeof readOnnx>, images: DatasetImages) {
  const ready = uploadNetwork(network);
  const batch = uploadBatch(
    images,
    Uint32Array.from({ length: SAMPLE }, (_, index) => index),
  );
  const logits = forward(ready, batch.images);
  const result = { pixels: await batch.images.data<'float32'>(), logits: await logits.data<'float32'>() };
  tf.dispose([batch.images, batch.oneHot, logits]);
  ready.dispose();
  return result;
}

function predictions(logits: Float32Array, network: Network): number[] {
  const classes = classesOf(network, inferShapes(network));
  return Array.from({ length: SAMPLE }, (_, row) => classes.predict(logits, row * classes.outputs));
}

describe.each(ids)('the bundled model %s', (id) => {
  it('is what its card says', async () => {
    const { card, network } = await readModel(id);
    expect(card.id).toBe(id);
    expect(card.parameters).toBe(countParameters(network));
    expect(network.input).toEqual({ name: 'input', shape: [28, 28, 1] });
    expect(network.output).toBe('logits');
  });

  it('has the accuracy its card says, and onnxruntime’s logits', async () => {
    const { card, file, network } = await readModel(id);
    const images = await readDataset(card.dataset, readFromFolders());
    const { pixels, logits } = await ownLogits(network, images);

    const right = predictions(logits, network).filter((label, index) => label === images.labels[index]).length;
    const { clean } = card.accuracy;
    // The sample differs from the whole by chance; four standard deviations are allowed.
    expect(Math.abs(right / SAMPLE - clean)).toBeLessThan(4 * Math.sqrt((clean * (1 - clean)) / SAMPLE));

    const theirs = await runOnnx(file, pixels, [SAMPLE, 1, 28, 28]);
    const differences = logits.map((value, index) => Math.abs(value - (theirs[index] as number)));
    expect(Math.max(...differences)).toBeLessThan(1e-4);
  });

  it('is proved what its card says, by the table that comes with it', async () => {
    const { card } = await readModel(id);
    const images = await readDataset(card.dataset, readFromFolders());
    const table = await readBundledTable(id);
    expect(card.measured?.images).toBe(table.labels.length);
    expect(withFigures(card, table, images.classes)).toEqual(card);
    const right = table.predictions.filter((prediction, row) => prediction === table.labels[row]).length;
    // Whoever counted all images may have summed in another order, which turns an image or two.
    if (table.labels.length === images.count) expect(right / images.count).toBeCloseTo(card.accuracy.clean, 3);
  });
});
