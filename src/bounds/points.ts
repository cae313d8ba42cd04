import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../catalog/roundings';
import { type Interval, packInterval } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import { values64 } from '../network/forward64';
import { type Shape, sizeOf } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import { errorsOfValues } from './attack/evaluationErrors';
import { multiplicationsOf } from './cost/passCost';
import { type InputBox, isNarrow, roundDown, roundUp } from './inputBox';

/** Products of one sample that plain loops compute in a fraction of a second. */
const MOST_MULTIPLICATIONS = 5e7;

const atPoints = new WeakSet<object>();

/** Whether these bounds are of single points, so that nothing can be gained by linear relaxation. */
export function areAtPoints(bounds: object): boolean {
  return atPoints.has(bounds);
}

/**
 * Bounds of every value where every box is a single point, rounded outward: what float64 computes there, and how far
 * that may be from the exact values. Intervals forget that values are tied to each other, so what they lose to the
 * rounding of float32 grows where nearly equal numbers are subtracted, as in a normalization; float64 loses 2⁻²⁹ of that.
 *
 * @returns undefined where boxes are wider, where executions in float32 are asked about, where intervals do as well, and
 *   where numbers are too large to be bounded
 */
export async function pointValues(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
): Promise<Map<string, Interval> | undefined> {
  if (!takesPoints(ready, box, rounding)) return undefined;
  const { network, shapes } = ready;
  const size = sizeOf(network.input.shape);
  const samples: ReadonlyMap<string, Sample>[] = [];
  for (let at = 0; at < batch; at++) {
    const found = await enclosed(ready, box, at * size, size);
    if (!found) return undefined;
    samples.push(found);
  }
  const bounds = new Map<string, Interval>();
  for (const name of [network.input.name, ...ready.nodes.map(({ output }) => output)]) {
    const own = samples.map((sample) => sample.get(name) as Sample);
    const interval = (bound: keyof Sample) => {
      const parts = own.map((one) => tf.tensor(one[bound], [1, ...(shapes.get(name) as Shape)]));
      return parts.length === 1 ? (parts[0] as tf.Tensor) : tf.concat(parts, 0);
    };
    bounds.set(
      name,
      tf.tidy(() => packInterval(interval('lower'), interval('upper'))),
    );
  }
  atPoints.add(bounds);
  return bounds;
}

/** Whether boxes are single points at which evaluating gains something, and may be done. */
export function takesPoints(ready: ReadyNetwork, box: InputBox, rounding: Rounding): boolean {
  const { outward, coversRuns } = ROUNDINGS[rounding];
  return outward && !coversRuns && isNarrow(box) && gains(ready);
}

/** Bounds of a value at one sample. */
interface Sample {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Whether the network has what intervals of float32 lose much by, and is small enough. */
function gains({ nodes, shapes }: ReadyNetwork): boolean {
  const loses = nodes.some(({ op }) => {
    const { errors } = operationOf(op);
    return errors.kind === 'own' || (errors.kind === 'function' && errors.roundings > 0);
  });
  if (!loses) return false;
  const work = nodes.reduce((sum, node) => sum + multiplicationsOf(node, shapes.get(node.output) as Shape), 0);
  return work <= MOST_MULTIPLICATIONS;
}

/** Bounds of every value at one sample; undefined where they cannot be bounded. */
async function enclosed(
  ready: ReadyNetwork,
  { lower, upper }: InputBox,
  first: number,
  size: number,
): Promise<ReadonlyMap<string, Sample> | undefined> {
  const [low, high] = [lower, upper].map((bounds) => bounds.subarray(first, first + size)) as [
    Float32Array,
    Float32Array,
  ];
  const center = Float64Array.from(low, (x, at) => x + ((high[at] as number) - x) / 2);
  const offsets = center.map((x, at) => Math.max(x - (low[at] as number), (high[at] as number) - x) * (1 + 2 ** -50));
  const values = values64(ready.network, ready.shapes, center);
  const errors = await errorsOfValues(ready, values, offsets);
  return errors && new Map([...values].map(([name, value]) => [name, around(value, errors.get(name) as Float64Array)]));
}

/** Values of float32 on either side, at least that far away; a float64 sum or difference loses 2⁻⁵³ of itself. */
function around(values: Float64Array, errors: Float64Array): Sample {
  const away = values.map((value, at) => ((errors[at] as number) + Math.abs(value) * 2 ** -51) * (1 + 2 ** -51));
  return {
    lower: Float32Array.from(values, (value, at) => roundDown(value - (away[at] as number))),
    upper: Float32Array.from(values, (value, at) => roundUp(value + (away[at] as number))),
  };
}
