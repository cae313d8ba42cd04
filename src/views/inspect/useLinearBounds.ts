import { useEffect, useState } from 'react';
import { askAgain } from '../../app/models/askAgain';
import { engine } from '../../engine/client';
import type { LinearBoundsRequest, LinearBoundsResult } from '../../engine/types';
import { type Snapshot, subjectOf } from './boundsQuery';
import { INPUT } from './layerColumns';
import type { Panels } from './usePanels';

/** Linear functions of the input, and what they bound. */
export interface Linear extends LinearBoundsResult {
  readonly of: LinearBoundsRequest['of'];
}

/** A unit that is only passed on the way to another is not computed. */
const PAUSE_MILLISECONDS = 120;

/** What CROWN's bound of the chosen unit or margin looks at; null while unknown, and where there is no such function. */
export function useLinearBounds(snapshot: Snapshot | null, panels: Panels | null): Linear | null {
  const [found, setFound] = useState<{ readonly snapshot: Snapshot; readonly key: string; readonly linear: Linear }>();
  const of = panels && subjectShown(panels);
  const key = JSON.stringify(of);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what it is of
  useEffect(() => {
    if (!snapshot || !of || snapshot.query.method === 'ibp') return;
    let wanted = true;
    const timer = setTimeout(() => {
      find(snapshot, of).then(
        (result) => wanted && setFound({ snapshot, key, linear: { ...result, of } }),
        // The figure is left out; what is wrong with the engine is told where it is started again.
        () => {},
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [snapshot?.result, key]);
  return found?.key === key && found.snapshot.result === snapshot?.result ? found.linear : null;
}

function subjectShown({ against, node, unit }: Panels): LinearBoundsRequest['of'] | null {
  if (against !== null) return { against };
  return node === INPUT ? null : { layer: node, unit };
}

function find({ query, result }: Snapshot, of: LinearBoundsRequest['of']): Promise<LinearBoundsResult> {
  const { method, rounding, levels, model } = query;
  const request = { ...subjectOf(query), method, rounding, epsilon: levels / 255, layers: result.layers, of };
  return askAgain(model, () => engine().linearBounds(request));
}
