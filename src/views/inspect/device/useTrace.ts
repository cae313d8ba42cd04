import type { Asking } from '../../../app/ask/asking';
import { type Answer, useAnswer } from '../../../app/ask/useAnswer';
import { engine } from '../../../engine/api/client';
import type { TraceResult } from '../../../engine/api/types';
import { type BoundsQuery, boxOf, keyOfQuery } from '../ask/bounds';
import { DEVICE } from './words';

const TRACE: Asking<BoundsQuery, TraceResult> = {
  keyOf: keyOfQuery,
  what: () => DEVICE.tracing,
  compute(query, computing) {
    const { method, rounding } = query;
    return engine().trace({ ...boxOf(query), method, rounding }, computing);
  },
};

/** What the graphics device does for the bounds that are shown. */
export function useTrace(query: BoundsQuery): Answer<BoundsQuery, TraceResult> {
  return useAnswer(query, TRACE);
}
