/** Ends the ownership of a training. */
export type Release = () => void;

/** Which page of this browser works on a training: one at a time, so that no two write over each other's epochs. */
export interface Ownership {
  /** Makes this page the owner; null while another one is. */
  claim(id: string): Promise<Release | null>;
  isOwnedElsewhere(id: string): Promise<boolean>;
  /** Resolves when no page owns it any more: its owner ended the work, or was closed. */
  untilFree(id: string): Promise<void>;
  /** Informs the other pages that what is kept of a training has changed. */
  announce(id: string): void;
  /** Calls back with the id when another page announces a change. */
  onAnnounced(listener: (id: string) => void): void;
}

/** What a page holds of one training: nothing, or the ownership. */
export class Claim {
  readonly #ownership: Ownership;
  readonly #id: string;
  #release: Release | undefined;
  #taking: Promise<Release | null> | undefined;

  constructor(ownership: Ownership, id: string) {
    this.#ownership = ownership;
    this.#id = id;
  }

  /** Makes this page the owner, if it is not yet; false while another one is. */
  async take(): Promise<boolean> {
    if (this.#release) return true;
    this.#taking ??= this.#ownership.claim(this.#id);
    const release = await this.#taking;
    this.#taking = undefined;
    this.#release ??= release ?? undefined;
    return this.#release !== undefined;
  }

  /** Lets another page be the owner. */
  drop(): void {
    this.#release?.();
    this.#release = undefined;
  }
}

const NAME = 'boundscope trainings';

/** An owner that is just going may need this long to be gone. */
const PATIENCE_MILLISECONDS = 300;

/**
 * Ownership by the browser's locks, which end with their page. Where there are none, or a page is denied them, as a frame
 * without an origin is, there is one owner: this page.
 */
export class LockedOwnership implements Ownership {
  readonly #granted = unlessDenied(globalThis.navigator?.locks);
  readonly #own = new Set<string>();
  readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);

  async claim(id: string): Promise<Release | null> {
    const locks = await this.#granted;
    if (!locks) return () => {};
    const release = await this.#request(locks, id);
    if (!release) return null;
    this.#own.add(id);
    return () => {
      this.#own.delete(id);
      release();
    };
  }

  async isOwnedElsewhere(id: string): Promise<boolean> {
    const locks = await this.#granted;
    if (!locks || this.#own.has(id)) return false;
    const { held = [] } = await locks.query();
    return held.some(({ name, mode }) => name === lockOf(id) && mode === 'exclusive');
  }

  async untilFree(id: string): Promise<void> {
    await (await this.#granted)?.request(lockOf(id), { mode: 'shared' }, () => {});
  }

  announce(id: string): void {
    this.#channel?.postMessage(id);
  }

  onAnnounced(listener: (id: string) => void): void {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<string>) => listener(data));
  }

  /** Resolves with what lets the lock go, once it is granted; the request itself lasts as long as the lock. */
  #request(locks: LockManager, id: string): Promise<Release | null> {
    return new Promise((resolve) => {
      const hold = () => new Promise<void>((release) => resolve(release));
      const waiting = new AbortController();
      locks.request(lockOf(id), { signal: waiting.signal }, hold).catch(() => resolve(null));
      // What is free is waited for: a busy machine takes its time to grant it.
      const giveUp = async () => {
        if (await this.isOwnedElsewhere(id)) waiting.abort();
      };
      setTimeout(() => void giveUp(), PATIENCE_MILLISECONDS);
    });
  }
}

async function unlessDenied(locks: LockManager | undefined): Promise<LockManager | undefined> {
  try {
    await locks?.query();
    return locks;
  } catch {
    return undefined;
  }
}

function lockOf(id: string): string {
  return `${NAME}: ${id}`;
}
