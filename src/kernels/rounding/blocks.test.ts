import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockSizes, cutIntoBlocks, oneBlock, termsInPairs } from './blocks';

describe('cutIntoBlocks', () => {
  it('cuts 784 products by 32 into 25 blocks, which count 32 + 5 terms', () => {
    expect(cutIntoBlocks(784, 32)).toEqual({ size: 32, count: 25 });
    expect(termsInPairs(cutIntoBlocks(784, 32))).toBe(37);
  });

  it('leaves a short sum whole', () => {
    expect(cutIntoBlocks(20, 32)).toEqual(oneBlock(20));
    expect(termsInPairs(oneBlock(20))).toBe(20);
  });

  it('covers every product once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 80 }), (n, size) => {
        const blocks = cutIntoBlocks(n, size);
        const sizes = blockSizes(n, blocks.size);
        expect(sizes).toHaveLength(blocks.count);
        expect(sizes.reduce((sum, part) => sum + part, 0)).toBe(n);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }),
    );
  });
});
