import { useMemo, useRef } from 'react';
import { type Asking, type Computing, Kept } from '../../../app/ask/asking';
import { firstAnswer, hasFirstAnswer } from '../../../app/ask/firstAnswers';
import { useAnswer } from '../../../app/ask/useAnswer';
import { datasetFor } from '../../../app/models/datasetFor';
import { requestName } from '../../../app/models/known';
import { isOwnData } from '../../../app/models/ownData';
import { numbersOf, type OwnPicture } from '../../../app/models/pictures';
import { useViewState } from '../../../app/state/store';
import { type Method, QUICKEST_METHOD } from '../../../catalog/methods';
import { type Rounding, WITHOUT_ROUNDING } from '../../../catalog/roundings';
import { engine } from '../../../engine/api/client';
import type { BoundsRequest, BoundsResult, DatasetImages, ModelSummary } from '../../../engine/api/types';
import { painted } from '../../../pictures/painted';
import { methodName, type RunTimes } from '../controls/methods';
import { type OwnNumbers, ownNumbers, rowIn } from '../numbers/ownNumbers';
import { type CompareChoice, inspectState, MOST_LEVELS } from '../state/inspectState';
import { longOf, rememberTime } from './expected';
import { useRising } from './useRising';

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
  return JSON.stringify([model.id, ...(numbers ? [numbers.values, numbers.bounds ?? numbers.radii] : images)]);
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
  if (numbers) return { model: id, input: numbers.values, ...(numbers.bounds ?? { scales: numbers.radii }) };
  if (picture && model.picture)
    return { model: id, input: numbersOf(picture, model.picture), clip: model.interface?.range ?? PIXELS };
  return { model: id, input: { dataset, index: image } };
}

/** The box that a query is about, as the engine is asked about it. */
export function boxOf(query: BoundsQuery): Subject & Required<Pick<BoundsRequest, 'epsilon'>> {
  return { ...subjectOf(query), epsilon: query.levels / 255 };
}

/** The quickest bounds over the input itself: it needs no outward rounding, and is the same for all radii. */
function atCenter(query: BoundsQuery): BoundsQuery {
  return { ...query, levels: 0, rounding: WITHOUT_ROUNDING, method: QUICKEST_METHOD };
}

/** Whether all of a snapshot is there that comes by itself. */
export function isComplete({ query, center, reference }: Snapshot): boolean {
  return center !== null && (query.method === QUICKEST_METHOD || reference !== null);
}

/** What a query's answer is compared with; null for the quickest method where nothing else is asked for. */
export function comparedQueryOf(query: BoundsQuery, compare: CompareChoice | null): ComparedQuery | null {
  if (typeof compare === 'string' && compare !== query.method) return { ...query, method: compare, chosen: true };
  // The radii of numbers that someone gave are their own.
  if (typeof compare === 'number' && compare !== query.levels && !query.numbers)
    return { ...query, levels: compare, chosen: true };
  return query.method === QUICKEST_METHOD ? null : { ...query, method: QUICKEST_METHOD, chosen: false };
}

/**
 * Bounds around an image, or around numbers where no images fit the network, as the view's state asks for them. The last
 * snapshot stays until the next one is there, which `isStale` says; with a failure there is none.
 *
 * @param model null until it is read
 * @param dataset whose images it is shown
 * @param picture that of someone's own, as soon as it is read
 * @param images of the data set, once they are here
 */
export function useBounds(
  model: ModelSummary | null,
  dataset: string,
  image: number,
  picture: OwnPicture | null,
  images: DatasetImages | null,
) {
  const [state] = useViewState(inspectState);
  const { levels, rounding, method, numbers, radii, bounds, compare } = state;
  const isPicture = state.picture !== null;
  const query = useMemo((): BoundsQuery | null => {
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
    return { ...how, image: row, levels: MOST_LEVELS, numbers: ownNumbers(model, { numbers: shown, radii, bounds }) };
  }, [images, model, dataset, image, levels, rounding, method, numbers, radii, bounds, isPicture, picture]);
  const shown = useRef<string | undefined>(undefined);
  const question = useMemo(
    () => query && { query, reference: comparedQueryOf(query, compare), isFirst: shown.current !== query.model.id },
    [query, compare],
  );
  const { value, latest, running, waiting, error, isCancelled, start, cancel } = useAnswer(question, boundsAsking);
  const snapshot = error ? null : (value ?? latest?.value ?? null);
  shown.current = snapshot?.query.model.id;
  const isStale = snapshot !== null && (!query || keyOfQuery(snapshot.query) !== keyOfQuery(query));
  const rising = useRising(running?.progress?.rising ?? null);
  const times = useTimes(snapshot);
  return { query, snapshot, isStale, running, waiting, rising, times, error, isCancelled, start, cancel };
}

