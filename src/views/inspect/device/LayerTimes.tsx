import type { LayerTrace } from '../../../engine/api/types';
import { printable } from '../../../numbers/printable';
import styles from './DeviceDialog.module.css';
import { DEVICE } from './words';

interface LayerTimesProps {
  readonly rows: readonly LayerTrace[];
  readonly selected: number;
  readonly onSelect: (row: number) => void;
}

/** Time on the device, layer by layer, as bars; each chooses whose programs are shown. */
export function LayerTimes({ rows, selected, onSelect }: LayerTimesProps) {
  const most = Math.max(...rows.map(({ milliseconds }) => milliseconds ?? 0));
  return (
    <ul className={styles.layers} aria-label={DEVICE.layers}>
      {rows.map(({ name, op, milliseconds, programs }, row) => (
        // Two nodes of a file may have one name.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows neither come nor go
        <li key={row}>
          <button
            type="button"
            className={styles.layer}
            aria-pressed={row === selected}
            aria-disabled={programs.length === 0 || undefined}
            onClick={() => programs.length > 0 && onSelect(row)}
          >
            <span className={styles.name}>
              {op} <span className={styles.own}>{printable(name)}</span>
            </span>
            <span className={styles.time}>{programs.length === 0 ? DEVICE.nothing : DEVICE.time(milliseconds)}</span>
            <span className={styles.track} aria-hidden="true">
              <span style={{ width: `${most > 0 ? (100 * (milliseconds ?? 0)) / most : 0}%` }} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
