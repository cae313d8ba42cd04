import { field, integer, stateOf } from '../../../app/state/fields';

/** Where CROWN's way back stands, in Playground's link; null while the ladder is shown. */
export const backwardState = stateOf('backward', {
  stage: field<number | null>('back', null, integer(0, 20)),
});
