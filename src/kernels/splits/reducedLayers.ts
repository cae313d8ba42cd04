import { padded } from './layouts';
import type { Columns } from './packTerms';
import type { SplitLayer } from './splitLayers';

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

/** What a unit adds. */
interface ReducedUnit {
  readonly bias: number;
  /** What each |coefficient| loses. */
  readonly cost: number;
  /** Its largest magnitude. */
  readonly size: number;
}

/** What is left of a matrix: of each unit what it sums, by the places of what is left of the source. */
interface ReducedEdge {
  readonly source: number;
  /** Of the source; padded. */
  readonly inputs: number;
  readonly columns: Columns;
}

/** A layer without what is zero all over the region, or read by nothing that counts. */
export interface ReducedLayer {
  /** Padded. */
  readonly outputs: number;
  /** So many of the outputs are open: the first ones. */
  readonly open: number;
  readonly units: readonly ReducedUnit[];
  readonly edges: readonly ReducedEdge[];
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

/** Magnitudes that a multiplier's steps are measured by are no smaller. */
const LEAST_SIZE = 2 ** -20;

/** Layers over a region: units that are off there are left out, those that are not decided come first. See boundSplits.ts for what is claimed. */
export function reduceLayers(layers: readonly SplitLayer[], region: SplitRegion): Reduced {
  const { lower, upper, units } = region;
  const kept = keptUnits(layers, region);
  const sizes = kept.reduce((sum, { live }) => sum + padded(live.length), padded(lower.length));
  const share = (2 * sizes + 64) * 2 ** -52;
  const open = kept.flatMap(({ live, open: count }, layer) => {
    const { lower: low, upper: high } = units[layer] ?? { lower, upper };
    return live.slice(0, count).map((unit): OpenUnit => {
      return { layer, unit, width: Math.min(-(low[unit] as number), high[unit] as number) };
    });
  });
  // Of each layer's every unit behind its ReLU, and of the input.
  const magnitudes: Float64Array[] = [];
  const ofInput = Float64Array.from(lower, (low, at) => Math.max(Math.abs(low), Math.abs(upper[at] as number)));
  let total = ofInput.reduce((sum, size) => sum + size, 1);
  const reduced = layers.map((layer, at): ReducedLayer => {
    const { live, open: count } = kept[at] as Kept;
    const { isLinear = false } = layer;
    const known = units[at];
    const sums = Float64Array.from(live, (unit) => Math.abs(layer.bias[unit] as number));
    const lost = Float64Array.from(live, (unit) => layer.lost[unit] as number);
    const edges = layer.edges.map(({ source, terms, inexact }): ReducedEdge => {
      const from = kept[source];
      const sizesFrom = magnitudes[source] ?? ofInput;
      const columns = columnsOf(live, from?.places, terms);
      const inputs = from?.live ?? sizesFrom;
      for (let column = 0; column < live.length; column++) {
        let sum = 0;
        for (let entry = columns.starts[column] as number; entry < (columns.starts[column + 1] as number); entry++) {
          const term = columns.terms[entry] as number;
          const size = sizesFrom[from ? (from.live[term] as number) : term] as number;
          sum += Math.abs(columns.weights[entry] as number) * size;
        }
        sums[column] = (sums[column] as number) + sum;
        lost[column] = (lost[column] as number) + inexact * sum;
      }
      return { source, inputs: padded(inputs.length), columns };
    });
    const own = new Float64Array(layer.outputs);
    const unitsOf = live.map((unit, place): ReducedUnit => {
      const size = sums[place] as number;
      total += size;
      const [low, high] = [known?.lower[unit] ?? -size, known?.upper[unit] ?? size];
      own[unit] = isLinear ? Math.max(Math.abs(low), Math.abs(high)) : high;
      const cost = size * share + (lost[place] as number) + TINIEST;
      const largest = place < count ? Math.max(-low, high, LEAST_SIZE) : 1;
      return { bias: layer.bias[unit] as number, cost, size: largest };
    });
    magnitudes.push(own);
    return { outputs: padded(live.length), open: count, units: unitsOf, edges };
  });
  return { layers: reduced, open, share, tiny: TINIEST * total };
}

/** Units of a layer that count: the open ones first; and of all its units where they stand among those, −1 for others. */
interface Kept {
  readonly live: readonly number[];
  readonly open: number;
  readonly places: Int32Array;
}

/** Units that are not off and that others that count read, or the outputs. */
function keptUnits(layers: readonly SplitLayer[], { units }: SplitRegion): Kept[] {
  const counts = layers.map(({ outputs }, at) => new Uint8Array(outputs).fill(at === layers.length - 1 ? 1 : 0));
  const kept: Kept[] = [];
  for (let at = layers.length - 1; at >= 0; at--) {
    const { outputs, edges, isLinear = false } = layers[at] as SplitLayer;
    const known = isLinear ? undefined : units[at];
    const isOff = (unit: number) => known !== undefined && (known.upper[unit] as number) <= 0;
    const isOn = (unit: number) => known === undefined || (known.lower[unit] as number) >= 0;
    const live = Array.from({ length: outputs }, (_, unit) => unit).filter(
      (unit) => counts[at]?.[unit] && !isOff(unit),
    );
    const open = live.filter((unit) => !isOn(unit));
    const ordered = [...open, ...live.filter(isOn)];
    const places = new Int32Array(outputs).fill(-1);
    ordered.forEach((unit, place) => {
      places[unit] = place;
    });
    kept[at] = { live: ordered, open: open.length, places };
    for (const { source, terms } of edges) {
      const read = counts[source];
      if (!read) continue;
      for (const unit of live) {
        terms(unit, (input, weight) => {
          if (weight !== 0) read[input] = 1;
        });
      }
    }
  }
  return kept;
}

/** What units sum of what is left. */
function columnsOf(
  live: readonly number[],
  places: Int32Array | undefined,
  terms: SplitLayer['edges'][number]['terms'],
): Columns {
  const starts = new Int32Array(live.length + 1);
  const [read, weights]: [number[], number[]] = [[], []];
  live.forEach((unit, column) => {
    terms(unit, (input, weight) => {
      const place = places ? (places[input] as number) : input;
      if (place < 0 || weight === 0) return;
      read.push(place);
      weights.push(weight);
    });
    starts[column + 1] = read.length;
  });
  return { starts, terms: Int32Array.from(read), weights: Float32Array.from(weights) };
}
