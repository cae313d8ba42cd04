import * as Comlink from 'comlink';
import type { BackendName } from '../catalog/backends';
import type { BenchCase, BenchPlan } from './benchCase';
import type { Limit, LimitPrograms } from './limit/measureLimit';
import type { CaseFigures } from './measureCase';
import type { BenchWorker, StartedDevice } from './worker';

/** A case as it comes from Node: what crosses is JSON, which has no typed arrays. */
interface PlainCase extends Omit<BenchCase, 'onnx' | 'images'> {
  readonly onnx: readonly number[];
  readonly images: readonly number[];
}

/** What scripts/bench.mjs calls in the page, and what it puts there to be called. */
declare global {
  var startBench: (backend: BackendName, threads?: number) => Promise<StartedDevice | null>;
  var measureBench: (plain: PlainCase, plan: BenchPlan) => Promise<CaseFigures>;
  var measureMost: (programs: LimitPrograms, plan: BenchPlan) => Promise<Limit>;
  var reportBench: (what: string) => void;
}

const worker = Comlink.wrap<BenchWorker>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

globalThis.startBench = (backend, threads) => worker.start(backend, threads);

globalThis.measureMost = (programs, plan) => worker.measureMost(programs, plan);

globalThis.measureBench = ({ onnx, images, ...rest }, plan) => {
  const benchCase = { ...rest, onnx: Uint8Array.from(onnx), images: Float64Array.from(images) };
  return worker.measure(
    benchCase,
    plan,
    Comlink.proxy((what: string) => globalThis.reportBench(what)),
  );
};
