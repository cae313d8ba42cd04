import { useEffect, useState } from 'react';
import { engine } from '../../engine/client';
import type { BackendName, BackendStatus } from '../../engine/types';
import { Tooltip } from '../controls/Tooltip';
import { notify } from '../notices';
import styles from './BackendBadge.module.css';

const names: Readonly<Record<BackendName, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

/** Which backend runs and on what device; why a better one does not is in the tooltip and read out with it. */
export function BackendBadge() {
  const status = useBackend();
  if (!status) {
    return (
      <span className={styles.badge} role="status">
        Starting the engine
      </span>
    );
  }
  const text = `${names[status.backend]} · ${status.device}`;
  const why =
    status.fallback ?? `Bounds of real networks are computed here, on ${status.device}. Nothing leaves this machine.`;
  return (
    <Tooltip content={why}>
      <button type="button" className={styles.badge} aria-label={`${text}. ${status.fallback ?? ''}`}>
        <span className={`${styles.dot} ${status.fallback ? styles.fallback : ''}`} aria-hidden="true" />
        {text}
      </button>
    </Tooltip>
  );
}

/** Starts the engine once the first picture is on screen, and follows what it tells. */
function useBackend(): BackendStatus | undefined {
  const [status, setStatus] = useState<BackendStatus>();
  useEffect(() => {
    const client = engine();
    const stopStatus = client.onStatus(setStatus);
    const stopNotice = client.onNotice((text) => notify({ id: 'engine', text }));
    const start = () =>
      client.start().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        notify({
          id: 'engine',
          text: `The engine did not start: ${reason}`,
          action: { label: 'Try again', perform: start },
        });
      });
    const handle = whenIdle(() => void start());
    return () => {
      handle.cancel();
      stopStatus();
      stopNotice();
    };
  }, []);
  return status;
}

/** Safari has no idle callbacks; a timer then does. */
function whenIdle(run: () => void): { cancel(): void } {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 1000 });
    return { cancel: () => cancelIdleCallback(id) };
  }
  const id = setTimeout(run, 200);
  return { cancel: () => clearTimeout(id) };
}
