import { TRAININGS } from '../../../catalog/trainings';
import type { TrainingRequest } from '../../../engine/api/trainingTypes';
import type { TrainSettings } from '../state/trainState';

/** A group as the view shows it. */
export interface NamedGroup {
  /** Its place among letters and colours. */
  readonly index: number;
  readonly names: readonly string[];
}

/** One request for each method, alike in all else. Names that are taken get a number. */
export function requestsFor(
  settings: TrainSettings,
  groups: readonly NamedGroup[],
  groupsFrom: string,
  taken: readonly string[],
): readonly TrainingRequest[] {
  const { methods, dataset, architecture, inner, outer, epochs, batchSize, learningRate, seed } = settings;
  const used = new Set(taken);
  return methods.map((method) => {
    const name = freeName(`${TRAININGS[method].title} trained here`, used);
    used.add(name);
    return {
      name,
      dataset,
      architecture,
      method,
      groups: groups.map(({ names }) => names),
      groupsFrom,
      epsilonInner: inner,
      epsilonOuter: outer,
      epochs,
      batchSize,
      learningRate,
      seed,
    };
  });
}

function freeName(name: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!used.has(candidate)) return candidate;
  }
}
