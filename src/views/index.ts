import type { ViewDefinition } from '../app/view';
import { groupsView } from './groups/groupsView';
import { inspectView } from './inspect/inspectView';
import { playgroundView } from './playground/playgroundView';
import { similarityView } from './similarity/similarityView';
import { trainView } from './train/trainView';

/** The views that exist, in the order of the navigation. */
export const views: readonly ViewDefinition<object>[] = [
  playgroundView,
  inspectView,
  similarityView,
  groupsView,
  trainView,
];
