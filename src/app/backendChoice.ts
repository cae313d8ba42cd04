import { BACKEND_NAMES, type BackendName } from '../catalog/backends';
import type { BackendStatus } from '../engine/api/types';

const KEY = 'boundscope.backend';

/** The backend that a person or a measurement has chosen in this browser, and what was measured. */
export interface BackendChoice {
  readonly backend: BackendName;
  readonly measured?: BackendStatus['measured'];
}

/** Keeps a choice from visit to visit, or forgets it. */
export function rememberBackend(choice: BackendChoice | undefined): void {
  try {
    if (choice) localStorage.setItem(KEY, JSON.stringify(choice));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be forbidden; backends are then measured anew each time.
  }
}

/** What was chosen, if anything was. */
export function rememberedBackend(): BackendChoice | undefined {
  try {
    const choice = JSON.parse(localStorage.getItem(KEY) ?? 'null') as BackendChoice | null;
    return choice && BACKEND_NAMES.includes(choice.backend) ? choice : undefined;
  } catch {
    return undefined;
  }
}
