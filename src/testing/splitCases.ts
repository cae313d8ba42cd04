import { BoxBounder, type DenseLayer } from '../kernels/boxes/boundBoxes';
import type { SplitBounder } from '../kernels/splits/boundSplits';
import type { SplitRow } from '../kernels/splits/foundSplits';
import type { SplitRegion } from '../kernels/splits/reducedLayers';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../numbers/dyadic';
import { Random } from '../numbers/random';

/** Layers of these sizes over a box, and bounds of their units as boxes have them. */
export function randomCase(sizes: readonly number[], scale: number, width: number, seed: number) {
  const random = new Random(seed, 'splits');
  const number = () => Math.fround(2 * random.uniform() - 1);
  const layers = sizes.slice(1).map((outputs, at): DenseLayer => {
    const inputs = sizes[at] as number;
    return {
      inputs,
      outputs,
      weights: Float32Array.from({ length: inputs * outputs }, () => (scale * 2 * number()) / Math.sqrt(inputs)),
      bias: Float64Array.from({ length: outputs }, number),
      lost: new Float64Array(outputs),
    };
  });
  const lower = Float32Array.from({ length: sizes[0] as number }, number);
  const upper = lower.map((low) => low + width * random.uniform());
  const region: SplitRegion = { lower, upper, units: boundsOfUnits(layers, lower, upper) };
  const pointIn = () => {
    return lower.map((low, at) => {
      const high = upper[at] as number;
      const corner = random.uniform();
      if (corner < 0.3) return low;
      return corner > 0.7 ? high : Math.min(high, Math.max(low, low + (high - low) * random.uniform()));
    });
  };
  return { layers, region, random, number, pointIn };
}

export function boundsOfUnits(layers: readonly DenseLayer[], lower: Float32Array, upper: Float32Array) {
  const boxes = new BoxBounder(layers);
  const known = new Float32Array(2 * boxes.units).fill(Number.NEGATIVE_INFINITY, 0, boxes.units);
  known.fill(Number.POSITIVE_INFINITY, boxes.units);
  const asked = { lower, upper, known, rows: 1, starts: new Float32Array(boxes.outputs), steps: 0 };
  const found = boxes.bound({ ...asked, limits: new Float64Array(1), firstStep: 0.5, decay: 0.6 });
  boxes.dispose();
  let first = 0;
  return layers.slice(0, -1).map(({ outputs }) => {
    const own = (from: number) => found.known.slice(from + first, from + first + outputs);
    const bounds = { lower: own(0), upper: own(boxes.units) };
    first += outputs;
    return bounds;
  });
}

const sum = (terms: readonly Dyadic[]) => terms.reduce(add, ZERO);
export const dot = (a: ArrayLike<number>, x: readonly Dyadic[], from = 0, step = 1) =>
  sum(x.map((value, at) => multiply(exact(a[from + at * step] as number), value)));

/** Values before ReLUs, exactly; those of the last layer are the outputs. */
export function exactValues(layers: readonly DenseLayer[], point: Float32Array): Dyadic[][] {
  let x = [...point].map(exact);
  return layers.map(({ outputs, weights, bias }) => {
    const z = Array.from({ length: outputs }, (_, output) =>
      add(exact(bias[output] as number), dot(weights, x, output, outputs)),
    );
    x = z.map((value) => (compare(value, ZERO) > 0 ? value : ZERO));
    return z;
  });
}

export function signAt(values: readonly (readonly Dyadic[])[], bounder: SplitBounder, open: number): number {
  return compare(valueAt(values, bounder, open), ZERO);
}

/** Whether a row's splits hold at a point, and it is no larger there than its cut. */
export function isKept(values: readonly (readonly Dyadic[])[], row: SplitRow, bounder: SplitBounder): boolean {
  const { coefficients, units, signs, cut = Number.POSITIVE_INFINITY } = row;
  if (units.some((unit, split) => signAt(values, bounder, unit) * (signs[split] as number) < 0)) return false;
  return !Number.isFinite(cut) || compare(exact(cut), dot(coefficients, values.at(-1) as Dyadic[])) >= 0;
}

export function valueAt(values: readonly (readonly Dyadic[])[], bounder: SplitBounder, open: number): Dyadic {
  const { layer, unit } = bounder.open[open] as SplitBounder['open'][number];
  return values[layer]?.[unit] as Dyadic;
}

/** No smaller, and next to it; infinite where it is beyond what float64 holds. */
export function upOf(value: Dyadic): number {
  const near = asNumber(value);
  if (!Number.isFinite(near)) return Number.POSITIVE_INFINITY;
  return compare(exact(near), value) < 0 ? near + Math.abs(near) * 2 ** -52 + Number.MIN_VALUE : near;
}

export function asNumber({ mantissa, exponent }: Dyadic): number {
  return Number(mantissa) * 2 ** exponent;
}
