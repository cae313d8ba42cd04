import { writeOnnx } from '../../formats/models/onnx/writeOnnx';
import type { Network } from '../../network/network';
import { type Dense, denseNetwork } from './denseNetwork';

/** A network as a file, as requests take it. */
export function fileOf(network: Network): ArrayBuffer {
  return new Uint8Array(writeOnnx(network)).buffer;
}

/** Dense layers with ReLU between them, as a file. */
export function denseFile(layers: readonly Dense[]): ArrayBuffer {
  return fileOf(denseNetwork(layers));
}

/** z₀ = x + y, z₁ = −x, so that z₀ − z₁ = 2x + y: at (1, 1) it is 3, and within ε of it at least 3 − 3ε. */
export const SUM: Dense = {
  weight: [
    [1, -1],
    [1, 0],
  ],
  bias: [0, 0],
};

/** z₀ = x + y, z₁ = −x, z₂ = 3y − 2, so that z₀ − z₁ = 2x + y and z₀ − z₂ = x − 2y + 2: within ε they lose 3ε. */
export const LINEAR: Dense = {
  weight: [
    [1, -1, 0],
    [1, 0, 3],
  ],
  bias: [0, 0, -2],
};
