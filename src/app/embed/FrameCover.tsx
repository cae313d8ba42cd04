import { useStore } from 'zustand';
import styles from './FrameCover.module.css';
import { frame } from './frame';

/** Lies over a frame until it is clicked. */
export function FrameCover() {
  const { isAwake } = useStore(frame);
  if (isAwake) return null;
  return (
    <button type="button" className={styles.cover} onClick={() => frame.setState({ isAwake: true })}>
      <span className={styles.word}>Click to use</span>
    </button>
  );
}
