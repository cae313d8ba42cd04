import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { StartBackend } from './backend';
import { requireAdapter } from './gpuAdapter';
import type { BackendName } from './types';
import { describeWasm } from './wasmBackend';

/**
 * How backends are started in a browser's worker.
 *
 * @param onLost is told when the graphics device is lost, and why
 */
export function webStarters(onLost: (reason: string) => void): Readonly<Partial<Record<BackendName, StartBackend>>> {
  return {
    webgpu: async () => {
      // The backend itself is large, and not to be loaded where it cannot run.
      const adapter = await requireAdapter();
      return (await import('./webgpuBackend')).startWebGpu(adapter, onLost);
    },
    wasm: async () => {
      setWasmPaths({
        'tfjs-backend-wasm.wasm': plainWasm,
        'tfjs-backend-wasm-simd.wasm': simdWasm,
        'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
      });
      return { device: await describeWasm() };
    },
    // The last resort, which is not to be loaded where another backend starts.
    cpu: async () => (await import('./cpuBackend')).startCpu(),
  };
}
