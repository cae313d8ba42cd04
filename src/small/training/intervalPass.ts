import type { Point } from '../polygon';
import { placesOf, type TinyNetwork } from './tinyNetwork';

/** What every layer takes and gives: middle and radius of its values. */
interface Pass {
  readonly middles: readonly Float64Array[];
  readonly radii: readonly Float64Array[];
  /** Before ReLU. */
  readonly sums: readonly { readonly middle: Float64Array; readonly radius: Float64Array }[];
}

/** Intervals in the form of middle and radius through all hidden layers (Gowal et al. 2018). */
export function passInterval({ sizes, parameters }: TinyNetwork, [x, y]: Point, epsilon: number): Pass {
  const middles = [Float64Array.of(x, y)];
  const radii = [Float64Array.of(epsilon, epsilon)];
  const sums: { middle: Float64Array; radius: Float64Array }[] = [];
  let at = 0;
  for (let layer = 1; layer < sizes.length - 1; layer++) {
    const [mu, r] = [middles[layer - 1] as Float64Array, radii[layer - 1] as Float64Array];
    const rows = sizes[layer] as number;
    const [middle, radius] = [new Float64Array(rows), new Float64Array(rows)];
    const [nextMiddle, nextRadius] = [new Float64Array(rows), new Float64Array(rows)];
    for (let row = 0; row < rows; row++) {
      let [m, s] = [0, 0];
      for (let column = 0; column < mu.length; column++) {
        const weight = parameters[at++] as number;
        m += weight * (mu[column] as number);
        s += Math.abs(weight) * (r[column] as number);
      }
      m += parameters[at++] as number;
      middle[row] = m;
      radius[row] = s;
      const [low, high] = [Math.max(0, m - s), Math.max(0, m + s)];
      nextMiddle[row] = (low + high) / 2;
      nextRadius[row] = (high - low) / 2;
    }
    sums.push({ middle, radius });
    middles.push(nextMiddle);
    radii.push(nextRadius);
  }
  return { middles, radii, sums };
}

/** Lower bound of the label's margin over another class, its difference folded into the last layer. */
export function marginLower(network: TinyNetwork, pass: Pass, label: number, other: number): number {
  const [mu, r] = [pass.middles.at(-1) as Float64Array, pass.radii.at(-1) as Float64Array];
  const columns = mu.length;
  const start = placesOf(network.sizes).starts.at(-1) as number;
  const weightAt = (row: number, column: number) => network.parameters[start + row * (columns + 1) + column] as number;
  let margin = weightAt(label, columns) - weightAt(other, columns);
  for (let column = 0; column < columns; column++) {
    const difference = weightAt(label, column) - weightAt(other, column);
    margin += difference * (mu[column] as number) - Math.abs(difference) * (r[column] as number);
  }
  return margin;
}

/** What a loss asks of the margins over some classes, at one radius. */
export interface Demand {
  readonly epsilon: number;
  readonly rivals: readonly number[];
  readonly weight: number;
}

/**
 * weight · log(1 + Σ exp(−margin)) over the rivals: cross entropy on the lower bounds of the margins. Adds its derivatives
 * by all parameters to `gradient`, by hand as in a backward pass through middles and radii.
 */
export function addLoss(
  network: TinyNetwork,
  point: Point,
  label: number,
  { epsilon, rivals, weight }: Demand,
  gradient: Float64Array,
): number {
  if (rivals.length === 0 || weight === 0) return 0;
  const pass = passInterval(network, point, epsilon);
  const margins = rivals.map((other) => marginLower(network, pass, label, other));
  const largest = Math.max(0, ...margins.map((margin) => -margin));
  const parts = margins.map((margin) => Math.exp(-margin - largest));
  const total = Math.exp(-largest) + parts.reduce((sum, part) => sum + part, 0);
  const pulls = parts.map((part) => (-weight * part) / total);
  pullBack(network, pass, label, rivals, pulls, gradient);
  return weight * (largest + Math.log(total));
}

/** From the derivatives by the margins to those by all parameters. */
function pullBack(
  { sizes, parameters }: TinyNetwork,
  { middles, radii, sums }: Pass,
  label: number,
  rivals: readonly number[],
  pulls: readonly number[],
  gradient: Float64Array,
): void {
  const { starts } = placesOf(sizes);
  const [mu, r] = [middles.at(-1) as Float64Array, radii.at(-1) as Float64Array];
  let [dMiddle, dRadius] = [new Float64Array(mu.length), new Float64Array(mu.length)];
  const add = (place: number, amount: number) => {
    gradient[place] = (gradient[place] as number) + amount;
  };
  const last = starts.at(-1) as number;
  const wide = mu.length + 1;
  rivals.forEach((other, at) => {
    const pull = pulls[at] as number;
    add(last + label * wide + mu.length, pull);
    add(last + other * wide + mu.length, -pull);
    for (let column = 0; column < mu.length; column++) {
      const [own, its] = [last + label * wide + column, last + other * wide + column];
      const difference = (parameters[own] as number) - (parameters[its] as number);
      const slope = pull * ((mu[column] as number) - Math.sign(difference) * (r[column] as number));
      add(own, slope);
      add(its, -slope);
      dMiddle[column] = (dMiddle[column] as number) + pull * difference;
      dRadius[column] = (dRadius[column] as number) - pull * Math.abs(difference);
    }
  });
  for (let layer = sums.length - 1; layer >= 0; layer--) {
    const { middle, radius } = sums[layer] as Pass['sums'][number];
    const [before, spread] = [middles[layer] as Float64Array, radii[layer] as Float64Array];
    const [nextMiddle, nextRadius] = [new Float64Array(before.length), new Float64Array(before.length)];
    for (let row = 0; row < middle.length; row++) {
      const [m, s] = [middle[row] as number, radius[row] as number];
      const low = m - s > 0 ? ((dMiddle[row] as number) - (dRadius[row] as number)) / 2 : 0;
      const high = m + s > 0 ? ((dMiddle[row] as number) + (dRadius[row] as number)) / 2 : 0;
      const [byMiddle, byRadius] = [low + high, high - low];
      if (byMiddle === 0 && byRadius === 0) continue;
      const start = (starts[layer] as number) + row * (before.length + 1);
      for (let column = 0; column < before.length; column++) {
        const weight = parameters[start + column] as number;
        add(
          start + column,
          byMiddle * (before[column] as number) + byRadius * Math.sign(weight) * (spread[column] as number),
        );
        nextMiddle[column] = (nextMiddle[column] as number) + byMiddle * weight;
        nextRadius[column] = (nextRadius[column] as number) + byRadius * Math.abs(weight);
      }
      add(start + before.length, byMiddle);
    }
    [dMiddle, dRadius] = [nextMiddle, nextRadius];
  }
}
