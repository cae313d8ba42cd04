import { after, useCommands } from '../../../app/commands/commands';
import { cutCommands } from '../../../app/grouping/cutCommands';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { UpdateState } from '../../../app/state/store';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { SEE_REPORT } from '../../inspect/state/inspectState';
import { placeOf, radiusAt } from '../controls/RadiusSlider';
import { KINDS } from './criteria';
import { type AskingState, type GroupsState, PANELS, SHOWN } from './groupsState';
import { asking, kindOf } from './useAskedRadii';

/** The keys of this view, which the palette lists too. */
export function useGroupsCommands(
  state: AskingState,
  update: UpdateState<GroupsState>,
  grid: readonly number[],
  controls: GroupingControls | null,
  tree: ClassTree | null,
  onOpenFile: () => void,
  onReport: (() => void) | null,
): void {
  const enabled = () => controls !== null;
  const moved = (radius: number, by: number) =>
    radiusAt(Math.min(grid.length - 1, Math.max(0, Math.round(placeOf(radius, grid)) + by)), grid);
  const inner = (by: number) => update({ inner: moved(state.inner, by) });
  const outer = (by: number) => update({ outer: moved(state.outer, by) });
  useCommands('Groups', [
    { id: 'inner-down', label: 'Smaller radius within groups', keys: ['['], perform: () => inner(-1) },
    { id: 'inner-up', label: 'Larger radius within groups', keys: [']'], perform: () => inner(1) },
    { id: 'outer-down', label: 'Smaller radius between groups', keys: ['{'], perform: () => outer(-1) },
    { id: 'outer-up', label: 'Larger radius between groups', keys: ['}'], perform: () => outer(1) },
    ...cutCommands(controls),
    {
      id: 'next-shown',
      label: 'Next number in the matrices',
      keys: ['m'],
      perform: () => update({ shown: after(SHOWN, state.shown) }),
    },
    {
      id: 'next-panel',
      label: 'Next panel below',
      keys: ['n'],
      perform: () =>
        update({ panel: after(state.merges ? PANELS : PANELS.filter((id) => id !== 'radii'), state.panel) }),
    },
    {
      id: 'next-kind',
      label: 'Next way of asking for radii',
      keys: ['r'],
      enabled,
      perform: () => tree && update(asking(after(KINDS, kindOf(state)), state, tree)),
    },
    {
      id: 'close-images',
      label: 'Close the images',
      icon: 'close',
      keys: ['Escape'],
      enabled: () => state.selected !== null,
      perform: () => update({ selected: null }),
    },
    { id: 'report', label: SEE_REPORT, enabled: () => onReport !== null, perform: () => onReport?.() },
    { id: 'open-file', label: 'Open a network’s file', perform: onOpenFile },
  ]);
}
