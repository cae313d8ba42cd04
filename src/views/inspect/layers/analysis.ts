import { operationRow } from '../../../catalog/operations';
import type { BoundsResult, DatasetImages, ModelSummary } from '../../../engine/api/types';
import { numberOf } from '../../../numbers/decimal';
import type { BoundsQuery, Snapshot } from '../ask/bounds';
import { sidesOfNumbers } from '../numbers/numbersBox';
import type { OwnNumbers } from '../numbers/ownNumbers';
import type { GrowthColumn } from '../pictures/growthColumns';
import { signShares, widthStatistics } from '../pictures/layerStatistics';
import { INPUT, isActivation, type LayerColumn, layerColumns, operationTitle } from './layerColumns';

/** Bounds of one node over the box, and its values on the image itself. */
export interface NodeBounds {
  readonly shape: readonly number[];
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** Null until it is known. */
  readonly center: Float32Array | null;
}

/** What the panels read of one snapshot. */
export interface Analysis {
  readonly columns: readonly LayerColumn[];
  readonly growth: readonly GrowthColumn[];
  boundsOf(node: number): NodeBounds;
  /** What someone asked to compare them with; null where nobody did. */
  comparedOf(node: number): NodeBounds | null;
}

/**
 * Groups a snapshot's layers and measures their widths.
 *
 * @param shown the layers that are looked at, in their order; default: all
 */
export function analyze(
  snapshot: Snapshot,
  dataset: DatasetImages,
  shown: readonly number[] = snapshot.query.model.layers.map((_, index) => index),
): Analysis {
  const { model } = snapshot.query;
  const columns = columnsOf(model, shown, dataset);
  const { center, reference } = snapshot;
  const boundsOf = (node: number) => nodeBounds(snapshot, node, dataset, center);
  const otherBoundsOf = (node: number) => reference && nodeBounds(reference, node, dataset, center);
  const growth = columns.map(({ title, shape, from, before, activation }): GrowthColumn => {
    const { lower, upper } = boundsOf(before);
    const compared = otherBoundsOf(before);
    // Where units switch at zero, shares of signs mean something before them.
    const switches = operationRow(model.layers[activation ?? INPUT]?.op ?? '')?.activation?.switches !== undefined;
    return {
      title,
      shape: shape.join('×'),
      from,
      statistics: widthStatistics(lower, upper),
      ...(compared && { reference: widthStatistics(compared.lower, compared.upper) }),
      ...(switches && { shares: signShares(lower, upper) }),
      ...(switches && compared && { referenceShares: signShares(compared.lower, compared.upper) }),
    };
  });
  const comparedOf = (node: number) => (reference?.query.chosen ? otherBoundsOf(node) : null);
  return { columns, growth, boundsOf, comparedOf };
}

/** The columns of some layers; their nodes are counted among all. */
function columnsOf(model: ModelSummary, shown: readonly number[], dataset: DatasetImages): LayerColumn[] {
  const { layers } = model;
  const isLast = hasChannelsLast(model.inputShape, dataset);
  const inputShape = isLast ? [dataset.channels, dataset.height, dataset.width] : model.inputShape;
  const nodes = shown.flatMap((index) => layers[index] ?? []);
  const among = (node: number) => shown[node] ?? INPUT;
  return layerColumns(nodes, inputShape).map(({ activation, title, ...column }) => ({
    ...column,
    title: title === 'Logits' ? titleOfOutputs(model) : title,
    nodes: column.nodes.map(among),
    before: among(column.before),
    ...(activation !== undefined && { activation: among(activation) }),
  }));
}

function titleOfOutputs({ classes, interface: known }: ModelSummary): string {
  if (known?.threshold !== undefined) return 'Score';
  return classes === 0 ? 'Outputs' : 'Logits';
}

/** A question and its answer. */
type Answer = Pick<Snapshot, 'query' | 'result'>;

function nodeBounds(
  { query, result }: Answer,
  node: number,
  dataset: DatasetImages,
  center: BoundsResult | null,
): NodeBounds {
  if (node === INPUT) return inputBounds(query, dataset);
  const layer = result.layers[node];
  const point = center?.layers[node];
  if (!layer) throw new RangeError(`There is no layer ${node}`);
  const { shape, lower, upper } = layer;
  return { shape, lower, upper, center: point ? middle(point.lower, point.upper) : null };
}

function middle(lower: Float32Array, upper: Float32Array): Float32Array {
  return lower.map((low, i) => (low === upper[i] ? low : (low + (upper[i] as number)) / 2));
}

