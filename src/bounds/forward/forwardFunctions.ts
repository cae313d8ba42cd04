import * as tf from '@tensorflow/tfjs-core';
import { REAL_ROUNDING, ROUNDINGS } from '../../catalog/roundings';
import { relaxationWeights } from '../../kernels/relaxation/relaxationWeights';
import { type Interval, lowerOf, magnitudeOf, packInterval, upperOf } from '../../kernels/rounding/interval';
import { gamma, type Rounding, TINY, unitRoundoff, upToFloat32 } from '../../kernels/rounding/rounding';
import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Affine, Relaxed } from '../../network/passingBack';
import type { ReadyNetwork } from '../../network/upload';
import { hasMiddle, type InputBox } from '../inputBox';
import { boundNode } from '../methods/ibp';
import type { ValueBounds } from '../valueBounds';

/*
 * Linear functions of the few inputs that may change, carried forward: as many passes as there are such inputs, and a few more, bound every unit of
 * a network, where a pass back for each unit that is open would take thousands. They are looser than CROWN's; what they leave open is passed back.
 *
 * Each input is m + r·t, t between −1 and 1. What is claimed of each number v of a value: |v − (c + Σ C_k t_k)| ≤ e, C being taken as exact. All are
 * float32; u is the roundoff, S = |c| + Σ|C_k| + e, of which no more than γ_(K + 2) is lost for K inputs.
 *
 * (a) INPUTS: c and C are the middle and the radius as computed, and e makes up for what they are off: 4u of the larger bound.
 * (b) AFFINE: W·c + b and W·C_k + b are computed as executions compute them, each off by less than γ_n(|W||C_k| + |b|), n as the operation
 *     states it; what W·0 + b is computed to is subtracted from the latter. e becomes |W|e, to which is added twice
 *     (γ_n + 4u) times |W|S + (2K + 4)|b|: half of it for what this sum itself loses.
 * (c) RELAXED: between two lines over the unit's interval, a slope s is chosen: s·c and s·C, moved to the middle between what the lines leave above and below, half of
 *     which e becomes besides |s|e. Through 0 with any slope between a least one and 1 a ReLU's line below may have that of the chord, and so s.
 *     Each product and sum is off by u of itself: 8u(|s|S + what the lines leave) is added.
 * (d) BOUNDS: c ± (Σ|C_k| + e), outward by (2K + 8)u·S.
 * (e) TINY is added to e each time for what is flushed.
 */

/** Of each number of a value: [batch·(1 + free inputs), ...], c first, and [batch, ...]. */
interface Functions extends tf.TensorContainerObject {
  readonly functions: tf.Tensor;
  readonly off: tf.Tensor;
}

/** With more inputs that are free a pass back for each open unit is no dearer. */
const MOST_FREE = 32;

/** In networks with fewer units each open one is passed back at once. */
const LEAST_UNITS = 2 ** 11;

/** Functions that begin at boxes, where carrying them forward saves work; undefined elsewhere. */
export function forwardFunctions(ready: ReadyNetwork, box: InputBox, rounding: Rounding): ForwardFunctions | undefined {
  const { outward, coversRuns } = ROUNDINGS[rounding];
  if (!outward || coversRuns || !hasManyUnits(ready)) return undefined;
  const free = freeCoordinates(box, sizeOf(ready.network.input.shape));
  return free.length <= MOST_FREE ? new ForwardFunctions(ready, box, free) : undefined;
}

/** Whether a network is so large that nearly all of the time goes into bounds of its units. */
export function hasManyUnits(ready: ReadyNetwork): boolean {
  const units = ready.nodes.reduce((sum, { op, output }) => {
    const isRelaxed = operationOf(op).backward?.kind === 'relaxed';
    return isRelaxed ? sum + sizeOf(ready.shapes.get(output) as Shape) : sum;
  }, 0);
  return units >= LEAST_UNITS;
}

/** Coordinates that any of the boxes leaves free; two neighbours in float32 are within what inputs may be off. */
function freeCoordinates(box: InputBox, size: number): number[] {
  const free = new Set<number>();
  for (let at = 0; at < box.lower.length; at++) if (hasMiddle(box, at)) free.add(at % size);
  return [...free];
}

/** Linear functions of a batch of boxes, carried forward node by node. */
export class ForwardFunctions {
  readonly #batch: number;
  readonly #free: readonly number[];
  readonly #values = new Map<string, Functions>();
  /** How many readers a value still has. */
  readonly #readers = new Map<string, number>();

