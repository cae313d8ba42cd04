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

/** The usual plan, and a hasty one. */
export const PLANS: Readonly<Record<'usual' | 'quick', BenchPlan>> = {
  usual: {
    epsilon: 0.01,
    batch: batches(1),
    iterations: 20,
    rounds: [3, 60],
    budget: 4000,
    shortest: 50,
  },
  quick: {
    epsilon: 0.01,
    batch: batches(1 / 4),
    iterations: 3,
    rounds: [2, 10],
    budget: 400,
    shortest: 20,
  },
};

/** The share of the images that each method is best given at once. */
function batches(share: number): Record<Method, number> {
  const sizes = METHOD_NAMES.map((name) => [name, Math.max(1, Math.floor(share * METHODS[name].imagesAtOnce))]);
  return Object.fromEntries(sizes) as Record<Method, number>;
}
