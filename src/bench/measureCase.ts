import { prepareGradients } from '../engine/prepareGradients';
import type { Method } from '../engine/types';
import type { BenchCase, BenchPlan } from './benchCase';
import { DIRECT_METHODS, type MethodFigures, measureDirect, measureSearch, type StepFigures } from './measureMethods';
import { measurePasses, type PassFigures } from './measurePasses';
import { prepareCase } from './readyCase';

/** What was found of one network on one backend. */
export interface CaseFigures {
  readonly name: string;
  readonly passes: PassFigures;
  readonly methods: Readonly<Record<Method, MethodFigures>>;
  readonly step: StepFigures;
}

/** Measures a network on the current backend; `onProgress` is told what comes next. */
export async function measureCase(
  benchCase: BenchCase,
  plan: BenchPlan,
  onProgress: (what: string) => void = () => {},
): Promise<CaseFigures> {
  const { name } = benchCase;
  prepareGradients();
  const ready = prepareCase(benchCase);
  try {
    onProgress(`${name}, one pass`);
    const passes = await measurePasses(ready, plan);
    const direct: [Method, MethodFigures][] = [];
    for (const method of DIRECT_METHODS) {
      onProgress(`${name}, ${method}`);
      direct.push([method, await measureDirect(method, ready, plan)]);
    }
    onProgress(`${name}, alpha-crown`);
    const { method, step } = await measureSearch(ready, plan);
    const methods = Object.fromEntries([...direct, ['alpha-crown', method]]) as Record<Method, MethodFigures>;
    return { name, passes, methods, step };
  } finally {
    ready.model.ready.dispose();
  }
}
