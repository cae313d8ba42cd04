import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram, hasVectors } from './boundProgram';
import { memoryOf } from './heap';
import { Scratch } from './scratch';

/** How intervals are made of numbers; see boxBounds in assembly/box.ts. */
export interface BoxRule {
  readonly radius: number;
  readonly share: number;
  readonly tiny: number;
  readonly least: number;
  readonly most: number;
  readonly isOutward: boolean;
}

/** Fewer numbers than this are done sooner where they are. */
const WORTH_MOVING = 256;

/** Bounds of intervals. */
interface BoxBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/**
 * Bounds of numbers, computed by the WebAssembly program; undefined where that is not the current backend,
 * where there are few numbers, and where one of them or of their bounds is not finite.
 */
export function boxInMemory(x: ArrayLike<number>, rule: BoxRule): BoxBounds | undefined {
  if (x.length < WORTH_MOVING || tf.getBackend() !== 'wasm' || !hasVectors()) return undefined;
  const backend = tf.backend() as BackendWasm;
  const count = Math.ceil(x.length / 4) * 4;
  const scratch = new Scratch(backend, { x: 2 * count, bounds: 2 * count });
  const numbers = new Float64Array(memoryOf(backend).buffer, scratch.address('x'), count);
  numbers.fill(0, x.length);
  numbers.set(x);
  const at = scratch.address('bounds');
  const { radius, share, tiny, least, most } = rule;
  const { boxBounds } = boundProgram(backend);
  const isOutward = Number(rule.isOutward);
  const excess = boxBounds(
    scratch.address('x'),
    count,
    at,
    at + 4 * count,
    radius,
    share,
    tiny,
    least,
    most,
    isOutward,
  );
  const found = new Float32Array(memoryOf(backend).buffer, at, 2 * count);
  // The upper bounds lie behind the lower ones, so that both together go back into memory in one piece.
  const bounds = new Float32Array(2 * x.length);
  bounds.set(found.subarray(0, x.length));
  bounds.set(found.subarray(count, count + x.length), x.length);
  scratch.dispose();
  return excess === 0 ? { lower: bounds.subarray(0, x.length), upper: bounds.subarray(x.length) } : undefined;
}
