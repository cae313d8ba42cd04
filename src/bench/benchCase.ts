import { METHOD_NAMES, METHODS, type Method } from '../catalog/methods';
import type { Effort } from './measureInTurns';

/** The methods that are measured: those that decide take as long as they are given. */
export const MEASURED = METHOD_NAMES.filter((name) => !METHODS[name].decides);

/** A network to measure with, and images to bound. */
export interface BenchCase {
  readonly name: string;
  /** The ONNX file. */
  readonly onnx: Uint8Array;
  /** Images one after the other, in the internal layout; at least as many as the largest batch. */
  readonly images: Float64Array;
  readonly labels: readonly number[];
}

/** What is measured how thoroughly. */
export interface BenchPlan extends Effort {
  readonly epsilon: number;
  /** Images bounded at a time. */
  readonly batch: Readonly<Record<Method, number>>;
  /** Steps of α-CROWN. */
  readonly iterations: number;
}

/** The images that each method is best given at once. */
const BATCHES = Object.fromEntries(METHOD_NAMES.map((name) => [name, METHODS[name].imagesAtOnce])) as Record<
  Method,
  number
>;

/** The usual plan, and a hasty one: the same work, so that figures mean the same, looked at fewer times. */
export const PLANS: Readonly<Record<'usual' | 'quick', BenchPlan>> = {
  usual: {
    epsilon: 0.01,
    batch: BATCHES,
    iterations: 20,
    rounds: [3, 1000],
    budget: 6000,
    visits: 8,
    shortest: 20,
  },
  quick: {
    epsilon: 0.01,
    batch: BATCHES,
    iterations: 20,
    rounds: [1, 1000],
    budget: 1300,
    visits: 4,
    shortest: 20,
  },
};
