import { useMemo } from 'react';
import { datasetFor } from '../../../app/models/datasetFor';
import { requestName } from '../../../app/models/known';
import { isOwnData } from '../../../app/models/ownData';
import { numbersOf, type OwnPicture } from '../../../app/models/pictures';
import { type Method, QUICKEST_METHOD } from '../../../catalog/methods';
import { type Rounding, WITHOUT_ROUNDING } from '../../../catalog/roundings';
import type { BoundsRequest, BoundsResult, DatasetImages, ModelSummary } from '../../../engine/api/types';
import { type OwnNumbers, ownNumbers, rowIn } from '../numbers/ownNumbers';
import { type InspectState, MOST_LEVELS } from '../state/inspectState';

/** The range of pixels. */
const PIXELS: readonly [number, number] = [0, 1];

/** One question to the engine. */
export interface BoundsQuery {
  readonly model: ModelSummary;
  readonly dataset: string;
  readonly image: number;
  /** What the network is shown instead of an image, where someone gave that; the radius then multiplies its own. */
  readonly numbers?: OwnNumbers;
  /** The picture of one's own that it is shown instead of an image of the data set. */
  readonly picture?: OwnPicture;
  /** Radius in 255ths. */
  readonly levels: number;
  readonly rounding: Rounding;
  readonly method: Method;
}

/** A second question about the same image, whose answer the first is compared with. */
export interface ComparedQuery extends BoundsQuery {
  /** Whether someone asked for it; else it is the quickest method's, which only the chart of widths shows. */
  readonly chosen: boolean;
}

/** An answer together with its question, so that nothing on screen mixes two of them. */
export interface Snapshot {
  readonly query: BoundsQuery;
  readonly result: BoundsResult;
  /** Bounds over the image itself, a box of radius 0; null for the moment until they are there. */
  readonly center: BoundsResult | null;
  /** What it is compared with: see `comparedQueryOf`; null where there is nothing, or until it is there. */
  readonly reference: { readonly query: ComparedQuery; readonly result: BoundsResult } | null;
}

/** Says all that the bounds depend on. */
export function keyOfQuery(query: BoundsQuery): string {
  const { levels, rounding, method } = query;
  return JSON.stringify([keyOfSubject(query), levels, rounding, method]);
}

/** Says which network a query is about, and what it is shown. */
export function keyOfSubject({ model, dataset, image, numbers, picture }: BoundsQuery): string {
  const images = picture ? ['picture', picture.name] : [dataset, image];
  return JSON.stringify([model.id, ...(numbers ? [numbers.values, numbers.ends ?? numbers.radii] : images)]);
}

/** And the box around it. */
export function keyOfBox(query: BoundsQuery): string {
  return `${keyOfSubject(query)} ${query.levels}`;
}

type Subject = Pick<BoundsRequest, 'model' | 'clip' | 'scales' | 'lower' | 'upper'> & {
  readonly input: NonNullable<BoundsRequest['input']>;
};

/** The network of a query and what it is shown, as the engine is asked about them. */
export function subjectOf({ model, dataset, image, numbers, picture }: BoundsQuery): Subject {
  const id = requestName(model);
  if (numbers) return { model: id, input: numbers.values, ...(numbers.ends ?? { scales: numbers.radii }) };
  if (picture && model.picture)
    return { model: id, input: numbersOf(picture, model.picture), clip: model.interface?.range ?? PIXELS };
  return { model: id, input: { dataset, index: image } };
}

/** The box that a query is about, as the engine is asked about it. */
export function boxOf(query: BoundsQuery): Subject & Required<Pick<BoundsRequest, 'epsilon'>> {
  return { ...subjectOf(query), epsilon: query.levels / 255 };
}

/** The quickest bounds over the input itself: it needs no outward rounding, and is the same for all radii. */
export function atCenter(query: BoundsQuery): BoundsQuery {
  return { ...query, levels: 0, rounding: WITHOUT_ROUNDING, method: QUICKEST_METHOD };
}

/** Whether all of a snapshot is there that comes by itself. */
export function isComplete({ query, center, reference }: Snapshot): boolean {
  return center !== null && (query.method === QUICKEST_METHOD || reference !== null);
}

/**
 * What is asked of a network: bounds around an image, or around numbers where no images fit it.
 *
 * @param model null until it is read
 * @param dataset whose images it is shown
 * @param images of the data set, once they are here
 * @param picture that of someone's own, as soon as it is read
 */
export function useQuery(
  model: ModelSummary | null,
  dataset: string,
  image: number,
  state: InspectState,
  picture: OwnPicture | null,
  images: DatasetImages | null,
): BoundsQuery | null {
  const { levels, rounding, method, numbers, radii, ends } = state;
  const isPicture = state.picture !== null;
  return useMemo(() => {
    if (!model || (isPicture && !picture)) return null;
    const how = { model, dataset, rounding, method };
    if (picture) return { ...how, image: 0, levels, picture };
    // Whether a data set of one's own has pictures or rows of numbers is known once it is here.
    if (isOwnData(dataset) && !images) return null;
    const isRow = images?.isRows ?? false;
    if (datasetFor(model) !== null && numbers === null && !isRow) return { ...how, image, levels };
    // Each number has a radius of its own, which is not multiplied by another.
    const shown = numbers ?? (images && isRow ? rowIn(images, image) : null);
    const row = isRow && numbers === null ? image : 0;
    return { ...how, image: row, levels: MOST_LEVELS, numbers: ownNumbers(model, { numbers: shown, radii, ends }) };
  }, [images, model, dataset, image, levels, rounding, method, numbers, radii, ends, isPicture, picture]);
}
