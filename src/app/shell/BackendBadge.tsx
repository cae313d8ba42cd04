import { useStore } from 'zustand';
import { BACKENDS } from '../../catalog/backends';
import { Tooltip } from '../controls/Tooltip';
import { engineStatus } from '../engineStatus';
import styles from './BackendBadge.module.css';

/** Which backend runs and on what device; why a better one does not is in the tooltip and read out with it. */
export function BackendBadge() {
  const { status } = useStore(engineStatus);
  if (!status) {
    return (
      <span className={styles.badge} role="status">
        Starting<span className={styles.device}> the engine</span>
      </span>
    );
  }
  const { backend, device, fallback } = status;
  const why = fallback ?? `Bounds of real networks are computed here, on ${device}. Nothing leaves this machine.`;
  return (
    <Tooltip content={why}>
      <button
        type="button"
        className={styles.badge}
        aria-label={`${BACKENDS[backend].title} · ${device}. ${fallback ?? ''}`}
      >
        <span className={`${styles.dot} ${fallback ? styles.fallback : ''}`} aria-hidden="true" />
        <span className={styles.name}>{BACKENDS[backend].title}</span>
        <span className={styles.device}>· {device}</span>
      </button>
    </Tooltip>
  );
}
