import styles from './figure.module.css';

interface EmptyTrackProps {
  /** Pixels of its ends. */
  readonly track: readonly [number, number];
  readonly y: number;
}

/** Where an interval will stand once the walk has come to it. */
export function EmptyTrack({ track: [from, to], y }: EmptyTrackProps) {
  return <line className={styles.later} x1={from} x2={to} y1={y} y2={y} />;
}
