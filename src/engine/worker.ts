import '../kernels/gradients/registerAutodiff';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as Comlink from 'comlink';
import type { StartBackend } from './backend';
import { findAdapter, requireAdapter } from './gpuAdapter';
import { LocalEngine } from './localEngine';
import type {
  AttackRequest,
  AttackResult,
  BackendName,
  BoundsRequest,
  BoundsResult,
  ClassDistancesRequest,
  ClassDistancesResult,
  Engine,
  Progress,
} from './types';
import { describeWasm } from './wasmBackend';
import { webAssets } from './webAssets';

/** Tells the page that the graphics device is gone; it starts a new worker. */
function reportLoss(reason: string): void {
  self.postMessage({ lostDevice: reason });
}

const starters: Partial<Record<BackendName, StartBackend>> = {
  webgpu: async () => {
    // The backend itself is large, and not to be loaded where it cannot run.
    const adapter = await requireAdapter();
    return (await import('./webgpuBackend')).startWebGpu(adapter, reportLoss);
  },
  wasm: async () => {
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainWasm,
      'tfjs-backend-wasm-simd.wasm': simdWasm,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
    });
    return { device: await describeWasm() };
  },
  cpu: async () => ({ device: 'one thread' }),
};

/** Results cross without being copied. */
class WorkerEngine extends LocalEngine implements Engine {
  override async backends(): Promise<readonly BackendName[]> {
    const all = await super.backends();
    return (await findAdapter()) ? all : all.filter((name) => name !== 'webgpu');
  }

  override async bounds(request: BoundsRequest, onProgress?: (progress: Progress) => void): Promise<BoundsResult> {
    const result = await super.bounds(request, onProgress);
    const arrays = [result.logits, result.lower, result.upper, result.marginLower].concat(
      result.layers.flatMap(({ lower, upper }) => [lower, upper]),
    );
    return Comlink.transfer(result, [...new Set(arrays.map((array) => array.buffer))]);
  }

  override async attack(request: AttackRequest, onProgress?: (progress: Progress) => void): Promise<AttackResult> {
    const result = await super.attack(request, onProgress);
    const inputs = result.counterexample.flatMap((found) => (found ? [found.input] : []));
    return Comlink.transfer(result, [...new Set([result.margin, ...inputs].map((array) => array.buffer))]);
  }

  override async classDistances(
    request: ClassDistancesRequest,
    onProgress?: (progress: Progress) => void,
  ): Promise<ClassDistancesResult> {
    const result = await super.classDistances(request, onProgress);
    return Comlink.transfer(result, [...new Set([result.euclidean.buffer, result.cosine.buffer])]);
  }
}

Comlink.expose(new WorkerEngine(webAssets, starters));
