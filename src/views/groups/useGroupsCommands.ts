import { useCommands } from '../../app/commands';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import type { UpdateState } from '../../app/useViewState';
import type { ClassTree } from '../../similarity/tree/classTree';
import { asking, kindOf } from './asking';
import { KINDS } from './criteria';
import { type AskingState, type GroupsState, PANELS, SHOWN } from './groupsState';
import { placeOf, radiusAt } from './RadiusSlider';

/** The keys of this view, which the palette lists too. */
export function useGroupsCommands(
  state: AskingState,
  update: UpdateState<GroupsState>,
  grid: readonly number[],
  controls: GroupingControls | null,
  tree: ClassTree | null,
  onOpenFile: () => void,
): void {
  const group = 'Groups';
  const enabled = () => controls !== null;
  const moved = (radius: number, by: number) =>
    radiusAt(Math.min(grid.length - 1, Math.max(0, Math.round(placeOf(radius, grid)) + by)), grid);
  const inner = (by: number) => update({ inner: moved(state.inner, by) });
  const outer = (by: number) => update({ outer: moved(state.outer, by) });
  const after = <T>(list: readonly T[], item: T) => list[(list.indexOf(item) + 1) % list.length] ?? item;
  useCommands([
    { id: 'inner-down', label: 'Smaller radius inside groups', keys: ['['], group, perform: () => inner(-1) },
    { id: 'inner-up', label: 'Larger radius inside groups', keys: [']'], group, perform: () => inner(1) },
    { id: 'outer-down', label: 'Smaller radius across groups', keys: ['{'], group, perform: () => outer(-1) },
    { id: 'outer-up', label: 'Larger radius across groups', keys: ['}'], group, perform: () => outer(1) },
    {
      id: 'cut-up',
      label: 'Cut one merge up: fewer groups',
      keys: [','],
      group,
      enabled,
      perform: () => controls?.stepCut(-1),
    },
    {
      id: 'cut-down',
      label: 'Cut one merge down: more groups',
      keys: ['.'],
      group,
      enabled,
      perform: () => controls?.stepCut(1),
    },
    {
      id: 'next-shown',
      label: 'Next number in the matrices',
      keys: ['m'],
      group,
      perform: () => update({ shown: after(SHOWN, state.shown) }),
    },
    {
      id: 'next-panel',
      label: 'Next panel below',
      keys: ['p'],
      group,
      perform: () =>
        update({ panel: after(state.merges ? PANELS : PANELS.filter((id) => id !== 'radii'), state.panel) }),
    },
    {
      id: 'next-kind',
      label: 'Next way of asking for radii',
      keys: ['r'],
      group,
      enabled,
      perform: () => tree && update(asking(after(KINDS, kindOf(state)), state, tree)),
    },
    {
      id: 'close-images',
      label: 'Close the images',
      keys: ['Escape'],
      group,
      enabled: () => state.selected !== null,
      perform: () => update({ selected: null }),
    },
    { id: 'open-file', label: 'Open an ONNX file', group, perform: onOpenFile },
  ]);
}
