import { expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import type { Method } from '../../../catalog/methods';
import { uploadNetwork } from '../../../network/upload';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { startTestWebGpu } from '../../../testing/webgpu';
import { computeTrace } from './computeTrace';

const NETWORK = denseNetwork([
  {
    weight: [
      [1, -1, 2],
      [0.5, 1, -1],
    ],
    bias: [0, 0.25, 0],
  },
  {
    weight: [
      [1, -1],
      [-1, 1],
      [2, 0],
    ],
    bias: [0.5, 0],
  },
]);

async function traceOf(method: Method) {
  await startTestWebGpu();
  const ready = uploadNetwork(NETWORK);
  try {
    const inputs = { values: Float64Array.of(0.1, 0.3), batch: 1, clip: null };
    const request = { epsilon: 0.5, clip: null, method, rounding: 'real', label: undefined } as const;
    return await computeTrace({ id: 'two', network: NETWORK, ready }, inputs, request, NO_CHECKPOINT);
  } finally {
    ready.dispose();
  }
}

it('says what the device does for each layer, in the words of the device', async () => {
  const { layers, traced } = await traceOf('ibp');
  expect(traced).toBe('ibp');
  expect(layers.map(({ op }) => op)).toEqual(['Gemm', 'Relu', 'Gemm']);
  for (const { op, programs } of layers) {
    expect(programs.length).toBeGreaterThan(0);
    for (const { wgsl, own, runs, workgroups } of programs) {
      expect(wgsl).toContain('@compute');
      expect(wgsl.slice(...own)).toContain('fn main(');
      expect(runs).toBe(1);
      expect(Math.min(...workgroups)).toBeGreaterThan(0);
    }
    const names = programs.map(({ name }) => name);
    if (op === 'Gemm') expect(names).toEqual(['centerRadius', 'intervalConv2d']);
  }
});

it('keeps a time of each where the device does, and has it all over the layers', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const { layers, beside } = await traceOf('crown-ibp');
  const times = [...layers, beside].map(({ milliseconds }) => milliseconds);
  if (!adapter?.features.has('timestamp-query')) expect(times.every((time) => time === null)).toBe(true);
  else {
    expect(times.every((time) => time !== null && time >= 0)).toBe(true);
    expect(times.some((time) => (time as number) > 0)).toBe(true);
  }
  // On the way back each layer runs programs besides those of its interval.
  expect(layers[0]?.programs.length).toBeGreaterThan(2);
});

it('shows of a method that searches the one it searches from', async () => {
  expect((await traceOf('alpha-crown')).traced).toBe('crown');
});
