import { useCommands } from '../../../app/commands/commands';
import { copyText } from '../../../app/commands/copyText';
import type { UpdateState } from '../../../app/state/store';
import { METHOD_NAMES, METHODS } from '../../../catalog/methods';
import { mayBeDecided } from '../ask/timeLimit';
import type { Searches } from '../ask/useSearches';
import { radiusAt, stepsOf } from '../controls/EpsilonSlider';
import { nextMethod } from '../controls/methods';
import { DEVICE, DEVICE_COMMAND } from '../device/words';
import { DECISION } from '../verdict/words';
import { commandOf, scriptOf } from './copyAs';
import { type InspectState, MOST_LEVELS } from './inspectState';
import type { Panels } from './usePanels';

/** The keys of this view, which the palette lists too. */
export function useInspectCommands(
  panels: Panels | null,
  searches: Searches,
  state: InspectState,
  update: UpdateState<InspectState>,
  images: number,
  onOpenFile: () => void,
  onProperty: () => void,
  device: { readonly isThere: boolean; readonly onShow: () => void },
): void {
  const ready = () => panels !== null;
  const hasClasses = () => panels !== null && panels.snapshot.result.classes > 0;
  // A decision under way, or one that was made, is not begun again.
  const isOpen = () => {
    if (panels === null || !hasClasses() || searches.decision.running) return false;
    const decided = searches.decision.resultOf(panels.snapshot.query);
    return decided === null || mayBeDecided(decided.result);
  };
  // Numbers have radii of their own.
  const hasRadius = () => !panels?.snapshot.query.numbers;
  const hasImages = () => panels !== null && hasRadius() && !panels.snapshot.query.picture;
  const moveRadius = (by: number) => {
    const steps = Math.min(stepsOf(MOST_LEVELS), Math.max(0, Math.round(stepsOf(state.levels)) + by));
    update({ levels: radiusAt(steps) });
  };
  const moveLayer = (by: number) => {
    if (!panels) return;
    const target = panels.column + by;
    if (target >= 0 && target < panels.analysis.columns.length) panels.selectColumn(target);
  };
  const moveImage = (by: number) => update({ image: Math.min(images - 1, Math.max(0, state.image + by)), unit: null });
  useCommands('Inspect', [
    {
      id: 'next-method',
      label: 'Next method',
      keys: ['m'],
      perform: () => update({ method: nextMethod(state.method) }),
    },
    { id: 'radius-down', label: 'Smaller radius', keys: ['['], enabled: hasRadius, perform: () => moveRadius(-1) },
    { id: 'radius-up', label: 'Larger radius', keys: [']'], enabled: hasRadius, perform: () => moveRadius(1) },
    {
      id: 'layer-before',
      label: 'Previous layer',
      keys: ['ArrowLeft'],
      enabled: ready,
      perform: () => moveLayer(-1),
    },
    {
      id: 'layer-after',
      label: 'Next layer',
      keys: ['ArrowRight'],
      enabled: ready,
      perform: () => moveLayer(1),
    },
    { id: 'image-before', label: 'Previous image', enabled: hasImages, perform: () => moveImage(-1) },
    { id: 'image-after', label: 'Next image', enabled: hasImages, perform: () => moveImage(1) },
    ...METHOD_NAMES.filter((id) => id !== state.method).map((id) => ({
      id: `compare-${id}`,
      label: `Compare with ${METHODS[id].title}`,
      perform: () => update({ compare: id }),
    })),
    {
      id: 'compare-nothing',
      label: 'Compare with nothing',
      enabled: () => state.compare !== null,
      perform: () => update({ compare: null }),
    },
    { id: 'attack', label: 'Attack', keys: ['a'], enabled: hasClasses, perform: searches.attack.start },
    { id: 'decide', label: 'Decide', note: DECISION.about, enabled: isOpen, perform: searches.decision.start },
    {
      id: DEVICE_COMMAND,
      label: DEVICE.command,
      note: DEVICE.note,
      enabled: () => ready() && device.isThere,
      perform: device.onShow,
    },
    { id: 'property', label: 'A property…', enabled: ready, perform: onProperty },
    {
      id: 'radius',
      label: 'Find the certified radius',
      enabled: hasClasses,
      perform: searches.radius.start,
    },
    {
      id: 'copy-command',
      label: 'Copy as a command for a terminal',
      enabled: ready,
      perform: () => panels && void copyText(commandOf(panels.snapshot.query, state.model), 'Command'),
    },
    {
      id: 'copy-script',
      label: 'Copy as a script for the console',
      enabled: ready,
      perform: () => panels && void copyText(scriptOf(panels.snapshot.query, state.model), 'Script'),
    },
    { id: 'open-file', label: 'Open a network’s file', perform: onOpenFile },
  ]);
}
