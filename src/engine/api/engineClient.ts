import type { BackendName } from '../../catalog/backends';
import type { EngineNotice } from './engineWorker';
import type { BackendStatus, Engine } from './types';

export type NoticeListener = (notice: EngineNotice) => void;

/** Is told what runs, each time a backend was started. */
export type StatusListener = (status: BackendStatus) => void;

/**
 * An engine in a worker that is started again when it crashes, loses its graphics device or does not stop in time; when
 * that fails several times in a row, it is tried again only when a person wants it. A request is cancelled by its own signal; a file that the
 * engine has let go of is given to it once more.
 */
export interface EngineClient extends Engine {
  /** Is told when the worker had to be started again, or is given up; returns how to stop listening. */
  onNotice(listener: NoticeListener): () => void;
  /** Is told what runs, now if it is known and whenever it changes; returns how to stop listening. */
  onStatus(listener: StatusListener): () => void;
  /** Has requests that name no backend run on this one; starts nothing by itself. */
  prefer(backend: BackendName): void;
  /** Forgets what is preferred, and starts the backend that is measured to be the quickest. */
  startQuickest(): Promise<BackendStatus>;
  /** A person tries again: the next call may start an engine that was given up. `start` does so by itself. */
  allowAnother(): void;
}
