import type { ModelCard } from '../../engine/types';
import type { AskingState, GroupsState } from './groupsState';

const USUAL = { inner: 0.02, outer: 0.1 };
const USUAL_IN_COLOR = { inner: 2 / 255, outer: 8 / 255 };

/** The state with its models, and its radii: those chosen, else those of a model's card, else the literature's for such images. */
export function withRadii(
  state: GroupsState,
  models: readonly string[],
  card: Pick<ModelCard, 'epsilon'> | undefined,
  dataset: string,
): AskingState {
  const usual = card?.epsilon ?? (dataset.startsWith('cifar') ? USUAL_IN_COLOR : USUAL);
  return { ...state, models, inner: state.inner ?? usual.inner, outer: state.outer ?? usual.outer };
}
