import type { OperationName } from '../../../catalog/operations';
import { ROUNDINGS } from '../../../catalog/roundings';
import { hasBoxes } from '../../../kernels/boxes/boundBoxes';
import type { Interval } from '../../../kernels/rounding/interval';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { SplitRegion } from '../../../kernels/splits/reducedLayers';
import { readingLast, type SplitLayer } from '../../../kernels/splits/splitLayers';
import type { ReadyNetwork } from '../../../network/upload';
import { sumOf } from '../../cost/room';
import { type ReadBounds, splitInterval } from '../../readBounds';
import { denseLayersOf } from '../boxes/denseLayers';
import type { Root } from '../splitValues';
import { layersOfSums, type SumLayers } from './layersOfSums';

/** The program has every weight twice, of which it may take this much of the memory: what is predicted does not count them. */
const [BYTES_OF_WEIGHT, MEMORY_SHARE] = [8, 0.1];

/** A region of a network that consists of affine operations and ReLUs, as the program for splits takes it. */
export interface DenseRegion extends SplitRegion {
  readonly layers: readonly SplitLayer[];
  /** What layers compute before their ReLUs, but for the last. */
  readonly values: readonly string[];
}

/** Undefined where the network consists of anything else or takes too much, where runs in float32 count, or without the program. */
export async function denseRegionOf(
  ready: ReadyNetwork,
  rounding: Rounding,
  { lower, upper }: ReadBounds,
  root: Root,
): Promise<DenseRegion | undefined> {
  if (!hasProgram(rounding)) return undefined;
  const found = denseLayers(ready) ?? (await layersOfSums(ready));
  if (!found || found.layers.length < 2) return undefined;
  const { layers, values, entries } = found;
  const units = await Promise.all(values.map((value) => boundsOf(root, value)));
  const areAll = units.length === layers.length - 1;
  if (!areAll || units.some((own, at) => own.lower.length !== layers[at]?.outputs)) return undefined;
  const weights = sumOf([...entries.keys()], (at) => (entries[at] as number) * liveShare(units[at], layers[at]));
  if (BYTES_OF_WEIGHT * weights > MEMORY_SHARE * ready.memory) return undefined;
  return { layers, values, lower, upper, units };
}

/** Whether rows are bounded by the program, under this rounding. */
function hasProgram(rounding: Rounding): boolean {
  const { outward, coversRuns } = ROUNDINGS[rounding];
  return outward && !coversRuns && hasBoxes();
}

/** Whether there is a program for the network's splits, and all units that can be split are of one layer. */
export function hasOneHiddenLayer(ready: ReadyNetwork, rounding: Rounding): boolean {
  return hasProgram(rounding) && denseLayersOf(ready)?.length === 2;
}

/** The network's dense layers, where it consists of such. */
function denseLayers(ready: ReadyNetwork): SumLayers | undefined {
  const dense = denseLayersOf(ready);
  const values = ready.nodes.flatMap(({ op, inputs }) => (op === ('Relu' satisfies OperationName) ? inputs : []));
  return (
    dense && { layers: dense.map(readingLast), values, entries: dense.map(({ inputs, outputs }) => inputs * outputs) }
  );
}

async function boundsOf({ readBounds, bounds }: Root, value: string): Promise<ReadBounds> {
  return (
    readBounds.get(value) ?? splitInterval(Float32Array.from(await (bounds.get(value) as Interval).data<'float32'>()))
  );
}

/** Which share of a layer's units is not off. */
function liveShare(known: ReadBounds | undefined, layer: SplitLayer | undefined): number {
  if (!known || layer?.isLinear) return 1;
  return known.upper.filter((high) => high > 0).length / known.upper.length;
}
