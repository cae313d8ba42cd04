import { Floating } from './Floating';
import styles from './Refusal.module.css';

interface RefusalProps {
  readonly id: string;
  readonly field: Element;
  /** A sentence. */
  readonly reason: string;
  /** What was probably meant. */
  readonly instead: string | undefined;
  readonly onTake: (instead: string) => void;
}

/** Why a field does not take what was typed, beside it, with what it would take. */
export function Refusal({ id, field, reason, instead, onTake }: RefusalProps) {
  return (
    <Floating id={id} role="alert" className={styles.refusal} anchor={field} at="bottom-start" gap={4}>
      {reason}{' '}
      {instead !== undefined && (
        <button
          type="button"
          className={styles.instead}
          // The field keeps the focus, and with it what was typed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(instead)}
        >
          Take {instead}
        </button>
      )}
    </Floating>
  );
}
