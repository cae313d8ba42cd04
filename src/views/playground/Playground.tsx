import { NARROW, useMediaQuery } from '../../app/useMediaQuery';
import { useViewMenu } from '../../app/viewMenu';
import { addLayer, canAddLayer, canRemoveLayer, removeLayer } from './edits';
import { NarrowPlayground } from './NarrowPlayground';
import { sameNetwork } from './playgroundCodec';
import { presets } from './presets';
import { usePlayground } from './usePlayground';
import { usePlaygroundCommands } from './usePlaygroundCommands';
import { usePlaygroundExports } from './usePlaygroundExports';
import { useWalk } from './useWalk';
import { WidePlayground } from './WidePlayground';

/** The view: one network, one box, one question. */
export function Playground() {
  const handle = usePlayground();
  const walk = useWalk(handle);
  const narrow = useMediaQuery(NARROW);
  const { network } = handle.model.state;
  const preset = presets.find((each) => sameNetwork(each.network, network));
  usePlaygroundCommands(handle, walk);
  usePlaygroundExports(handle.model);
  useViewMenu({
    title: preset?.label ?? 'My network',
    items: [
      ...presets.map((each) => ({ id: each.id, label: each.label, note: each.note, checked: each === preset })),
      { id: 'add', label: 'Add a hidden layer', disabled: !canAddLayer(network), separated: true },
      { id: 'remove', label: 'Remove the last hidden layer', disabled: !canRemoveLayer(network) },
    ],
    onSelect(id) {
      const chosen = presets.find((each) => each.id === id);
      if (chosen) handle.open(chosen);
      else handle.setNetwork(id === 'add' ? addLayer(network) : removeLayer(network));
    },
  });
  return (
    <>
      <h1 className="visually-hidden">Follow intervals through a small network</h1>
      {narrow ? (
        <NarrowPlayground handle={handle} walk={walk} />
      ) : (
        <WidePlayground handle={handle} walk={walk} preset={preset} />
      )}
    </>
  );
}
