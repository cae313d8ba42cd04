import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram, hasVectors } from './boundProgram';
import { addressOf, memoryOf } from './heap';
import { Scratch } from './scratch';

/** How intervals are made of numbers; see boxBounds in assembly/box.ts. */
export interface BoxRule {
  /** One for all numbers, or for each sample its own. */
  readonly radii: readonly number[];
  readonly share: number;
  readonly tiny: number;
  readonly least: number;
  readonly most: number;
  readonly isOutward: boolean;
}

/** Fewer numbers than this are done sooner where they are. */
const WORTH_MOVING = 256;

/** What the program takes at once. */
const LANES = 4;

/** Whether boxes are made in the memory of the WebAssembly program: where that is the current backend, of many numbers. */
export function makesBoxes(count: number, samples: number): boolean {
  const isWhole = count % (LANES * samples) === 0;
  return isWhole && count >= WORTH_MOVING && tf.getBackend() === 'wasm' && hasVectors();
}

/**
 * Bounds of intervals around numbers, made where layers read them.
 *
 * @param x as many as `makesBoxes` takes; they and their bounds are finite
 * @param shape [2·batch, ...]
 */
export function boxInMemory(x: ArrayLike<number>, rule: BoxRule, shape: readonly number[]): tf.Tensor {
  const backend = tf.backend() as BackendWasm;
  const bounds = backend.makeOutput([...shape], 'float32');
  const scratch = new Scratch(backend, { x: 2 * x.length });
  const from = scratch.address('x');
  new Float64Array(memoryOf(backend).buffer, from, x.length).set(x);
  const { radii, share, tiny, least, most } = rule;
  const { boxBounds } = boundProgram(backend);
  const count = x.length / radii.length;
  const [lower, upper] = [addressOf(backend, bounds), addressOf(backend, bounds) + 4 * x.length];
  radii.forEach((radius, at) => {
    const to = 4 * at * count;
    const isOutward = Number(rule.isOutward);
    boxBounds(from + 2 * to, count, lower + to, upper + to, radius, share, tiny, least, most, isOutward);
  });
  scratch.dispose();
  return tf.engine().makeTensorFromTensorInfo(bounds, backend);
}