function useTimes(snapshot: Snapshot | null): RunTimes {
  const times = useRef<RunTimes>(new Map());
  return useMemo(() => {
    const entries = [snapshot?.reference, snapshot].flatMap((part) =>
      part ? [[part.query.method, part.result.milliseconds] as const] : [],
    );
    times.current = new Map([...times.current, ...entries]);
    return times.current;
  }, [snapshot]);
}

/** Bounds, and what they are compared with. */
export interface BoundsQuestion {
  readonly query: BoundsQuery;
  readonly reference: ComparedQuery | null;
  /** Whether another network is on screen; the quickest bounds of this one are then shown first. */
  readonly isFirst: boolean;
}

/** A few methods and radii of an image. */
const results = new Kept<BoundsResult>(8);

/** What can be shown before all is there is shown. */
export const boundsAsking: Asking<BoundsQuestion, Snapshot> = {
  // What someone chose to compare with is shown otherwise than the quickest bounds.
  keyOf: ({ query, reference }) =>
    `${keyOfQuery(query)} compared with ${reference && keyOfQuery(reference)} ${reference?.chosen}`,
  what: ({ query }) => `Computing ${methodName(query.method)} bounds`,
  async compute({ query, reference, isFirst }, computing) {
    const { show } = computing;
    const middle = atCenter(query);
    const find = (asked: BoundsQuery) => boundsOf(asked, isFirst, computing);
    const referenceOf = (found: BoundsResult | null | undefined) =>
      reference && found ? { query: reference, result: found } : null;
    const isQuick = reference && !reference.chosen;
    const longest = async (asked: readonly BoundsQuery[]) => {
      const open = asked.filter((each) => !known(each)).map(({ method }) => method);
      return longOf(query.model, open, computing.signal);
    };
    const waiting = await longest(reference && !isQuick ? [query, reference] : [query]);
    const isHeld = waiting !== null && isQuick && (await longest([reference])) === null;
    // What an earlier visit found out is drawn once.
    const isKept = isFirst && !waiting && (await hasFirstAnswer('bounds', requestOf(query)));
    if (isQuick && (isHeld || (isFirst && !waiting && !isKept))) {
      show({ query: reference, result: await find(reference), center: null, reference: null });
      // What comes next takes all cores, which the first drawing needs.
      await painted();
    }
    if (isHeld) {
      // Bounds that stand alone for a while are to be whole.
      const [result, center] = [await find(reference), await find(middle)];
      show({ query: reference, result, center, reference: null });
    }
    if (waiting) await computing.started(waiting);
    const result = await find(query);
    const center = known(middle);
    const early = isQuick ? await find(reference) : reference && known(reference);
    const snapshot: Snapshot = { query, result, center: center ?? null, reference: referenceOf(early) };
    if (center && (!reference || early)) return snapshot;
    show(snapshot);
    const complete = { ...snapshot, center: await find(middle) };
    if (!reference || early) return complete;
    show(complete);
    return { ...complete, reference: referenceOf(await find(reference)) };
  },
};

function known(query: BoundsQuery): BoundsResult | undefined {
  return results.get(keyOfQuery(query));
}

function requestOf(query: BoundsQuery): BoundsRequest {
  const { method, rounding } = query;
  return { ...boxOf(query), method, rounding };
}

/** What a network shows first is kept for the next visit. */
async function boundsOf(query: BoundsQuery, isFirst: boolean, computing: Computing<Snapshot>): Promise<BoundsResult> {
  const ask = (asked: BoundsRequest) => engine().bounds(asked, computing);
  const request = requestOf(query);
  const result = known(query) ?? (await (isFirst ? firstAnswer('bounds', request, ask) : ask(request)));
  if (!known(query)) rememberTime(query.model, query.method, result.milliseconds);
  results.set(keyOfQuery(query), result);
  return result;
}
