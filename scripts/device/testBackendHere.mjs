// @ts-check
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../src/testing/webgpu';

let start = startTestWebGpu;

/** Stands in the place of src/testing/backend.ts: what tests ask of WebAssembly is asked of the graphics device. */
export async function startTestBackend() {
  await start();
}

/** Has tests from now on compute in blocks, however small layers are. */
export function testInBlocks() {
  start = startTestWebGpuInBlocks;
}
