import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { type Blocks, levelsOf } from './blocks';
import { chooseLevel } from './chooseLevel';
import { cutMatrix } from './matMulInBlocks';

describe.each(['wasm', 'cpu'] as const)('chooseLevel on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  const levels = levelsOf(784, cutMatrix(784));
  function chosen(center: number, width: number): Blocks | undefined {
    const ends = tf.tidy(() =>
      tf.concat([tf.fill([2, 784], center - width / 2), tf.fill([2, 784], center + width / 2)]),
    );
    const blocks = chooseLevel(levels, ends, 8);
    ends.dispose();
    return blocks;
  }

  it('does not cut where radii are as large as the numbers, of either sign', () => {
    expect(chosen(1, 2)?.count).toBe(1);
    expect(chosen(-1, 2)?.count).toBe(1);
  });

  it('cuts the finer the smaller the radii, until no level is fine enough', () => {
    const counts = [1, 0.1, 0.08].map((width) => chosen(1, width)?.count as number);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[1]).toBeGreaterThan(1);
    expect(counts.at(-1)).toBe(levels[0]?.count);
    expect(chosen(1, 1e-4)).toBeUndefined();
    expect(chosen(1, 0)).toBeUndefined();
  });
});
