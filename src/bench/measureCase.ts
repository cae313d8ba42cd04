import { METHODS, type Method } from '../catalog/methods';
import { type BenchCase, type BenchPlan, MEASURED } from './benchCase';
import type { Timings } from './measureInTurns';
import { type KernelFigures, openKernels } from './measureKernels';
import { type FoundOfMethod, type MethodFigures, openDirect, openSearch, type StepFigures } from './measureMethods';
import type { Measurement, WithHalves } from './measurement';
import { openPasses, type PassFigures } from './measurePasses';
import { prepareCase, type ReadyCase } from './readyCase';

/** What was found of one network on one backend. */
export interface CaseFigures {
  readonly name: string;
  readonly passes: PassFigures;
  /** Layer by layer. */
  readonly kernels: readonly KernelFigures[];
  readonly methods: Readonly<Record<Method, MethodFigures>>;
  /** Of the methods that search. */
  readonly steps: Readonly<Partial<Record<Method, StepFigures>>>;
}

/** A network that lies on the current backend, to be measured visit by visit. */
export interface OpenCase {
  readonly name: string;
  visit(): Promise<void>;
  /** What was found so far. */
  found(): WithHalves<CaseFigures>;
  dispose(): void;
}

/** Puts a network on the current backend, and everything that is timed there. */
export async function openCase(benchCase: BenchCase, plan: BenchPlan): Promise<OpenCase> {
  const ready = prepareCase(benchCase);
  const passes = openPasses(ready, plan);
  const kernels = await openKernels(ready, plan);
  const methods = new Map<Method, Measurement<FoundOfMethod>>();
  for (const name of MEASURED) methods.set(name, await openMethod(name, ready, plan));
  const all = [passes, ...kernels, ...methods.values()];
  const figures = (timingsOf: (measurement: Measurement<unknown>) => Timings): CaseFigures => {
    const found = [...methods].map(
      ([name, measurement]) => [name, measurement.figures(timingsOf(measurement))] as const,
    );
    return {
      name: benchCase.name,
      passes: passes.figures(timingsOf(passes)),
      kernels: kernels.map((kernel) => kernel.figures(timingsOf(kernel))),
      methods: Object.fromEntries(found.map(([name, { method }]) => [name, method])) as CaseFigures['methods'],
      steps: Object.fromEntries(found.flatMap(([name, { step }]) => (step ? [[name, step]] : []))),
    };
  };
  return {
    name: benchCase.name,
    visit: async () => {
      for (const { turns } of all) await turns.visit();
    },
    found: () => ({
      figures: figures(({ turns }) => turns.timings),
      halves: [figures(({ turns }) => turns.half(0)), figures(({ turns }) => turns.half(1))],
    }),
    dispose: () => {
      for (const measurement of all) measurement.dispose();
      ready.model.ready.dispose();
    },
  };
}

function openMethod(name: Method, ready: ReadyCase, plan: BenchPlan): Promise<Measurement<FoundOfMethod>> {
  const { searchesFrom } = METHODS[name];
  return searchesFrom ? openSearch(name, searchesFrom, ready, plan) : openDirect(name, ready, plan);
}
