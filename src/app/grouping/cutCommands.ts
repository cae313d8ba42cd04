import type { Command } from '../commands/commands';
import type { GroupingControls } from './useGrouping';

/** The cut moved by one merge, in every view that has the tree. */
export function cutCommands(controls: GroupingControls | null): readonly Command[] {
  const classes = controls?.grouping.of.length ?? 0;
  return [
    {
      id: 'cut-up',
      label: 'Fewer groups',
      icon: 'minus',
      keys: [','],
      enabled: () => controls !== null && controls.count > 1,
      perform: () => controls?.stepCut(-1),
    },
    {
      id: 'cut-down',
      label: 'More groups',
      icon: 'plus',
      keys: ['.'],
      enabled: () => controls !== null && controls.count < classes,
      perform: () => controls?.stepCut(1),
    },
  ];
}
