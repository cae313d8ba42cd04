import { useMemo } from 'react';
import { answeredBy, type PlaygroundModel } from '../state/playgroundModel';
import { useWork } from './useWork';

/** The model with the bounds of its method and of all others, as far as they are computed; asked once the walk is at the question. */
export function useAnswer(model: PlaygroundModel): PlaygroundModel {
  const { network, box, method } = model.state;
  const isAsked = model.step.kind === 'question';
  const ladderJob = useMemo(
    () => (isAsked ? ({ kind: 'ladder', network, box } as const) : undefined),
    [isAsked, network, box],
  );
  const isSplit = isAsked && method === 'split';
  const splitJob = useMemo(
    () => (isSplit ? ({ kind: 'split', network, box } as const) : undefined),
    [isSplit, network, box],
  );
  const { told: ladder } = useWork<'ladder'>(ladderJob);
  const { told: splitting } = useWork<'split'>(splitJob);
  return useMemo(() => (isAsked ? answeredBy(model, ladder, splitting) : model), [isAsked, model, ladder, splitting]);
}
