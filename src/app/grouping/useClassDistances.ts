import { useEffect, useRef, useState } from 'react';
import { engine } from '../../engine/client';
import type { ClassDistancesResult, ModelSummary, SimilaritySource } from '../../engine/types';
import type { Running } from '../controls/ProgressLine';
import { askAgain, isCancelled, messageOf } from '../models/askAgain';

/** What classes are compared by, and on which images. */
export interface SimilarityQuery {
  readonly model: ModelSummary;
  readonly source: SimilaritySource;
  /** Null where no data set fits the model. */
  readonly dataset: string | null;
}

/** Where the answer to a query stands. */
export interface ClassDistancesState {
  /** The latest answer; that of an earlier query until there is a newer one. */
  readonly answer: { readonly query: SimilarityQuery; readonly result: ClassDistancesResult } | null;
  /** Why the query has no answer, as a sentence. */
  readonly failure: string | null;
  readonly running: Running | null;
  readonly cancel: () => void;
}

/** Images that features and confusions are taken over. */
export const SIMILARITY_IMAGES = 1000;

const PATIENCE_MILLISECONDS = 300;
const known = new Map<string, ClassDistancesResult>();

/** Distances between the classes of a model; what was computed once is kept while the page lives. */
export function useClassDistances(query: SimilarityQuery | null): ClassDistancesState {
  const [answer, setAnswer] = useState<ClassDistancesState['answer']>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const busy = useRef(false);
  const key = query && keyOf(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the answer depends on
  useEffect(() => {
    setFailure(null);
    if (!query || !key) return;
    if (isLong(query) && query.dataset === null) {
      setFailure('No images that come with Boundscope fit this network. Compare its classes by weights instead.');
      return;
    }
    const kept = known.get(key);
    if (kept) {
      setAnswer({ query, result: kept });
      return;
    }
    let wanted = true;
    const since = performance.now();
    const show = (next: Running) => wanted && performance.now() - since >= PATIENCE_MILLISECONDS && setRunning(next);
    const timer = setTimeout(() => show({ since, what: whatOf(query) }), PATIENCE_MILLISECONDS);
    busy.current = isLong(query);
    ask(query, (progress) => show({ since, what: whatOf(query), progress }))
      .then(
        (result) => {
          known.set(key, result);
          if (wanted) setAnswer({ query, result });
        },
        (error: unknown) => wanted && setFailure(isCancelled(error) ? 'It was cancelled.' : messageOf(error)),
      )
      .finally(() => {
        clearTimeout(timer);
        if (!wanted) return;
        busy.current = false;
        setRunning(null);
      });
    return () => {
      wanted = false;
      clearTimeout(timer);
      setRunning(null);
      if (busy.current) void engine().cancel();
      busy.current = false;
    };
  }, [key]);
  return { answer, failure, running, cancel: () => busy.current && void engine().cancel() };
}

function ask(
  { model, source, dataset }: SimilarityQuery,
  onProgress: (progress: NonNullable<Running['progress']>) => void,
) {
  const options = { source, ...(dataset !== null && { dataset, count: SIMILARITY_IMAGES }) };
  const request = { model: model.card?.id ?? model.id, ...options };
  return askAgain(model, () => engine().classDistances(request, onProgress));
}

/** Whether it runs over images; reading weights is done before one could end it. */
function isLong({ source }: SimilarityQuery): boolean {
  return source === 'features' || source === 'confusion';
}

function keyOf({ model, source, dataset }: SimilarityQuery): string {
  return `${model.id} ${source} ${dataset ?? ''}`;
}

function whatOf({ source }: SimilarityQuery): string {
  if (source === 'features') return 'Averaging the features of each class';
  return source === 'confusion' ? 'Counting which classes are mistaken' : 'Reading the weights of each class';
}
