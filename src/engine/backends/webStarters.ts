import '../../kernels/autodiff/registerAutodiff';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Starters } from './backend';
import { requireAdapter, requireHardware } from './gpu';
import { startWasm, type WasmOptions } from './wasmBackend';
import { WASM_FILES } from './wasmFiles';

/** What backends in a browser are started with. */
export interface WebOptions extends WasmOptions {
  /** The graphics device is lost, and why. */
  readonly onLostDevice: (reason: string) => void;
}

/** How backends are started in a browser's worker. */
export function webStarters({ onLostDevice, ...options }: WebOptions): Starters {
  return {
    webgpu: async (isAsked) => {
      // The backend itself is large, and not to be loaded where it cannot run.
      const adapter = await requireAdapter();
      if (!isAsked) requireHardware(adapter);
      return (await import('./webgpuBackend')).startWebGpu(adapter, onLostDevice);
    },
    wasm: async () => {
      setWasmPaths(WASM_FILES);
      return startWasm(options);
    },
    // The last resort, which is not to be loaded where another backend starts.
    cpu: async () => (await import('./cpuBackend')).startCpu(),
  };
}
