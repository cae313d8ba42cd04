import '../../kernels/autodiff/registerAutodiff';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Starters } from './backend';
import { requireAdapter, requireHardware } from './gpu';
import { startWasm } from './wasmBackend';
import { WASM_FILES } from './wasmFiles';

/** What is reported when a backend loses what it was started with. */
export interface BackendLosses {
  /** The graphics device, and why. */
  readonly onLostDevice: (reason: string) => void;
  /** Threads that would help did not load; it works without them. */
  readonly onLostThreads?: () => void;
}

/** How backends are started in a browser's worker. */
export function webStarters({ onLostDevice, onLostThreads }: BackendLosses): Starters {
  return {
    webgpu: async (isAsked) => {
      // The backend itself is large, and not to be loaded where it cannot run.
      const adapter = await requireAdapter();
      if (!isAsked) requireHardware(adapter);
      return (await import('./webgpuBackend')).startWebGpu(adapter, onLostDevice);
    },
    wasm: async () => {
      setWasmPaths(WASM_FILES);
      return startWasm(onLostThreads);
    },
    // The last resort, which is not to be loaded where another backend starts.
    cpu: async () => (await import('./cpuBackend')).startCpu(),
  };
}
