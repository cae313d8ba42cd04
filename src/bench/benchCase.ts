import type { Method } from '../engine/types';
import type { Effort } from './measureInTurns';

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
    batch: { ibp: 128, 'crown-ibp': 32, crown: 8, 'alpha-crown': 2 },
    iterations: 20,
    rounds: [3, 60],
    budget: 4000,
    shortest: 50,
  },
  quick: {
    epsilon: 0.01,
    batch: { ibp: 64, 'crown-ibp': 8, crown: 2, 'alpha-crown': 1 },
    iterations: 3,
    rounds: [2, 10],
    budget: 400,
    shortest: 20,
  },
};
