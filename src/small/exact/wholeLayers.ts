import { digitsOf } from '../../numbers/digits';
import type { Decimal } from '../decimal';
import { differenceLayer } from '../intervalBounds';
import type { AffineLayer, SmallNetwork } from '../smallNetwork';

/** (a · x + b · y + c) divided by the scale of its layer, in whole numbers. */
export type ExactMap = readonly [bigint, bigint, bigint];

/** A layer in whole numbers. */
interface WholeLayer {
  readonly weights: readonly (readonly bigint[])[];
  /** Times the scale of what the layer reads. */
  readonly biases: readonly bigint[];
  /** What its sums are multiplied by. */
  readonly scale: bigint;
  /** What its activation multiplies sums above and below zero by; the next layer counts with both. */
  readonly over: bigint;
  readonly under: bigint;
}

/** The hidden layers, then Cat − Dog, each with the scale that makes whole numbers of its decimals. */
export function wholeLayers(network: SmallNetwork, below: number): readonly WholeLayer[] {
  const slope = digitsOf(below.toFixed(12));
  const over = 10n ** BigInt(slope.places);
  let scale = 1n;
  return [...network.hidden, differenceLayer(network)].map(({ weights, biases }: AffineLayer) => {
    const places = Math.max(0, ...[...weights.flat(), ...biases].map((each) => each.places));
    const whole = ({ coefficient, places: own }: Decimal) => coefficient * 10n ** BigInt(places - own);
    const read = scale;
    const ownScale = read * 10n ** BigInt(places);
    scale = ownScale * over;
    return {
      weights: weights.map((row) => row.map(whole)),
      biases: biases.map((bias) => whole(bias) * read),
      scale: ownScale,
      over,
      under: slope.coefficient,
    };
  });
}

/** The sums of a layer over maps of what it reads. */
export function passWhole({ weights, biases }: WholeLayer, maps: readonly ExactMap[]): readonly ExactMap[] {
  return weights.map((row, neuron) => {
    let [a, b, c] = [0n, 0n, biases[neuron] ?? 0n];
    row.forEach((weight, column) => {
      const map = maps[column];
      if (!map || weight === 0n) return;
      a += weight * map[0];
      b += weight * map[1];
      c += weight * map[2];
    });
    return [a, b, c];
  });
}

export function times([a, b, c]: ExactMap, by: bigint): ExactMap {
  return [a * by, b * by, c * by];
}
