// @ts-check
import { startTestWebGpu } from '../../src/testing/webgpu';

/** Stands in the place of src/testing/backend.ts: what tests ask of WebAssembly is asked of the graphics device. */
export async function startTestBackend() {
  await startTestWebGpu();
}
