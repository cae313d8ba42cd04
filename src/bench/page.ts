import * as Comlink from 'comlink';
import type { BackendName } from '../catalog/backends';
import type { BenchCase, BenchPlan } from './benchCase';
import type { LimitPrograms } from './limit/measureLimit';
import type { LaneFound } from './openLane';
import type { BenchWorker, StartedDevice } from './worker';

/** A case as it comes from Node: what crosses is JSON, which has no typed arrays. */
interface PlainCase extends Omit<BenchCase, 'onnx' | 'images'> {
  readonly onnx: readonly number[];
  readonly images: readonly number[];
}

/** What scripts/bench.mjs calls in the page, and what it puts there to be called. */
declare global {
  var startBench: (backend: BackendName, threads?: number) => Promise<StartedDevice | null>;
  var openBench: (
    cases: readonly PlainCase[],
    plan: BenchPlan,
    programs: LimitPrograms,
    hasClock: boolean,
  ) => Promise<void>;
  var visitBench: () => Promise<void>;
  var readBench: () => Promise<LaneFound>;
  var reportBench: (what: string) => void;
  /** Milliseconds that the worker has computed for, where that is known. */
  var timeOfWorker: () => Promise<number>;
}

const worker = Comlink.wrap<BenchWorker>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

globalThis.startBench = (backend, threads) => worker.start(backend, threads);

globalThis.openBench = (cases, plan, programs, hasClock) =>
  worker.open(
    cases.map(({ onnx, images, ...rest }) => ({
      ...rest,
      onnx: Uint8Array.from(onnx),
      images: Float64Array.from(images),
    })),
    plan,
    programs,
    hasClock ? Comlink.proxy(() => globalThis.timeOfWorker()) : undefined,
  );

globalThis.visitBench = () => worker.visit(Comlink.proxy((what: string) => globalThis.reportBench(what)));

globalThis.readBench = () => worker.found();
