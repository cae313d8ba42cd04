import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/datasetImages';
import { type Batch, uploadBatch } from './batch';
import { layersOf } from './bounds/layers';
import { logitsOf } from './bounds/logits';
import { lossContext } from './losses/lossContext';
import { lowerMargins } from './losses/lowerMargins';
import { type GroupRadii, groupOfClasses } from './radii';
import type { TrainableNetwork } from './trainableNetwork';

const BATCH = 250;

/**
 * Shares of images, from 0 to 1. Verified is by interval bounds with rounding ignored: quick figures to steer training
 * by, not the proved ones that model cards give.
 */
export interface Figures {
  /** Images whose largest logit is their label's. */
  readonly clean: number;
  /** Against all classes at the outer radius. */
  readonly verified?: number;
  /** Against the classes of other groups at the outer radius. */
  readonly interGroup?: number;
  /** Against the classes of the same group at the inner radius. */
  readonly innerGroup?: number;
  /** Against each class at its pair's radius. */
  readonly adaptive?: number;
}

/** Judges a network on the images of these indices. */
export async function figuresOf(
  network: TrainableNetwork,
  data: DatasetImages,
  indices: Uint32Array,
  radii: GroupRadii | undefined,
): Promise<Figures> {
  const groups = radii && groupOfClasses(data.classes, radii.groups);
  const sums = new Map<keyof Figures, number>();
  for (let start = 0; start < indices.length; start += BATCH) {
    const batch = uploadBatch(data, indices.subarray(start, start + BATCH));
    const margins = await readMargins(network, batch, radii);
    for (const [figure, count] of countPassed(margins, batch.labels, groups)) {
      sums.set(figure, (sums.get(figure) ?? 0) + count);
    }
    tf.dispose([batch.images, batch.oneHot]);
  }
  const shares = [...sums].map(([figure, count]) => [figure, count / indices.length]);
  return Object.fromEntries(shares) as unknown as Figures;
}

/** Margins z_label − z_j, [batch, classes]: of the images themselves, and lower bounds at the two radii. */
interface Margins {
  readonly clean: Float32Array;
  readonly inner?: Float32Array;
  readonly outer?: Float32Array;
}

async function readMargins(network: TrainableNetwork, batch: Batch, radii?: GroupRadii): Promise<Margins> {
  const tensors = tf.tidy(() => {
    const layers = layersOf(network);
    const context = lossContext(layers, batch, 1);
    const logits = logitsOf(layers, batch.images);
    const clean = tf.sub(tf.sum(tf.mul(logits, batch.oneHot), 1, true), logits);
    if (!radii) return [clean];
    return [clean, ...[radii.inner, radii.outer].map((radius) => lowerMargins(context, radius, 0))];
  });
  const [clean, inner, outer] = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(tensors);
  return { clean: clean as Float32Array, ...(inner && outer && { inner, outer }) };
}

/** How many images have positive margins against every class that a figure counts. */
function countPassed(
  { clean, inner, outer }: Margins,
  labels: Uint8Array,
  groups: readonly number[] | undefined,
): ReadonlyMap<keyof Figures, number> {
  const classes = clean.length / labels.length;
  const count = (marginOf: (at: number, sameGroup: boolean) => number | undefined) =>
    labels.reduce((passed, label, sample) => {
      const wrong = Array.from({ length: classes }, (_, other) => other).some((other) => {
        if (other === label) return false;
        const margin = marginOf(sample * classes + other, groups?.[other] === groups?.[label]);
        return margin !== undefined && !(margin > 0);
      });
      return passed + Number(!wrong);
    }, 0);
  const counts = new Map<keyof Figures, number>([['clean', count((at) => clean[at])]]);
  if (!inner || !outer) return counts;
  counts.set(
    'verified',
    count((at) => outer[at]),
  );
  counts.set(
    'interGroup',
    count((at, same) => (same ? undefined : outer[at])),
  );
  counts.set(
    'innerGroup',
    count((at, same) => (same ? inner[at] : undefined)),
  );
  return counts.set(
    'adaptive',
    count((at, same) => (same ? inner[at] : outer[at])),
  );
}
