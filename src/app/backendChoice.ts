import { BACKEND_NAMES, type BackendName } from '../catalog/backends';
import type { BackendFigures, Measured } from '../engine/api/types';

const KEY = 'boundscope.backend';

/** The backend that a person has chosen in this browser, and what was measured there. */
export interface BackendChoice {
  /** Absent where the size of each question decides. */
  readonly backend?: BackendName;
  readonly measured?: Measured;
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

/** What was chosen or measured, if anything was; what earlier versions kept besides, they had not been told by anybody. */
export function rememberedBackend(): BackendChoice | undefined {
  try {
    const choice = JSON.parse(localStorage.getItem(KEY) ?? 'null') as BackendChoice | null;
    if (!choice || (choice.backend !== undefined && !BACKEND_NAMES.includes(choice.backend))) return undefined;
    const all: readonly Partial<BackendFigures>[] = Object.values(choice.measured ?? {});
    return all.every(({ speed }) => speed) ? choice : undefined;
  } catch {
    return undefined;
  }
}
