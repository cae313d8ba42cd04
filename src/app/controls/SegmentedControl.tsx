import { useId } from 'react';
import styles from './SegmentedControl.module.css';

export interface Segment<T extends string> {
  readonly id: T;
  readonly label: string;
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
  return (
    <div role="radiogroup" aria-label={label} className={`${styles.group} ${wide ? styles.wide : ''}`}>
      {segments.map((segment) => (
        <label key={segment.id} className={styles.segment}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={segment.id === value}
            onChange={() => onChange(segment.id)}
          />
          <span className={styles.text}>{segment.label}</span>
        </label>
      ))}
    </div>
  );
}
