import { Suspense } from 'react';
import { useCommands } from '../../app/commands/commands';
import { useViewMenu } from '../../app/commands/viewMenu';
import { later } from '../../app/controls/later';
import { useNextStep } from '../../app/present/present';
import { useViewState } from '../../app/state/store';
import { NARROW, useMediaQuery } from '../../app/styles/media';
import { SHAPES } from '../../small/training/names';
import { NarrowPlayground } from './NarrowPlayground';
import { addLayer, canAddLayer, canRemoveLayer, removeLayer } from './state/edits';
import { sameNetwork } from './state/playgroundCodec';
import { presets } from './state/presets';
import { usePlayground } from './state/usePlayground';
import { usePlaygroundCommands } from './state/usePlaygroundCommands';
import { usePlaygroundExports } from './state/usePlaygroundExports';
import { useWalk } from './steps/useWalk';
import { trainingState } from './training/trainingState';
import { SHAPE_NAMES } from './training/words';
import { WidePlayground } from './WidePlayground';
import { TITLE } from './words';

// No part of the first screen.
const TrainBench = later(() => import('./training/TrainBench').then(({ TrainBench }) => TrainBench));

/** The view: one network, one box, one question; or a little network that is trained on generated data. */
export function Playground() {
  const [{ shape }] = useViewState(trainingState);
  if (!shape) return <NetworkPlayground />;
  return (
    <Suspense>
      <TrainBench />
    </Suspense>
  );
}

function NetworkPlayground() {
  const [, train] = useViewState(trainingState);
  const handle = usePlayground();
  const walk = useWalk(handle);
  const narrow = useMediaQuery(NARROW);
  const { network } = handle.model.state;
  const preset = presets.find((each) => sameNetwork(each.network, network));
  usePlaygroundCommands(handle, walk);
  useCommands(
    'Playground',
    SHAPES.map((shape) => ({
      id: `train-${shape}`,
      label: `Train on generated ${SHAPE_NAMES[shape].toLowerCase()}`,
      perform: () => train({ ...trainingState.initial, shape }),
    })),
  );
  usePlaygroundExports(handle.model);
  useNextStep(handle.model.steps[handle.model.state.step + 1]?.label);
  useViewMenu({
    title: preset?.label ?? 'My network',
    items: [
      ...presets.map((each) => ({ id: each.id, label: each.label, note: each.note, checked: each === preset })),
      { id: 'add', label: 'Add a hidden layer', disabled: !canAddLayer(network), separated: true },
      { id: 'remove', label: 'Remove the last hidden layer', disabled: !canRemoveLayer(network) },
      ...SHAPES.map((id, at) => ({ id, label: `Train on ${SHAPE_NAMES[id].toLowerCase()}`, separated: at === 0 })),
    ],
    onSelect(id) {
      const chosen = presets.find((each) => each.id === id);
      const shape = SHAPES.find((each) => each === id);
      if (shape) train({ ...trainingState.initial, shape });
      else if (chosen) handle.open(chosen);
      else handle.setNetwork(id === 'add' ? addLayer(network) : removeLayer(network));
    },
  });
  return (
    <>
      <h1 className="visually-hidden">{TITLE}</h1>
      {narrow ? (
        <NarrowPlayground handle={handle} walk={walk} />
      ) : (
        <WidePlayground handle={handle} walk={walk} preset={preset} />
      )}
    </>
  );
}
