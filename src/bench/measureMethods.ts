import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods/index';
import type { Method } from '../catalog/methods';
import { REAL_ROUNDING, WITHOUT_ROUNDING } from '../catalog/roundings';
import { computeBounds } from '../engine/requests/bounds/computeBounds';
import type { Rounding } from '../kernels/rounding/rounding';
import type { BenchPlan } from './benchCase';
import { measureInTurns, median, medianTime, ratio, type Task, type Timings } from './measureInTurns';
import type { ReadyCase } from './readyCase';

/** What was found of one method. */
export interface MethodFigures {
  /** Time with rounding `real` over that with `none`. */
  readonly realOverNone: number;
  /** With rounding `real`, the reading of every layer's bounds included. */
  readonly imagesPerSecond: number;
}

/** What a search's steps cost on average: all that it takes beyond the method it starts from, by the number of steps. */
export interface StepFigures {
  /** Milliseconds a step takes for an image. */
  readonly milliseconds: number;
  /** A step over the method it starts from, for the same images. */
  readonly overStart: number;
}

const CLIP = [0, 1] as const;

/** Times a method that searches nothing, as the engine answers requests. */
export async function measureDirect(
  method: Method,
  { model, inputs }: ReadyCase,
  plan: BenchPlan,
): Promise<MethodFigures> {
  const batch = inputs(plan.batch[method]);
  const task = (rounding: Rounding): Task => ({
    name: rounding,
    run: async () => {
      const request = { epsilon: plan.epsilon, clip: CLIP, method, rounding, label: undefined };
      await computeBounds(model, batch, request, NO_CHECKPOINT);
    },
  });
  return methodFigures(await measureInTurns([task(WITHOUT_ROUNDING), task(REAL_ROUNDING)], plan), batch.batch);
}

/** Times a method that searches from another and, in the same turns, the other on the same images. */
export async function measureSearch(
  name: Method,
  from: Method,
  { model: { ready }, inputs }: ReadyCase,
  plan: BenchPlan,
): Promise<{ method: MethodFigures; step: StepFigures }> {
  const { values, batch, labels = [] } = inputs(plan.batch[name]);
  const { iterations } = plan;
  const search = (rounding: Rounding): Task => ({
    name: rounding,
    run: async () => {
      const box = inputBox(values, plan.epsilon, CLIP, rounding);
      await BOUNDS_BY[name].bound(ready, box, labels, rounding, NO_CHECKPOINT, { iterations });
    },
  });
  const start: Task = {
    name: from,
    run: async () => {
      const box = inputBox(values, plan.epsilon, CLIP, REAL_ROUNDING);
      await BOUNDS_BY[from].bound(ready, box, labels, REAL_ROUNDING, NO_CHECKPOINT);
    },
  };
  const timings = await measureInTurns([start, search(WITHOUT_ROUNDING), search(REAL_ROUNDING)], plan);
  const startTimes = timings.get(from) ?? [];
  const steps = (timings.get(REAL_ROUNDING) ?? []).map(
    (time, round) => (time - (startTimes[round] as number)) / iterations,
  );
  return {
    method: methodFigures(timings, batch),
    step: {
      milliseconds: median(steps) / batch,
      overStart: median(steps.map((step, round) => step / (startTimes[round] as number))),
    },
  };
}

function methodFigures(timings: Timings, batch: number): MethodFigures {
  return {
    realOverNone: ratio(timings, REAL_ROUNDING, WITHOUT_ROUNDING),
    imagesPerSecond: (1000 * batch) / medianTime(timings, REAL_ROUNDING),
  };
}
