import { expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import type { Method } from '../../../catalog/methods';
import { uploadNetwork } from '../../../network/upload';
import { Random } from '../../../numbers/random';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { startTestWebGpu } from '../../../testing/webgpu';
import { computeBounds } from './computeBounds';

const random = new Random(3);

function layer(inputs: number, outputs: number) {
  const weight = Array.from({ length: inputs }, () => Array.from({ length: outputs }, () => random.uniform() - 0.5));
  return { weight, bias: new Array<number>(outputs).fill(0) };
}

/** Two hidden layers, with unstable units in both. */
const NETWORK = denseNetwork([layer(4, 8), layer(8, 8), layer(8, 3)]);

/** How often a question waits for the device: buffers that are mapped to be read. */
async function readingsOf(method: Method): Promise<number> {
  await startTestWebGpu();
  const ready = uploadNetwork(NETWORK);
  const { mapAsync } = GPUBuffer.prototype;
  let readings = 0;
  GPUBuffer.prototype.mapAsync = function (mode, ...rest) {
    if (mode === GPUMapMode.READ) readings++;
    return mapAsync.call(this, mode, ...rest);
  };
  try {
    const inputs = { values: Float64Array.of(0.1, 0.9, 0.4, 0.6), batch: 1, clip: null };
    const model = { id: 'two', network: NETWORK, ready };
    const request = { epsilon: 0.3, clip: null, method, rounding: 'real', label: undefined } as const;
    await computeBounds(model, inputs, request, NO_CHECKPOINT);
    return readings;
  } finally {
    GPUBuffer.prototype.mapAsync = mapAsync;
    ready.dispose();
  }
}

/** CROWN: what the label is read off, for each hidden layer but the first what is open and what passes say, layers, and margins. */
const READINGS = { ibp: 1, 'crown-ibp': 2, crown: 5 } as const;

it.each(Object.entries(READINGS))('a question by %s waits for the device %d times', async (method, times) => {
  expect(await readingsOf(method as Method)).toBe(times);
});
