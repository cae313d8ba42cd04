import { field, integer, stateOf } from '../../../app/state/fields';

/** What is shown at the question, in Playground's link. */
export const backwardState = stateOf('backward', {
  /** Where CROWN's way back stands; null while it is not shown. */
  stage: field<number | null>('back', null, integer(0, 20)),
  /** 1 where all methods take the place of the arithmetic of intervals. */
  ladder: field<number>('all', 0, integer(0, 1)),
});
