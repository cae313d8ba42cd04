import { after, useCommands } from '../../../app/commands/commands';
import { cutCommands } from '../../../app/grouping/cutCommands';
import { anotherTree, type GroupingControls, useGroupingState } from '../../../app/grouping/useGrouping';
import { LINKAGES, METRICS } from '../../../similarity/tree/classTree';
import { SEE_REPORT } from '../../inspect/state/inspectState';

/** The keys of this view, which the palette lists too. */
export function useSimilarityCommands(
  controls: GroupingControls | null,
  onOpenFile: () => void,
  onReport: (() => void) | null,
): void {
  const [{ metric, linkage }, update] = useGroupingState();
  const enabled = () => controls !== null;
  const change = (part: Parameters<typeof anotherTree>[0]) => controls && update(anotherTree(part, controls));
  useCommands('Similarity', [
    ...cutCommands(controls),
    {
      id: 'next-linkage',
      label: 'Next linkage',
      keys: ['l'],
      enabled,
      perform: () => change({ linkage: after(LINKAGES, linkage) }),
    },
    {
      id: 'next-distance',
      label: 'Next distance',
      keys: ['d'],
      enabled,
      perform: () => change({ metric: after(METRICS, metric) }),
    },
    {
      id: 'put-back',
      label: 'Undo moves by hand',
      enabled: () => controls?.grouping.of.some((to, label) => to !== controls.grouping.proposed[label]) ?? false,
      perform: () => controls?.putBack(),
    },
    { id: 'report', label: SEE_REPORT, enabled: () => onReport !== null, perform: () => onReport?.() },
    { id: 'open-file', label: 'Open a network’s file', perform: onOpenFile },
  ]);
}