  /** @param free coordinates of the input that any of the boxes leaves free */
  constructor(ready: ReadyNetwork, box: InputBox, free: readonly number[]) {
    const { name, shape } = ready.network.input;
    const size = sizeOf(shape);
    this.#batch = box.lower.length / size;
    this.#free = free;
    for (const node of ready.nodes) {
      for (const input of new Set(node.inputs)) this.#readers.set(input, (this.#readers.get(input) ?? 0) + 1);
    }
    this.#keep(name, () => this.#start(box, size, shape));
  }

  /** Bounds of a value that is still to be read; the caller disposes of them. */
  boundsOf(value: string): Interval | undefined {
    const own = this.#values.get(value);
    if (!own) return undefined;
    return tf.tidy(() => {
      const { middle, reach, size } = this.#sums(own);
      const outward = tf.add(reach, tf.add(tf.mul(size, this.#share(8)), TINY));
      return packInterval(tf.sub(middle, outward), tf.add(middle, outward));
    });
  }

  /** Carries functions through a node whose inputs have bounds. */
  pass(node: ReadyNode, bounds: ValueBounds): void {
    const { backward } = operationOf(node.op);
    const own = node.inputs.map((name) => this.#values.get(name) as Functions);
    const inputs = node.inputs.map((name) => bounds.get(name) as Interval);
    this.#keep(node.output, () => {
      if (backward?.kind === 'affine') return this.#passAffine(node, backward, own);
      if (backward?.kind !== 'relaxed') return this.#ofInterval(boundNode(node, inputs, REAL_ROUNDING));
      return this.#passRelaxed(node, backward, own[0] as Functions, inputs[0] as Interval);
    });
    for (const name of new Set(node.inputs)) this.#release(name);
  }

  dispose(): void {
    tf.dispose([...this.#values.values()].map((own) => ({ ...own })));
    this.#values.clear();
  }

  #keep(value: string, make: () => Functions): void {
    this.#values.set(value, tf.tidy(make));
  }

  #release(value: string): void {
    const left = (this.#readers.get(value) ?? 1) - 1;
    this.#readers.set(value, left);
    if (left > 0) return;
    tf.dispose({ ...this.#values.get(value) });
    this.#values.delete(value);
  }

  #start({ lower, upper }: InputBox, size: number, shape: readonly number[]): Functions {
    const count = 1 + this.#free.length;
    const functions = new Float32Array(this.#batch * count * size);
    const off = new Float32Array(lower.length);
    for (let sample = 0; sample < this.#batch; sample++) {
      const first = sample * count * size;
      for (let at = 0; at < size; at++) {
        const [low, high] = [lower[sample * size + at] as number, upper[sample * size + at] as number];
        functions[first + at] = low + (high - low) / 2;
        if (low < high) off[sample * size + at] = 4 * unitRoundoff() * Math.max(Math.abs(low), Math.abs(high)) + TINY;
      }
      this.#free.forEach((at, k) => {
        const radius = ((upper[sample * size + at] as number) - (lower[sample * size + at] as number)) / 2;
        functions[first + (1 + k) * size + at] = radius;
      });
    }
    return {
      functions: tf.tensor(functions, [this.#batch * count, ...shape]),
      off: tf.tensor(off, [this.#batch, ...shape]),
    };
  }

  /** So many roundings and those of a sum over the inputs, as a share. */
  #share(roundings: number): number {
    return upToFloat32((2 * this.#free.length + roundings) * unitRoundoff());
  }

  /** c, Σ|C_k| + e, and S. */
  #sums({ functions, off }: Functions) {
    const [, ...shape] = functions.shape as [number, ...number[]];
    const apart = tf.reshape(functions, [this.#batch, 1 + this.#free.length, ...shape]);
    const middle = tf.squeeze(tf.slice(apart, 0, [this.#batch, 1]), [1]);
    const all = tf.add(tf.sum(tf.abs(apart), 1), off);
    return { middle, reach: tf.sub(all, tf.abs(middle)), size: all };
  }

  #ofInterval(interval: Interval): Functions {
    const [lower, upper] = [lowerOf(interval), upperOf(interval)];
    const middle = tf.mul(tf.add(lower, upper), 0.5);
    const off = tf.add(tf.sub(upper, middle), tf.mul(magnitudeOf(interval), 8 * unitRoundoff()));
    return { functions: this.#alone(middle), off: tf.add(off, TINY) };
  }

  /** A constant for each number, and nothing that depends on inputs. */
  #alone(constant: tf.Tensor): tf.Tensor {
    const [batch, ...shape] = constant.shape as [number, ...number[]];
    const rest = tf.zeros([batch, this.#free.length, ...shape]);
    return tf.reshape(tf.concat([tf.expandDims(constant, 1), rest], 1), [-1, ...shape]);
  }

  #passAffine(node: ReadyNode, affine: Affine, inputs: readonly Functions[]): Functions {
    const operation = operationOf(node.op);
    const zeros = node.inputShapes.map((shape) => tf.zeros([1, ...shape]));
    const atZero = operation.forward(zeros, node);
    const computed = operation.forward(
      inputs.map(({ functions }) => functions),
      node,
    );
    const rest = tf.concat(
      [
        tf.zeros([1, ...atZero.shape.slice(1)]),
        tf.tile(atZero, [this.#free.length, ...atZero.shape.slice(1).map(() => 1)]),
      ],
      0,
    );
    const functions = tf.sub(computed, tf.tile(rest, [this.#batch, ...atZero.shape.slice(1).map(() => 1)]));
    const constant = affine.magnitude(zeros, node);
    const ofOff = affine.magnitude(
      inputs.map(({ off }) => off),
      node,
    );
    const sizes = affine.magnitude(
      inputs.map((own) => this.#sums(own).size),
      node,
    );
    const share = upToFloat32(2 * (gamma(affine.terms(node).forward + 8, unitRoundoff()) + 4 * unitRoundoff()));
    const lost = tf.add(sizes, tf.mul(constant, 2 * this.#free.length + 8));
    const off = tf.add(tf.relu(tf.sub(ofOff, constant)), tf.add(tf.mul(lost, share), TINY));
    return { functions, off };
  }

  #passRelaxed(node: ReadyNode, relaxed: Relaxed, own: Functions, input: Interval): Functions {
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = relaxed.relaxation(input, node, REAL_ROUNDING);
    const { functions, off } = own;
    const [, ...shape] = functions.shape as [number, ...number[]];
    const [lower, upper] = [lowerOf(input), upperOf(input)];
    const choice = relaxed.choice(node);
    const isFree = choice?.kind === 'slope' && !lowerIntercept;
    const slope = isFree ? tf.clipByValue(upperSlope, choice.least, 1) : tf.mul(tf.add(lowerSlope, upperSlope), 0.5);
    // Where the sign is known the line below is the function; else any slope through 0 may be.
    const { unstable } = relaxationWeights(input, lowerSlope, upperSlope);
    const below = isFree ? tf.add(tf.mul(unstable, slope), tf.mul(tf.sub(1, unstable), lowerSlope)) : lowerSlope;
    const reach = (line: tf.Tensor, side: typeof tf.maximum) => {
      const tilt = tf.sub(line, slope);
      return side(tf.mul(tilt, lower), tf.mul(tilt, upper));
    };
    const highest = tf.add(reach(upperSlope, tf.maximum), upperIntercept);
    const lowest = lowerIntercept ? tf.add(reach(below, tf.minimum), lowerIntercept) : reach(below, tf.minimum);
    const steep = tf.abs(slope);
    const middle = tf.mul(tf.add(highest, lowest), 0.5);
    const left = tf.mul(tf.relu(tf.sub(highest, lowest)), 0.5);
    const scaled = tf.mul(
      tf.reshape(functions, [this.#batch, 1 + this.#free.length, ...shape]),
      tf.expandDims(slope, 1),
    );
    const moved = tf.add(tf.reshape(scaled, functions.shape), this.#alone(middle));
    const intercepts = tf.add(tf.abs(upperIntercept), lowerIntercept ? tf.abs(lowerIntercept) : 0);
    const slopes = tf.maximum(tf.maximum(tf.abs(upperSlope), tf.abs(lowerSlope)), steep);
    const sizes = tf.add(tf.mul(slopes, tf.add(this.#sums(own).size, tf.mul(magnitudeOf(input), 4))), intercepts);
    const lost = tf.add(tf.mul(sizes, this.#share(16)), TINY);
    return { functions: moved, off: tf.add(tf.add(tf.mul(steep, off), left), lost) };
  }
}
