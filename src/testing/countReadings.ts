import type { Network } from '../network/network';
import { type ReadyNetwork, uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import { denseNetwork } from './networks/denseNetwork';
import { startTestWebGpu } from './webgpu';

const random = new Random(3);

function layer(inputs: number, outputs: number) {
  const weight = Array.from({ length: inputs }, () => Array.from({ length: outputs }, () => random.uniform() - 0.5));
  return { weight, bias: new Array<number>(outputs).fill(0) };
}

/** Hidden layers of eight units, with unstable ones in each over the box of radius 0.3 around `CENTER`. */
const throughLayers = (hidden: number) =>
  denseNetwork([layer(4, 8), ...Array.from({ length: hidden - 1 }, () => layer(8, 8)), layer(8, 3)]);

/** Two hidden layers, with unstable units in both. */
export const TWO_LAYERS = throughLayers(2);
/** The same with three, and with five. */
export const THREE_LAYERS = throughLayers(3);
export const FIVE_LAYERS = throughLayers(5);

export const CENTER = Float64Array.of(0.1, 0.9, 0.4, 0.6);

/**
 * How often a question waits for the device (buffers that are mapped to be read).
 *
 * @param ask is given what begins the count anew
 */
export async function countReadings(
  ask: (ready: ReadyNetwork, reset: () => void) => Promise<unknown>,
  network: Network,
): Promise<number> {
  await startTestWebGpu();
  const ready = uploadNetwork(network);
  const { mapAsync } = GPUBuffer.prototype;
  let readings = 0;
  GPUBuffer.prototype.mapAsync = function (mode, ...rest) {
    if (mode === GPUMapMode.READ) readings++;
    return mapAsync.call(this, mode, ...rest);
  };
  try {
    await ask(ready, () => {
      readings = 0;
    });
    return readings;
  } finally {
    GPUBuffer.prototype.mapAsync = mapAsync;
    ready.dispose();
  }
}
