import { type MachineSpeed, secondsFor } from '../../bounds/cost/machineSpeed';
import type { Work } from '../../bounds/cost/methodCost';
import type { BackendName } from '../../catalog/backends';
import type { BackendFigures, Measured } from '../api/types';
import type { Speeds } from './bySize';

/** A convolutional network of two layers and 170,000 weights, over one image. */
const WORKS: Readonly<Record<'small' | 'large', Work>> = {
  small: { multiplications: { intervals: 1.2e6, exact: 0, plain: 0 }, numbers: 2.5e4, steps: 9, readings: 1 },
  large: { multiplications: { intervals: 1.2e6, exact: 1.2e8, plain: 0 }, numbers: 4e6, steps: 100, readings: 5 },
};

/** What is shown of a speed, and kept with it. */
export function figuresOf(speed: MachineSpeed): BackendFigures {
  return { small: secondsFor(WORKS.small, speed), large: secondsFor(WORKS.large, speed), speed };
}

/** The parts of a speed; what is kept from an earlier version may lack some. */
const PARTS: Readonly<Record<keyof MachineSpeed, true>> = {
  interval: true,
  exact: true,
  plain: true,
  number: true,
  step: true,
  pass: true,
};

/** The speeds among kept figures; none of those that say less than is measured now. */
export function speedsOf(measured: Measured = {}): Speeds {
  const known = Object.entries(measured).filter(([, figures]) => {
    const speed: Partial<MachineSpeed> | undefined = figures?.speed;
    return Object.keys(PARTS).every((part) => Number.isFinite(speed?.[part as keyof MachineSpeed]));
  });
  return Object.fromEntries(known.map(([name, { speed }]) => [name as BackendName, speed]));
}
