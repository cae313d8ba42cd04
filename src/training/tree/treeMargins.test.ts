import { describe, expect, it } from 'vitest';
import { figuresFrom, verdictsFrom } from '../figures';
import { nodeIndices } from './nodeImages';
import { treeMargins } from './treeMargins';
import { treeNodes } from './treeNodes';

/** Between {0, 2} and 1, then between 0 and 2. */
const NODES = treeNodes([[0, 2], 1]);
const LABELS = Uint8Array.of(1, 2, 0, 2);
const ROOT = {
  clean: Float32Array.of(3, 0, 0, 4, 0, -5, 0, 6),
  inner: Float32Array.of(2, 0, 0, 3, 0, -6, 0, 5),
  outer: Float32Array.of(1, 0, 0, 2, 0, -7, 0, -1),
};
/** Of the images of 2, 0 and 2 again. */
const BELOW = {
  clean: Float32Array.of(9, 0, 0, 8, 7, 0),
  inner: Float32Array.of(6, 0, 0, 5, -1, 0),
  outer: Float32Array.of(-3, 0, 0, -2, -9, 0),
};

describe('treeMargins', () => {
  it('takes the margin over a class from the decision where its path parts from the label’s', () => {
    const { clean, inner } = treeMargins(NODES, [ROOT, BELOW], LABELS, 3);
    const rows = (values: Float32Array) =>
      Array.from(LABELS, (label, sample) => {
        return [...values.subarray(3 * sample, 3 * sample + 3)].filter((_, other) => other !== label);
      });
    expect(rows(clean)).toEqual([
      [3, 3],
      [9, 4],
      [-5, 8],
      [7, 6],
    ]);
    expect(rows(inner)).toEqual([
      [2, 2],
      [6, 3],
      [-6, 5],
      [-1, 5],
    ]);
  });

  it('gives the figures and verdicts of the tree', () => {
    const margins = treeMargins(NODES, [ROOT, BELOW], LABELS, 3);
    const groups = [0, 1, 0];
    expect(figuresFrom(margins, LABELS, groups)).toEqual({
      clean: 0.75,
      verified: 0.25,
      interGroup: 0.5,
      innerGroup: 0.75,
      adaptive: 0.5,
    });
    expect(verdictsFrom(margins, LABELS, groups)).toEqual(['verified', 'verified', 'falsified', 'unknown']);
  });

  it('proves nothing, and calls nothing misclassified, by a decision that is unknown', () => {
    const margins = treeMargins(NODES, [ROOT, undefined], LABELS, 3);
    expect(verdictsFrom(margins, LABELS, [0, 1, 0])).toEqual(['verified', 'unknown', 'falsified', 'unknown']);
  });
});

describe('nodeIndices', () => {
  it('finds images among those of a decision, in the order given', () => {
    expect([...nodeIndices({ labels: LABELS }, [[0], [2]], Uint32Array.of(3, 0, 1))]).toEqual([2, 0]);
    expect([...nodeIndices({ labels: LABELS }, [[0, 2], [1]], Uint32Array.of(3, 0, 1))]).toEqual([3, 0, 1]);
  });
});
