import { useCommands } from '../../../app/commands/commands';
import { unitId, unitsOf } from '../math/units';
import type { Walk } from '../steps/useWalk';
import { addLayer, canAddLayer, canRemoveLayer, removeLayer } from './edits';
import { nextMethod } from './methods';
import { presets } from './presets';
import type { PlaygroundHandle } from './usePlayground';

/** What can be done in Playground, for keys and palette. */
export function usePlaygroundCommands(handle: PlaygroundHandle, walk: Walk): void {
  const { model, selected, select, setNetwork, setMethod, open } = handle;
  const { network, step } = model.state;
  const units = unitsOf(network);
  const at = units.findIndex((unit) => unitId(unit) === unitId(selected));
  const move = (by: number) => {
    const unit = units[(at + by + units.length) % units.length];
    if (unit) select(unit);
  };
  useCommands('Playground', [
    {
      id: 'step-back',
      label: 'Step back',
      keys: ['ArrowLeft', 'PageUp'],
      enabled: () => step > 0,
      perform: walk.previous,
    },
    {
      id: 'step-on',
      label: 'Step on',
      keys: ['ArrowRight', 'PageDown'],
      enabled: () => step < model.steps.length - 1,
      perform: walk.next,
    },
    { id: 'play', label: 'Play or pause the steps', keys: ['Space'], perform: walk.toggle },
    {
      id: 'next-method',
      label: 'Next method',
      keys: ['m'],
      perform: () => setMethod(nextMethod(model.state.method)),
    },
    { id: 'next-unit', label: 'Select the next unit', keys: ['ArrowDown'], perform: () => move(1) },
    { id: 'previous-unit', label: 'Select the unit before', keys: ['ArrowUp'], perform: () => move(-1) },
    {
      id: 'add-layer',
      label: 'Add a hidden layer',
      enabled: () => canAddLayer(network),
      perform: () => setNetwork(addLayer(network)),
    },
    {
      id: 'remove-layer',
      label: 'Remove the last hidden layer',
      enabled: () => canRemoveLayer(network),
      perform: () => setNetwork(removeLayer(network)),
    },
    ...presets.map((preset) => ({
      id: `preset-${preset.id}`,
      label: `Open ${preset.label}`,
      perform: () => open(preset),
    })),
  ]);
}
