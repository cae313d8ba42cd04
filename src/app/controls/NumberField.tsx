import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Typed } from '../../numbers/typed';
import styles from './NumberField.module.css';
import { Refusal } from './Refusal';

interface NumberFieldProps<T> {
  readonly label: string;
  /** The value as it is shown. */
  readonly text: string;
  /** Reads what was typed; what it refuses stays in the field, with the reason beside it. */
  readonly read: (typed: string) => Typed<T>;
  readonly onCommit: (value: T) => void;
  /** Arrow keys and PageUp, PageDown: by how many steps to move. */
  readonly onStep?: (steps: number) => void;
  readonly autoFocus?: boolean;
  readonly onDone?: () => void;
  readonly className?: string;
}

/** A number in the text that can be typed over: Enter or leaving commits, Escape restores. */
export function NumberField<T>(props: NumberFieldProps<T>) {
  const { label, text, read, onCommit, onStep, autoFocus, onDone, className = '' } = props;
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<Extract<Typed<T>, { readonly refusal: string }>>();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (autoFocus) field.current?.select();
  }, [autoFocus]);

  const restore = () => {
    setDraft(undefined);
    setRefused(undefined);
  };
  const type = (typed: string) => {
    setDraft(typed);
    setRefused(undefined);
  };
  /** Whether there is nothing left to be corrected. */
  const commit = (typed = draft): boolean => {
    const result = typed === undefined || typed.trim() === '' ? undefined : read(typed.trim());
    if (result && 'refusal' in result) {
      setRefused(result);
      return false;
    }
    restore();
    if (result) onCommit(result.value);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === 'Enter') {
      if (commit()) onDone?.();
    } else if (event.key === 'Escape') {
      restore();
      onDone?.();
    } else if (steps === undefined || !onStep) return;
    else if (commit()) onStep(steps);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={field}
        className={`${styles.field} ${className}`}
        size={Math.max(2, (draft ?? text).length)}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? id : undefined}
        value={draft ?? text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={() => commit() && onDone?.()}
        onKeyDown={onKeyDown}
      />
      {refused && field.current && (
        <Refusal
          id={id}
          field={field.current}
          reason={refused.refusal}
          instead={refused.instead}
          onTake={(instead) => commit(instead) && onDone?.()}
        />
      )}
    </>
  );
}
