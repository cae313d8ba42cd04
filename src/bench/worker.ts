import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { BackendName } from '../catalog/backends';
import { startBackend } from '../engine/backends/backend';
import { webStarters } from '../engine/backends/webStarters';
import { threadsOf } from '../kernels/wasm/threads/threadPool';
import type { BenchCase, BenchPlan } from './benchCase';
import { openDeviceLimit } from './limit/measureDevice';
import { type LimitPrograms, openLimit } from './limit/measureLimit';
import { type LaneFound, type OpenLane, openLane } from './openLane';

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
  /** Puts networks on it; what can be done at most is measured of one thread, or of the graphics device. */
  open(
    cases: readonly BenchCase[],
    plan: BenchPlan,
    programs: LimitPrograms,
    clock?: () => Promise<number>,
  ): Promise<void>;
  visit(onProgress: (what: string) => void): Promise<void>;
  found(): LaneFound;
}

function onLostDevice(reason: string): void {
  throw new Error(reason);
}

let lane: OpenLane | undefined;

const worker: BenchWorker = {
  async start(backend, threads) {
    const starters = webStarters({ onLostDevice, threads });
    try {
      const { device, startRest } = await startBackend({ [backend]: starters[backend] }, backend);
      startRest?.();
      return { device, ...(backend === 'wasm' && { threads: threadsOf(tf.backend() as BackendWasm) }) };
    } catch {
      return null;
    }
  },
  async open(cases, plan, programs, clock) {
    const { device } = tf.backend() as Partial<WebGPUBackend>;
    lane = await openLane(cases, { ...plan, ...(clock && { clock }) }, (effort) =>
      device ? openDeviceLimit(device, effort) : openLimit(programs, effort),
    );
  },
  visit: async (onProgress) => lane?.visit(onProgress),
  found: () => (lane as OpenLane).found(),
};

Comlink.expose(worker);
