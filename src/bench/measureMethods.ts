import * as tf from '@tensorflow/tfjs-core';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods/index';
import { type Method, QUICKEST_METHOD } from '../catalog/methods';
import { REAL_ROUNDING, WITHOUT_ROUNDING } from '../catalog/roundings';
import { computeBounds } from '../engine/requests/bounds/computeBounds';
import type { Rounding } from '../kernels/rounding/rounding';
import { forward } from '../network/forward';
import type { BenchPlan } from './benchCase';
import { countProducts } from './countProducts';
import { leastTime, median, ratio, type Task, type Timings, Turns } from './measureInTurns';
import type { Measurement } from './measurement';
import type { ReadyCase } from './readyCase';

/** What was found of one method. */
export interface MethodFigures {
  /** Time with rounding `real` over that with `none`. */
  readonly realOverNone: number;
  /** With rounding `real`, the reading of every layer's bounds included. */
  readonly imagesPerSecond: number;
  /** With rounding `real`, margins alone: how many plain forward passes of many images an image costs. */
  readonly overForward: number;
  /** Billions of useful products a second on the way there. */
  readonly products: number;
}

/** What a search's steps cost on average where margins alone are asked for: all that it takes beyond the method it starts from, by the number of steps. */
export interface StepFigures {
  /** Milliseconds a step takes for an image. */
  readonly milliseconds: number;
  /** A step over the method it starts from, for the same images. */
  readonly overStart: number;
  /** A step over a plain forward pass, an image. */
  readonly overForward: number;
}

const CLIP = [0, 1] as const;

/** What was found of a method and, where it searches, of its steps. */
export interface FoundOfMethod {
  readonly method: MethodFigures;
  readonly step?: StepFigures;
}

/** A method that searches nothing, as the engine answers requests, and where margins alone are asked for. */
export async function openDirect(
  method: Method,
  ready: ReadyCase,
  plan: BenchPlan,
): Promise<Measurement<FoundOfMethod>> {
  const { model, inputs } = ready;
  const batch = inputs(plan.batch[method]);
  const task = (rounding: Rounding): Task => ({
    name: rounding,
    run: async () => {
      const request = { epsilon: plan.epsilon, clip: CLIP, method, rounding, label: undefined };
      await computeBounds(model, { ...batch, clip: CLIP }, request, NO_CHECKPOINT);
    },
  });
  const margins: Task = {
    name: 'margins',
    run: async () => {
      const box = inputBox(batch.values, plan.epsilon, CLIP, REAL_ROUNDING);
      const { lowerMargins } = BOUNDS_BY[method];
      await lowerMargins(model.ready, box, batch.labels ?? [], REAL_ROUNDING, NO_CHECKPOINT);
    },
  };
  const plain = forwardTask(ready, plan);
  const products = await countProducts(margins.run);
  return {
    turns: new Turns([task(WITHOUT_ROUNDING), task(REAL_ROUNDING), margins, plain], plan),
    figures: (timings) => {
      const milliseconds = leastTime(timings, 'margins');
      const overForward = milliseconds / batch.batch / plain.perImage(timings);
      return {
        method: { ...methodFigures(timings, batch.batch), overForward, products: products / milliseconds / 1e6 },
      };
    },
    dispose: plain.dispose,
  };
}

/** Plain forward passes of as many images as intervals take at once; what is prepared once is not counted. */
function forwardTask({ model: { ready, network }, inputs }: ReadyCase, plan: BenchPlan) {
  const { values, batch } = inputs(plan.batch[QUICKEST_METHOD]);
  const images = tf.tensor(Float32Array.from(values), [batch, ...network.input.shape]);
  return {
    name: 'forward',
    run: async () => {
      const logits = tf.tidy(() => forward(ready, images));
      await logits.data();
      logits.dispose();
    },
    /** Milliseconds. */
    perImage: (timings: Timings) => leastTime(timings, 'forward') / batch,
    dispose: () => images.dispose(),
  };
}

/** A method that searches from another and, in the same turns, the other on the same images. */
export async function openSearch(
  name: Method,
  from: Method,
  readyCase: ReadyCase,
  plan: BenchPlan,
): Promise<Measurement<FoundOfMethod>> {
  const { ready } = readyCase.model;
  const { values, batch, labels = [] } = readyCase.inputs(plan.batch[name]);
  const { iterations } = plan;
  const search = (rounding: Rounding): Task => ({
    name: rounding,
    run: async () => {
      const box = inputBox(values, plan.epsilon, CLIP, rounding);
      await BOUNDS_BY[name].bound(ready, box, labels, rounding, NO_CHECKPOINT, { iterations });
    },
  });
  const margins = (method: Method): Task => ({
    name: method,
    run: async () => {
      const box = inputBox(values, plan.epsilon, CLIP, REAL_ROUNDING);
      await BOUNDS_BY[method].lowerMargins(ready, box, labels, REAL_ROUNDING, NO_CHECKPOINT, { iterations });
    },
  });
  const plain = forwardTask(readyCase, plan);
  const searching = margins(name);
  const products = await countProducts(searching.run);
  const tasks = [margins(from), searching, search(WITHOUT_ROUNDING), search(REAL_ROUNDING), plain];
  return {
    turns: new Turns(tasks, plan),
    figures: (timings) => {
      const startTimes = timings.get(from) ?? [];
      const steps = (timings.get(name) ?? []).map((time, round) => (time - (startTimes[round] as number)) / iterations);
      const milliseconds = leastTime(timings, name);
      const leastStep = (milliseconds - leastTime(timings, from)) / iterations / batch;
      return {
        method: {
          ...methodFigures(timings, batch),
          overForward: milliseconds / batch / plain.perImage(timings),
          products: products / milliseconds / 1e6,
        },
        step: {
          milliseconds: leastStep,
          overStart: median(steps.map((step, round) => step / (startTimes[round] as number))),
          overForward: leastStep / plain.perImage(timings),
        },
      };
    },
    dispose: plain.dispose,
  };
}

function methodFigures(timings: Timings, batch: number) {
  return {
    realOverNone: ratio(timings, REAL_ROUNDING, WITHOUT_ROUNDING),
    imagesPerSecond: (1000 * batch) / leastTime(timings, REAL_ROUNDING),
  };
}
