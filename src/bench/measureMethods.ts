import { alphaCrown } from '../bounds/alphaCrown';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { crown } from '../bounds/crown';
import { inputBox } from '../bounds/inputBox';
import { computeBounds } from '../engine/computeBounds';
import { METHODS } from '../engine/request';
import type { Method } from '../engine/types';
import type { Rounding } from '../kernels/rounding';
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

/** What α-CROWN's steps cost on average: all that it takes beyond CROWN, by the number of steps. */
export interface StepFigures {
  /** Milliseconds a step takes for an image. */
  readonly milliseconds: number;
  /** A step over CROWN for the same images. */
  readonly overCrown: number;
}

const CLIP = [0, 1] as const;

/** The methods without search. */
export const DIRECT_METHODS = METHODS.filter((method) => method !== 'alpha-crown');

/** Times one of the direct methods as the engine answers requests. */
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
  return methodFigures(await measureInTurns([task('none'), task('real')], plan), batch.batch);
}

/** Times α-CROWN and, in the same turns, CROWN on the same images. */
export async function measureSearch(
  { model: { ready }, inputs }: ReadyCase,
  plan: BenchPlan,
): Promise<{ method: MethodFigures; step: StepFigures }> {
  const { values, batch, labels = [] } = inputs(plan.batch['alpha-crown']);
  const { iterations } = plan;
  const search = (rounding: Rounding): Task => ({
    name: rounding,
    run: async () => {
      const box = inputBox(values, plan.epsilon, CLIP, rounding);
      await alphaCrown(ready, box, labels, rounding, NO_CHECKPOINT, { iterations });
    },
  });
  const start: Task = {
    name: 'crown',
    run: async () => {
      const box = inputBox(values, plan.epsilon, CLIP, 'real');
      await crown(ready, box, labels, 'backward', 'real', NO_CHECKPOINT);
    },
  };
  const timings = await measureInTurns([start, search('none'), search('real')], plan);
  const crownTimes = timings.get('crown') ?? [];
  const steps = (timings.get('real') ?? []).map((time, round) => (time - (crownTimes[round] as number)) / iterations);
  return {
    method: methodFigures(timings, batch),
    step: {
      milliseconds: median(steps) / batch,
      overCrown: median(steps.map((step, round) => step / (crownTimes[round] as number))),
    },
  };
}

function methodFigures(timings: Timings, batch: number): MethodFigures {
  return {
    realOverNone: ratio(timings, 'real', 'none'),
    imagesPerSecond: (1000 * batch) / medianTime(timings, 'real'),
  };
}
