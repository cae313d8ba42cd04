import { createStore } from 'zustand/vanilla';
import type { BackendName } from '../catalog/backends';
import { backgroundEngine, type EngineClient, type EngineNotice, engine } from '../engine/api/client';
import type { BackendStatus, Measured } from '../engine/api/types';
import { isKnownOpening } from './ask/openings';
import { rememberBackend, rememberedBackend } from './backendChoice';
import { notify } from './commands/notices';
import { startMemoryLimit } from './memoryLimit';

interface EngineState {
  /** What runs, once it is known. */
  readonly status?: BackendStatus;
  /** How often a person had the engine started again: what is on screen then asks anew. */
  readonly retries: number;
}

export const engineStatus = createStore<EngineState>(() => ({ retries: 0 }));

/** Starts the engine once the first picture is on screen, and shows what it reports; returns how to stop listening. */
export function followEngine(): () => void {
  startMemoryLimit();
  const start = () =>
    void engine()
      .start(...startedBefore())
      .catch((error: unknown) => reportFailure(engine(), error));
  const stops = [
    isKnownOpening(location.hash) ? later(start) : whenIdle(start),
    engine().onStatus(follow),
    ...[engine(), backgroundEngine()].map((client) => client.onNotice((notice) => show(notice, client))),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function follow(status: BackendStatus): void {
  engineStatus.setState({ status });
  const { measured } = status;
  if (measured) rememberBackend({ ...rememberedBackend(), measured });
  backgroundEngine().prefer(status.isBySize ? undefined : status.backend, measured);
}

/** What was chosen, and measured, in this browser. */
function startedBefore(): Parameters<EngineClient['start']> {
  const { backend, measured } = rememberedBackend() ?? {};
  return [backend, measured];
}

/** Has bounds computed on another backend from now on, whatever their size. */
export function changeBackend(backend: BackendName): void {
  rememberBackend({ ...rememberedBackend(), backend });
  retry(engine().start(backend));
}

/** Has each question answered where its size is answered soonest, by what was measured, or is measured now. */
export function chooseBySize(measured?: Measured): void {
  rememberBackend(measured && { measured });
  retry(engine().startBySize(measured));
}

function retry(starting: Promise<BackendStatus>): void {
  void starting.then(countRetry, (error: unknown) => reportFailure(engine(), error));
}

function show({ text, needsStart }: EngineNotice, client: EngineClient): void {
  notify({ id: 'engine', text, ...(needsStart && { action: tryAgain(client) }) });
}

function reportFailure(client: EngineClient, error: unknown): void {
  notify({ id: 'engine', text: error instanceof Error ? error.message : String(error), action: tryAgain(client) });
}

const countRetry = () => engineStatus.setState(({ retries }) => ({ retries: retries + 1 }));

function tryAgain(client: EngineClient) {
  const perform = () => void client.start().then(countRetry, (error: unknown) => reportFailure(client, error));
  return { label: 'Try again', perform };
}

/**
 * Starts the engine now, for a first view that waits for it; `followEngine` reports if that fails. What an earlier visit
 * found out waits for none, and stands sooner while no engine starts beside it.
 */
export function startEarly(): void {
  if (isKnownOpening(location.hash)) return;
  void engine()
    .start(...startedBefore())
    .catch(() => {});
}

/** Milliseconds in which a page stands that has nothing to compute; whatever is asked before starts the engine at once. */
const CALM = 1500;

/** Runs something after the first picture; returns how to cancel it. */
function later(run: () => void): () => void {
  const id = setTimeout(run, CALM);
  return () => clearTimeout(id);
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
