import { createStore } from 'zustand/vanilla';
import { engine } from '../engine/client';
import type { BackendName, BackendStatus } from '../engine/types';
import { notify } from './notices';

export const backendNames: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

/** What runs, once it is known. */
export const engineStatus = createStore<{ readonly status?: BackendStatus }>(() => ({}));

/** Starts the engine once the first picture is on screen, and shows what it tells; returns how to stop listening. */
export function followEngine(): () => void {
  const client = engine();
  const stopStatus = client.onStatus((status) => engineStatus.setState({ status }));
  const stopNotice = client.onNotice((text) => notify({ id: 'engine', text }));
  const start = () =>
    void client.start().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      notify({
        id: 'engine',
        text: `The engine did not start: ${reason}`,
        action: { label: 'Try again', perform: start },
      });
    });
  const cancel = whenIdle(start);
  return () => {
    cancel();
    stopStatus();
    stopNotice();
  };
}

/** Starts the engine now, for a first view that waits for it; `followEngine` tells if that fails. */
export function startEarly(): void {
  void engine()
    .start()
    .catch(() => {});
}

/** Runs something when the page is idle, but soon; returns how to cancel it. Safari has no idle callbacks. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 1000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(run, 200);
  return () => clearTimeout(id);
}
