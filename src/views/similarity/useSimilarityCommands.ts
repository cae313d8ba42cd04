import { useCommands } from '../../app/commands';
import { anotherTree, type GroupingControls, useGroupingState } from '../../app/grouping/useGrouping';
import { LINKAGES, METRICS } from '../../similarity/tree/choices';

/** The keys of this view, which the palette lists too. */
export function useSimilarityCommands(controls: GroupingControls | null, onOpenFile: () => void): void {
  const group = 'Similarity';
  const [{ metric, linkage }, update] = useGroupingState();
  const enabled = () => controls !== null;
  const change = (part: Parameters<typeof anotherTree>[0]) => controls && update(anotherTree(part, controls));
  const after = <T>(list: readonly T[], item: T) => list[(list.indexOf(item) + 1) % list.length] ?? item;
  useCommands([
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
      id: 'next-linkage',
      label: 'Next linkage',
      keys: ['l'],
      group,
      enabled,
      perform: () => change({ linkage: after(LINKAGES, linkage) }),
    },
    {
      id: 'next-distance',
      label: 'Next distance',
      keys: ['d'],
      group,
      enabled,
      perform: () => change({ metric: after(METRICS, metric) }),
    },
    {
      id: 'put-back',
      label: 'Undo moves by hand',
      group,
      enabled: () => controls?.grouping.of.some((to, label) => to !== controls.grouping.proposed[label]) ?? false,
      perform: () => controls?.putBack(),
    },
    { id: 'open-file', label: 'Open an ONNX file', group, perform: onOpenFile },
  ]);
}
