import { useEffect, useRef, useState } from 'react';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  /** The value as it is shown. */
  readonly text: string;
  /** Takes what was typed (minus signs are ASCII); returns false to refuse it, and the old value comes back. */
  readonly onCommit: (typed: string) => boolean;
  /** Arrow keys and PageUp, PageDown: by how many steps to move. */
  readonly onStep?: (steps: number) => void;
  readonly autoFocus?: boolean;
  readonly onDone?: () => void;
  readonly className?: string;
}

/** A number in the text that can be typed over: Enter or leaving commits, Escape restores. */
export function NumberField({ label, text, onCommit, onStep, autoFocus, onDone, className = '' }: NumberFieldProps) {
  const [draft, setDraft] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.select();
  }, [autoFocus]);

  const commit = () => {
    if (draft !== undefined) onCommit(draft.replaceAll('\u2212', '-').trim());
    setDraft(undefined);
  };
  return (
    <input
      ref={field}
      className={`${styles.field} ${className}`}
      size={Math.max(2, (draft ?? text).length)}
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      value={draft ?? text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        commit();
        onDone?.();
      }}
      onKeyDown={(event) => {
        const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
        if (event.key === 'Enter') {
          commit();
          onDone?.();
        } else if (event.key === 'Escape') {
          setDraft(undefined);
          onDone?.();
        } else if (steps === undefined || !onStep) return;
        else {
          commit();
          onStep(steps);
        }
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
