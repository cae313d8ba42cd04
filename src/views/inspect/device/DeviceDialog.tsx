import { useState } from 'react';
import { messageOf } from '../../../app/commands/notices';
import { Dialog } from '../../../app/controls/Dialog';
import { IconButton } from '../../../app/controls/IconButton';
import { METHODS } from '../../../catalog/methods';
import type { TraceResult } from '../../../engine/api/types';
import type { BoundsQuery } from '../ask/bounds';
import styles from './DeviceDialog.module.css';
import { LayerTimes } from './LayerTimes';
import { ProgramText } from './ProgramText';
import { useTrace } from './useTrace';
import { DEVICE } from './words';

interface DeviceDialogProps {
  readonly query: BoundsQuery;
  /** The device in words. */
  readonly device: string;
  /** The node that is looked at first. */
  readonly node: number;
  readonly onClose: () => void;
}

/** What the graphics device does for the bounds on screen: how long for each layer, and by which programs. */
export function DeviceDialog({ query, device, node, onClose }: DeviceDialogProps) {
  const { value, error, start } = useTrace(query);
  return (
    <Dialog label={DEVICE.title} wide onClose={onClose}>
      <div className={styles.device}>
        <header className={styles.head}>
          <h2 className="title">{DEVICE.title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        {value && <Traced trace={value} device={device} node={node} />}
        {!value && error && (
          <p className={styles.failure} role="alert">
            {messageOf(error)}{' '}
            <button type="button" onClick={start}>
              {DEVICE.again}
            </button>
          </p>
        )}
        {!value && !error && (
          <p className={styles.lead} role="status">
            {DEVICE.tracing} …
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface TracedProps {
  readonly trace: TraceResult;
  readonly device: string;
  readonly node: number;
}

function Traced({ trace, device, node }: TracedProps) {
  const rows = [...trace.layers, { ...trace.beside, name: DEVICE.beside, op: '' }];
  const first = rows[node]?.programs.length ? node : rows.findIndex(({ programs }) => programs.length > 0);
  const [selected, setSelected] = useState(Math.max(0, first));
  const isTimed = rows.every(({ milliseconds }) => milliseconds !== null);
  const sum = rows.reduce((total, { milliseconds }) => total + (milliseconds ?? 0), 0);
  const runs = rows.flatMap(({ programs }) => programs).reduce((total, program) => total + program.runs, 0);
  const method = METHODS[trace.traced].title;
  return (
    <>
      <p className={styles.lead}>
        {DEVICE.lead(method, device, runs, isTimed ? sum : null)}{' '}
        {isTimed ? DEVICE.mean(trace.questions) : DEVICE.untimed}
      </p>
      <div className={styles.columns}>
        <LayerTimes rows={rows} selected={selected} onSelect={setSelected} />
        <ProgramText key={selected} layer={rows[selected]?.name ?? ''} programs={rows[selected]?.programs ?? []} />
      </div>
    </>
  );
}
