import { expect, it } from 'vitest';
import { describeIntervalConv2d } from '../../testing/suites/convSuite';
import { describeDenseEnclosure } from '../../testing/suites/denseEnclosureSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../testing/webgpu';
import { measureBlocks, takesBlocks } from './webgpu/blocksFrom';

describeIntervalConv2d('WebGPU', startTestWebGpu, 20);
describeDenseEnclosure('WebGPU', startTestWebGpu, 20);
// Each shape compiles a program of its own.
describeIntervalConv2d('WebGPU in blocks', startTestWebGpuInBlocks, 8);
describeDenseEnclosure('WebGPU in blocks', startTestWebGpuInBlocks, 8);

it('takes blocks from the size on at which they were measured to be quicker', async () => {
  await startTestWebGpu();
  /** Blocks win at sizes with more outputs than that. */
  const measured = async (most: number) => {
    const from = await measureBlocks(async (_, outputs) => (takesBlocks(outputs / 32, 32) === outputs > most ? 1 : 2));
    expect(takesBlocks(1 << 20, 32)).toBe(Number.isFinite(from));
    return from;
  };
  expect(await measured(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(await measured(10_000)).toBe(24 * 24 * 32);
  expect(takesBlocks(24 * 24 - 1, 32)).toBe(false);
  expect(takesBlocks(24 * 24, 32)).toBe(true);
  // However large a layer, one with few channels would leave threads without work.
  expect(takesBlocks(1 << 20, 8)).toBe(false);
  await startTestWebGpu();
});
