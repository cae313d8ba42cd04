import { Icon, type IconName } from './Icon';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Shows the label beside the icon; otherwise it is read out and in the tooltip. */
  readonly text?: boolean;
  /** The key that does the same, shown in the tooltip. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button drawn as an icon, with its name in words for everyone else. */
export function IconButton({ icon, label, text = false, keys, disabled = false, onClick }: IconButtonProps) {
  const button = (
    <button
      type="button"
      className={`${styles.button} ${text ? styles.text : ''}`}
      aria-label={text ? undefined : label}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onClick}
    >
      <Icon name={icon} size={18} />
      {text && <span>{label}</span>}
    </button>
  );
  if (text && !keys) return button;
  return <Tooltip content={keys ? `${label} (${keys})` : label}>{button}</Tooltip>;
}
