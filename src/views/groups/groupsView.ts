import { groupingState } from '../../app/grouping/groupingState';
import type { ViewDefinition } from '../../app/view';
import { type GroupsState, groupsState } from './groupsState';

/** What networks are proved to do group by group: one radius for all classes, or one that fits how alike they are. */
export const groupsView: ViewDefinition<GroupsState> = {
  ...groupsState,
  shares: [groupingState],
  needsEngine: true,
  load: () => import('./GroupsView').then(({ GroupsView }) => GroupsView),
};