/** The box of numbers that someone gave, in the order of the file. */
function numberBounds(numbers: OwnNumbers, { model, levels }: BoundsQuery): NodeBounds {
  const sides = sidesOfNumbers(numbers, model.interface, levels / 255);
  return {
    shape: model.inputShape,
    lower: Float32Array.from(sides, ({ lower }) => numberOf(lower)),
    upper: Float32Array.from(sides, ({ upper }) => numberOf(upper)),
    center: Float32Array.from(numbers.values),
  };
}

/** The box of images: every pixel within the radius and within 0 to 1, channels first as everything else here. */
function inputBounds(query: BoundsQuery, dataset: DatasetImages): NodeBounds {
  if (query.numbers) return numberBounds(query.numbers, query);
  const center = pixelsOf(dataset, query.image);
  const epsilon = query.levels / 255;
  return {
    shape: [dataset.channels, dataset.height, dataset.width],
    lower: center.map((pixel) => Math.max(0, pixel - epsilon)),
    upper: center.map((pixel) => Math.min(1, pixel + epsilon)),
    center,
  };
}

/** One image's pixels from 0 to 1, [channels, height, width]. */
export function pixelsOf({ images, height, width, channels }: DatasetImages, index: number): Float32Array {
  const area = height * width;
  const start = index * area * channels;
  return Float32Array.from({ length: area * channels }, (_, i) => {
    const channel = Math.floor(i / area);
    return (images[start + (i % area) * channels + channel] ?? 0) / 255;
  });
}

type ImageSizes = Pick<DatasetImages, 'height' | 'width' | 'channels'>;

/** Numbers of an input in the order of the network, [channels, height, width] also where it takes its channels last. */
export function channelsFirst<T extends Float32Array | Float64Array>(
  values: T,
  inputShape: readonly number[],
  { height, width, channels }: ImageSizes,
): T {
  if (!hasChannelsLast(inputShape, { height, width, channels })) return values;
  const area = height * width;
  const at = (i: number) => values[(i % area) * channels + Math.floor(i / area)] as number;
  return values.map((_: number, i: number) => at(i)) as T;
}

function hasChannelsLast(inputShape: readonly number[], { height, width, channels }: ImageSizes): boolean {
  const sizes = inputShape.filter((size) => size !== 1).join();
  const joined = (...shape: number[]) => shape.filter((size) => size !== 1).join();
  return sizes === joined(height, width, channels) && sizes !== joined(channels, height, width);
}

/** The column shown when nobody has chosen one: the last with maps before an activation, else the last with one. */
export function defaultColumn(columns: readonly LayerColumn[]): number {
  const withMaps = columns.findLastIndex(({ activation, shape }) => activation !== undefined && shape.length === 3);
  if (withMaps >= 0) return withMaps;
  const withActivation = columns.findLastIndex(({ activation }) => activation !== undefined);
  return withActivation >= 0 ? withActivation : columns.length - 1;
}

/** Where in its column a node stands, in words: "Conv 2, before ReLU", "Conv 2, after ReLU", "Conv 2, Flatten". */
export function nodeTitle(column: LayerColumn, node: number, layers: readonly { readonly op: string }[]): string {
  const activation = column.activation === undefined ? undefined : layers[column.activation]?.op;
  if (node === column.before)
    return activation ? `${column.title}, before ${operationTitle(activation)}` : column.title;
  const op = layers[node]?.op ?? '';
  if (isActivation(op)) return `${column.title}, after ${operationTitle(op)}`;
  return `${column.title}, ${operationTitle(op)}`;
}

/** How the bounds of one layer compare with others of the same layer. */
export interface Tightness {
  readonly title: string;
  /** Mean widths of the two. */
  readonly own: number;
  readonly other: number;
  /** Own width as a share of the other; null where the other has none. */
  readonly ratio: number | null;
  /** Units whose sign is undecided, of so many; only where a switch follows. */
  readonly unstable?: { readonly own: number; readonly other: number; readonly units: number };
}

/** Layer by layer, how tight the bounds are, compared with the others; empty where there are none. */
export function tightnessOf(columns: readonly GrowthColumn[]): Tightness[] {
  return columns.flatMap(({ title, statistics, reference, shares, referenceShares }) => {
    if (!reference) return [];
    const [own, other] = [statistics.mean, reference.mean];
    const ratio = other > 0 ? own / other : null;
    const unstable = shares &&
      referenceShares && { own: shares.unstable, other: referenceShares.unstable, units: shares.units };
    return [{ title, own, other, ratio, ...(unstable && { unstable }) }];
  });
}
