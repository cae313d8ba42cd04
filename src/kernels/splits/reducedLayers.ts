import type { DenseLayer } from '../boxes/boundBoxes';
import { padded } from './layouts';

/** What is known of all inputs that splits are looked for in. */
export interface SplitRegion {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** Bounds of the units before the ReLUs of every layer but the last. */
  readonly units: readonly { readonly lower: Float32Array; readonly upper: Float32Array }[];
}

/** A unit whose sign is not decided. */
export interface OpenUnit {
  readonly layer: number;
  readonly unit: number;
  /** How far its sign is from being decided. */
  readonly width: number;
}

/** What a unit adds, and the line above its ReLU, over the region. */
interface ReducedUnit {
  readonly bias: number;
  readonly above: number;
  readonly intercept: number;
  /** What each |coefficient| loses. */
  readonly cost: number;
  /** Its largest magnitude. */
  readonly size: number;
}

/** A layer without what is zero all over the region. */
export interface ReducedLayer {
  /** Padded. */
  readonly inputs: number;
  readonly outputs: number;
  /** So many of the outputs are open: the first ones. */
  readonly open: number;
  readonly units: readonly ReducedUnit[];
  /** W of what is left, [inputs, units], not padded. */
  weight(input: number, unit: number): number;
  /** Inputs that are left. */
  readonly left: number;
}

export interface Reduced {
  readonly layers: readonly ReducedLayer[];
  readonly open: readonly OpenUnit[];
  /** What sums lose, as a share of their terms' magnitudes, and what underflow takes from a row. */
  readonly share: number;
  readonly tiny: number;
}

/** TINIEST of wasm/assembly/boxes/boxJob.ts. */
const TINIEST = 1e-300;

/** More than three roundings take from an intercept, as a share of the larger bound. */
const INTERCEPT_SHARE = 2 ** -50;

/** Magnitudes that a multiplier's steps are measured by are no smaller. */
const LEAST_SIZE = 2 ** -20;

/** Layers over a region: units that are off there are left out, those that are not decided come first. See boundSplits.ts for what is claimed. */
export function reduceLayers(layers: readonly DenseLayer[], { lower, upper, units }: SplitRegion): Reduced {
  const kept = layers.map(({ outputs }, at) => keptUnits(outputs, units[at]));
  const sizes = kept.reduce((sum, { live }) => sum + padded(live.length), padded(lower.length));
  const share = (2 * sizes + 64) * 2 ** -52;
  const open = kept.flatMap(({ live, open: count }, layer) => {
    const { lower: low, upper: high } = units[layer] ?? { lower, upper };
    return live.slice(0, count).map((unit): OpenUnit => {
      return { layer, unit, width: Math.min(-(low[unit] as number), high[unit] as number) };
    });
  });
  let inputs: readonly number[] = [...lower.keys()];
  let magnitudes = lower.map((low, at) => Math.max(Math.abs(low), Math.abs(upper[at] as number)));
  let total = magnitudes.reduce((sum, size) => sum + size, 1);
  const reduced = layers.map((layer, at): ReducedLayer => {
    const { live, open: count } = kept[at] as (typeof kept)[number];
    const known = units[at];
    const from = inputs;
    const own = live.map((unit, place): ReducedUnit => {
      let size = Math.abs(layer.bias[unit] as number);
      from.forEach((input, index) => {
        size += Math.abs(layer.weights[input * layer.outputs + unit] as number) * (magnitudes[index] as number);
      });
      total += size;
      const cost = size * share + (layer.lost[unit] as number) + TINIEST;
      const line = place < count && known ? lineAbove(known.lower[unit] as number, known.upper[unit] as number) : ON;
      return { bias: layer.bias[unit] as number, cost, ...line };
    });
    if (known) magnitudes = Float32Array.from(live, (unit) => known.upper[unit] as number);
    inputs = live;
    return {
      inputs: padded(from.length),
      outputs: padded(live.length),
      open: count,
      units: own,
      weight: (input, unit) => {
        return layer.weights[(from[input] as number) * layer.outputs + (live[unit] as number)] as number;
      },
      left: from.length,
    };
  });
  return { layers: reduced, open, share, tiny: TINIEST * total };
}

/** Units that are not off, and how many of them, the first ones, are open; all where nothing is known. */
function keptUnits(outputs: number, known: SplitRegion['units'][number] | undefined) {
  const all = Array.from({ length: outputs }, (_, unit) => unit);
  if (!known) return { live: all, open: 0 };
  const live = all.filter((unit) => !((known.upper[unit] as number) <= 0));
  const isOn = (unit: number) => (known.lower[unit] as number) >= 0;
  const open = live.filter((unit) => !isOn(unit));
  return { live: [...open, ...live.filter(isOn)], open: open.length };
}

const ON = { above: 1, intercept: 0, size: 1 };

/** The line above a ReLU between bounds of different signs. */
function lineAbove(lower: number, upper: number): Pick<ReducedUnit, 'above' | 'intercept' | 'size'> {
  const above = Math.min(Math.max(upper / (upper - lower), 0), 1);
  const most = Math.max(-(above * lower), upper - above * upper);
  const size = Math.max(-lower, upper);
  return { above, intercept: most + INTERCEPT_SHARE * size + TINIEST, size: Math.max(size, LEAST_SIZE) };
}
