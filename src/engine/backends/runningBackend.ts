import type { BackendName } from '../../catalog/backends';
import type { BackendStatus } from '../api/types';
import { type StartBackend, startBackend } from './backend';
import type { Guard } from './gpu';
import { startQuickest } from './quickestBackend';

/** The backend that runs, of those that there are. */
export class RunningBackend {
  readonly #starters: Readonly<Partial<Record<BackendName, StartBackend>>>;
  readonly #onRestart: () => void;
  #status: BackendStatus | undefined;
  #guard: Guard = (task) => task();
  /** The one that was asked for when the running one was started. */
  #asked: BackendName | undefined;
  /** The one that `settle` chose; requests that name none run there. */
  #home: BackendName | undefined;

  /** @param onRestart is called before another one is started: what lies on the device is lost */
  constructor(starters: Readonly<Partial<Record<BackendName, StartBackend>>>, onRestart: () => void) {
    this.#starters = starters;
    this.#onRestart = onRestart;
  }

  /** All that there are, best first. */
  get names(): readonly BackendName[] {
    return Object.keys(this.#starters) as BackendName[];
  }

  get isRunning(): boolean {
    return this.#status !== undefined;
  }

  /** Computes something there; fails when the device is lost. */
  get guard(): Guard {
    return this.#guard;
  }

  /** Starts the preferred one, or the quickest, for whoever names none. */
  async settle(preferred?: BackendName): Promise<BackendStatus> {
    // A request may have started the backend already; starting it anew would drop its models.
    const running = preferred === this.#asked || preferred === this.#status?.backend ? this.#status : undefined;
    const status = running ?? (await this.#start(preferred));
    this.#home = status.backend;
    return status;
  }

  /** Has the one run that is wanted. Throws where there is none of that name. */
  async ensure(wanted = this.#home): Promise<void> {
    if (!this.#status || (wanted && this.#status.backend !== wanted)) await this.#start(wanted);
    if (wanted && this.#status?.backend !== wanted) {
      throw new Error(this.#status?.fallback ?? `There is no backend “${wanted}” here.`);
    }
  }

  async #start(preferred?: BackendName): Promise<BackendStatus> {
    this.#onRestart();
    this.#asked = preferred;
    const { status, guard } = preferred
      ? await startBackend(this.#starters, preferred)
      : await startQuickest(this.#starters);
    this.#status = status;
    this.#guard = guard;
    return status;
  }
}
