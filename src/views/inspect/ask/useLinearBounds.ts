import type { Asking } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { METHODS } from '../../../catalog/methods';
import { engine } from '../../../engine/api/client';
import type { LinearBoundsRequest, LinearBoundsResult } from '../../../engine/api/types';
import { INPUT } from '../layers/layerColumns';
import type { Panels } from '../state/usePanels';
import { boxOf, keyOfQuery, type Snapshot } from './bounds';

/** Linear functions of the input, and what they bound. */
export interface Linear extends LinearBoundsResult {
  readonly target: LinearBoundsRequest['target'];
  /** Of the network, whose order the coefficients have. */
  readonly inputShape: readonly number[];
}

interface LinearQuestion {
  readonly snapshot: Snapshot;
  readonly target: LinearBoundsRequest['target'];
}

const LINEAR: Asking<LinearQuestion, Linear> = {
  keyOf: ({ snapshot, target }) => `${keyOfQuery(snapshot.query)} ${JSON.stringify(target)}`,
  what: () => 'Computing what the bound looks at',
  async compute({ snapshot: { query, result }, target }, computing) {
    const { method, rounding, model } = query;
    const request = { ...boxOf(query), method, rounding, layers: result.layers, target };
    return { ...(await engine().linearBounds(request, computing)), target, inputShape: model.inputShape };
  },
  // A unit that is only passed on the way to another is not computed.
  pause: 120,
};

/**
 * What CROWN's bound of the chosen unit or margin looks at; null while unknown, and where there is no such function. Where
 * it fails the figure is left out: what is wrong with the engine is reported where it is started again.
 */
export function useLinearBounds(panels: Panels | null): Linear | null {
  const target = panels && subjectShown(panels);
  const isLinear = panels !== null && METHODS[panels.snapshot.query.method].relaxes;
  return useAnswer(isLinear && target ? { snapshot: panels.snapshot, target } : null, LINEAR).value;
}

function subjectShown({ against, node, unit }: Panels): LinearBoundsRequest['target'] | null {
  if (against !== null) return { against };
  return node === INPUT ? null : { layer: node, unit };
}
