import { expect, it } from 'vitest';
import { describeIntervalConv2d } from '../../testing/suites/convSuite';
import { describeDenseEnclosure } from '../../testing/suites/denseEnclosureSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../testing/webgpu';
import { BLOCK_PRODUCTS, type BlocksFrom, measureBlocks, takesBlocks } from './webgpu/blocksFrom';

describeIntervalConv2d('WebGPU', startTestWebGpu, 20);
describeDenseEnclosure('WebGPU', startTestWebGpu, 20);
// Few programs serve all shapes there.
describeIntervalConv2d('WebGPU in blocks', startTestWebGpuInBlocks, 20);
describeDenseEnclosure('WebGPU in blocks', startTestWebGpuInBlocks, 20);

it('takes blocks from the size on at which they were measured to be quicker', async () => {
  await startTestWebGpu();
  /** Blocks win at sizes with more outputs than that. */
  const measured = async (most: BlocksFrom) => {
    const from = await measureBlocks(async (_, outputs, product) =>
      takesBlocks(product, outputs / 32, 32) === outputs > most[product] ? 1 : 2,
    );
    for (const product of BLOCK_PRODUCTS) {
      expect(takesBlocks(product, 1 << 20, 32)).toBe(Number.isFinite(from[product]));
    }
    return from;
  };
  const never = Number.POSITIVE_INFINITY;
  expect(await measured({ boxes: never, sums: never })).toEqual({ boxes: never, sums: never });
  expect(await measured({ boxes: never, sums: 0 })).toEqual({ boxes: never, sums: 8 * 8 * 32 });
  expect(await measured({ boxes: 10_000, sums: never })).toEqual({ boxes: 24 * 24 * 32, sums: never });
  expect(takesBlocks('boxes', 24 * 24 - 1, 32)).toBe(false);
  expect(takesBlocks('boxes', 24 * 24, 32)).toBe(true);
  // However large a layer, one with few channels would leave threads without work.
  expect(takesBlocks('boxes', 1 << 20, 8)).toBe(false);
  await startTestWebGpu();
});
