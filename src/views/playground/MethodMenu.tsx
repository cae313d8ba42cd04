import { Menu } from '../../app/controls/Menu';
import { isMethod, METHOD_NAMES, METHODS } from './state/methods';
import type { PlaygroundHandle } from './state/usePlayground';
import { ANSWERED_BY, METHOD_NOTES } from './words';

/** The method that answers the question; the cards of neurons stay with intervals. */
export function MethodMenu({ handle }: { readonly handle: PlaygroundHandle }) {
  const { method } = handle.model.state;
  return (
    <Menu
      label={ANSWERED_BY}
      align="end"
      items={METHODS.map((id) => ({
        id,
        label: METHOD_NAMES[id],
        note: METHOD_NOTES[id],
        checked: id === method,
      }))}
      onSelect={(id) => isMethod(id) && handle.setMethod(id)}
    >
      {METHOD_NAMES[method]}
    </Menu>
  );
}
