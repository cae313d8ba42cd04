import { type BackendWasm, setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { BackendName } from '../catalog/backends';
import { startBackend } from '../engine/backends/backend';
import { webStarters } from '../engine/backends/webStarters';
import { threadsOf } from '../kernels/wasm/threads/threadPool';
import type { BenchCase, BenchPlan } from './benchCase';
import { type Limit, type LimitPrograms, measureLimit } from './limit/measureLimit';
import { type CaseFigures, measureCase } from './measureCase';

/** What was started. */
export interface StartedDevice {
  /** The device in words. */
  readonly device: string;
  /** Of wasm. */
  readonly threads?: number;
}

/** What the page asks of its worker. */
export interface BenchWorker {
  /**
   * Starts a backend; null when it does not start here.
   *
   * @param threads of wasm; as many as it would take by itself where left out
   */
  start(backend: BackendName, threads?: number): Promise<StartedDevice | null>;
  /** What one thread can do at most. */
  measureMost(programs: LimitPrograms, plan: BenchPlan): Promise<Limit>;
  measure(benchCase: BenchCase, plan: BenchPlan, onProgress: (what: string) => void): Promise<CaseFigures>;
}

const starters = webStarters({
  onLostDevice: (reason) => {
    throw new Error(reason);
  },
});

const worker: BenchWorker = {
  async start(backend, threads) {
    if (threads !== undefined) setThreadsCount(threads);
    try {
      const { device } = await startBackend({ [backend]: starters[backend] }, backend);
      return { device, ...(backend === 'wasm' && { threads: threadsOf(tf.backend() as BackendWasm) }) };
    } catch {
      return null;
    }
  },
  measureMost: measureLimit,
  measure: measureCase,
};

Comlink.expose(worker);
