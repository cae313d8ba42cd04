import { useCommands } from '../../app/commands';
import type { UpdateState } from '../../app/useViewState';
import { type InspectState, MOST_LEVELS } from './inspectState';
import { METHODS, nextMethod } from './methods';
import { radiusAt, stepsOf } from './radius';
import type { Panels } from './usePanels';
import type { Studies } from './useStudies';

/** The keys of this view, which the palette lists too. */
export function useInspectCommands(
  panels: Panels | null,
  studies: Studies,
  state: InspectState,
  update: UpdateState<InspectState>,
  images: number,
  onOpenFile: () => void,
): void {
  const group = 'Inspect';
  const ready = () => panels !== null;
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
  useCommands([
    {
      id: 'next-method',
      label: 'Next method',
      keys: ['m'],
      group,
      perform: () => update({ method: nextMethod(state.method) }),
    },
    { id: 'radius-down', label: 'Smaller radius', keys: ['['], group, perform: () => moveRadius(-1) },
    { id: 'radius-up', label: 'Larger radius', keys: [']'], group, perform: () => moveRadius(1) },
    {
      id: 'layer-before',
      label: 'Layer before',
      keys: ['ArrowLeft'],
      group,
      enabled: ready,
      perform: () => moveLayer(-1),
    },
    {
      id: 'layer-after',
      label: 'Layer after',
      keys: ['ArrowRight'],
      group,
      enabled: ready,
      perform: () => moveLayer(1),
    },
    { id: 'image-before', label: 'Image before', group, enabled: ready, perform: () => moveImage(-1) },
    { id: 'image-after', label: 'Next image', group, enabled: ready, perform: () => moveImage(1) },
    ...METHODS.filter(({ id }) => id !== state.method).map(({ id, name }) => ({
      id: `compare-${id}`,
      label: `Compare with ${name}`,
      group,
      perform: () => update({ compare: id }),
    })),
    {
      id: 'compare-nothing',
      label: 'Compare with nothing',
      group,
      enabled: () => state.compare !== null,
      perform: () => update({ compare: null }),
    },
    { id: 'attack', label: 'Attack', keys: ['a'], group, enabled: ready, perform: studies.attack.start },
    { id: 'radius', label: 'Find the certified radius', group, enabled: ready, perform: studies.radius.start },
    { id: 'open-file', label: 'Open an ONNX file', group, perform: onOpenFile },
  ]);
}
