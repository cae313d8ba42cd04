import { memo, useCallback, useId, useLayoutEffect, useRef } from 'react';
import styles from './SegmentedControl.module.css';
import { Tooltip } from './Tooltip';

interface Segment<T extends string> {
  readonly id: T;
  readonly label: string;
  /** What choosing it means, in a tooltip. */
  readonly note?: string;
}

interface SegmentedControlProps<T extends string> {
  /** Names the group for screen readers. */
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  /** None is chosen where the value is no segment's. */
  readonly value: T | undefined;
  /** Shares the container's width equally. */
  readonly wide?: boolean;
  readonly onChange: (id: T) => void;
}

/** One of a few, all in sight: a radio group, so arrow keys move the choice. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, segments, value, wide = false, onChange } = props;
  const name = useId();
  const newest = useRef(onChange);
  useLayoutEffect(() => {
    newest.current = onChange;
  });
  const choose = useCallback((id: string) => newest.current(id as T), []);
  return (
    <div role="radiogroup" aria-label={label} className={`${styles.group} ${wide ? styles.wide : ''}`}>
      {segments.map(({ id, label: text, note }) => {
        const choice = <Choice name={name} id={id} text={text} checked={id === value} onChoose={choose} />;
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the choice is the input
          <label key={id} className={styles.segment}>
            {note ? <Tooltip content={note}>{choice}</Tooltip> : choice}
          </label>
        );
      })}
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  /** Of the segment. */
  readonly id: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChoose: (id: string) => void;
  readonly 'aria-describedby'?: string;
}

/** Drawn anew only where it changes: for an input that takes long, since the browser sorts the groups of radio buttons. */
const Choice = memo(function Choice(props: ChoiceProps) {
  const { name, id, text, checked, onChoose, 'aria-describedby': describedBy } = props;
  return (
    <>
      <input
        type="radio"
        className="visually-hidden"
        name={name}
        checked={checked}
        aria-describedby={describedBy}
        onChange={() => onChoose(id)}
      />
      <span className={styles.text}>{text}</span>
    </>
  );
});
