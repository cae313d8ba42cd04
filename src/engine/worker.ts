import '../kernels/gradients/registerAutodiff';
import * as Comlink from 'comlink';
import { findAdapter } from './gpuAdapter';
import { IndexedTables } from './indexedTables';
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
import { webAssets } from './webAssets';
import { webStarters } from './webStarters';

/** Tells the page that the graphics device is gone; it starts a new worker. */
function reportLoss(reason: string): void {
  self.postMessage({ lostDevice: reason });
}

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

Comlink.expose(new WorkerEngine(webAssets, webStarters(reportLoss), new IndexedTables()));
