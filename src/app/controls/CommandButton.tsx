import { useStore } from 'zustand';
import { type Command, commands, isEnabled } from '../commands/commands';
import { describeKey } from '../commands/keys';
import { useApp } from '../state/store';
import type { IconName } from './Icon';
import { IconButton } from './IconButton';
import { Tooltip } from './Tooltip';

interface CommandButtonProps {
  /** Of a command that is on offer; of others nothing is drawn. */
  readonly id: string;
  /** Says less or more than the command's own label, where the place calls for it. */
  readonly label?: string;
}

interface CommandIconProps extends CommandButtonProps {
  /** Instead of the command's own. */
  readonly icon?: IconName;
  /** Shows the label beside the icon. */
  readonly text?: boolean;
}

/** A command as a button with its icon; its label and key stand in the tooltip. */
export function CommandIcon({ id, label, icon, text }: CommandIconProps) {
  const [command, enabled] = useCommand(id);
  const shown = icon ?? command?.icon;
  if (!command || !shown) return null;
  return (
    <IconButton
      icon={shown}
      label={label ?? command.label}
      keys={text ? undefined : keyOf(command)}
      text={text}
      disabled={!enabled}
      onClick={command.perform}
    />
  );
}

interface CommandTextProps extends CommandButtonProps {
  readonly className?: string;
  /** Shows the key that does the same, in this class. */
  readonly keyClass?: string;
  /** Draws nothing while there is nothing to do. */
  readonly hides?: boolean;
}

/** A command as a button with its label. */
export function CommandText({ id, label, className, keyClass, hides = false }: CommandTextProps) {
  const [command, enabled] = useCommand(id);
  if (!command || (hides && !enabled)) return null;
  const button = (
    <button
      type="button"
      className={className}
      aria-disabled={enabled ? undefined : true}
      onClick={enabled ? command.perform : undefined}
    >
      {label ?? command.label}
      {keyClass && command.keys && <kbd className={keyClass}>{keyOf(command)}</kbd>}
    </button>
  );
  return command.note ? <Tooltip content={command.note}>{button}</Tooltip> : button;
}

/** A command that is on offer, and whether it can be done now. */
export function useCommand(id: string): readonly [command: Command | undefined, enabled: boolean] {
  const command = useStore(commands.store, (list) => list.find((candidate) => candidate.id === id));
  const enabled = useStore(useApp().store, () => command !== undefined && isEnabled(command));
  return [command, enabled];
}

function keyOf({ keys }: Command): string | undefined {
  return keys?.[0] === undefined ? undefined : describeKey(keys[0]);
}
