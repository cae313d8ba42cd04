import { METHODS, type Method } from '../catalog/methods';
import { type BenchCase, type BenchPlan, MEASURED } from './benchCase';
import { type KernelFigures, measureKernels } from './measureKernels';
import { type MethodFigures, measureDirect, measureSearch, type StepFigures } from './measureMethods';
import { measurePasses, type PassFigures } from './measurePasses';
import { prepareCase } from './readyCase';

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

/** Measures a network on the current backend; `onProgress` is given what comes next. */
export async function measureCase(
  benchCase: BenchCase,
  plan: BenchPlan,
  onProgress: (what: string) => void = () => {},
): Promise<CaseFigures> {
  const { name } = benchCase;
  const ready = prepareCase(benchCase);
  try {
    onProgress(`${name}, one pass`);
    const passes = await measurePasses(ready, plan);
    onProgress(`${name}, kernels`);
    const kernels = await measureKernels(ready, plan);
    const methods: Partial<Record<Method, MethodFigures>> = {};
    const steps: Partial<Record<Method, StepFigures>> = {};
    for (const name of MEASURED) {
      onProgress(`${benchCase.name}, ${name}`);
      const { searchesFrom } = METHODS[name];
      if (!searchesFrom) methods[name] = await measureDirect(name, ready, plan);
      else {
        const { method, step } = await measureSearch(name, searchesFrom, ready, plan);
        methods[name] = method;
        steps[name] = step;
      }
    }
    return { name, passes, kernels, methods: methods as Record<Method, MethodFigures>, steps };
  } finally {
    ready.model.ready.dispose();
  }
}
