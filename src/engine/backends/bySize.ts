import { type MachineSpeed, secondsFor } from '../../bounds/cost/machineSpeed';
import type { Work } from '../../bounds/cost/methodCost';
import { BACKEND_NAMES, type BackendName } from '../../catalog/backends';

/** Speeds of the backends that were measured side by side. */
export type Speeds = Readonly<Partial<Record<BackendName, MachineSpeed>>>;

/** Where work is predicted to be done soonest, and what was compared. */
export interface Prediction {
  readonly backend: BackendName;
  /** Of every backend that was measured and can do it. */
  readonly seconds: Readonly<Partial<Record<BackendName, number>>>;
}

/**
 * Predicts how long work takes on each backend: what is begun and waited for costs the same however small it is, products
 * cost what they cost one by one. So a graphics device, which takes long to be started and multiplies fast, gets what is large.
 *
 * @param workOn the work as a backend would do it; undefined where another has a program of its own for it
 * @returns undefined where nothing was measured; of equals the one without a device
 */
export function predict(speeds: Speeds, workOn: (backend: BackendName) => Work | undefined): Prediction | undefined {
  const seconds: Partial<Record<BackendName, number>> = {};
  let best: BackendName | undefined;
  // The graphics device comes first, and so stands back where another is as quick.
  for (const name of BACKEND_NAMES) {
    const speed = speeds[name];
    const work = speed && workOn(name);
    if (!work) continue;
    const own = secondsFor(work, speed);
    seconds[name] = own;
    if (best === undefined || own <= (seconds[best] as number)) best = name;
  }
  return best && { backend: best, seconds };
}

/** Whether there is any work that a backend does sooner than another. */
export function everWins(speed: MachineSpeed, other: MachineSpeed): boolean {
  return (Object.keys(speed) as (keyof MachineSpeed)[]).some((part) => speed[part] < other[part]);
}

/** About what a processor of today takes, in seconds, for what was not measured yet. */
const USUAL: MachineSpeed = { interval: 1e-10, exact: 5e-10, plain: 1e-10, number: 1e-9, step: 1e-4, pass: 1e-3 };

/** Seconds that measuring takes at most, and a device to be started. */
const MEASURING = 0.5;

/** Whether work would take a processor so long that backends are better measured first; not where it has a program of its own for it. */
export function takesLong(work: Work | undefined): boolean {
  return work !== undefined && secondsFor(work, USUAL) > MEASURING;
}
