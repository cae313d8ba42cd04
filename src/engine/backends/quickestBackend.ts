import * as tf from '@tensorflow/tfjs-core';
import { type MachineSpeed, measureSpeed, secondsFor } from '../../bounds/cost/machineSpeed';
import type { Work } from '../../bounds/cost/methodCost';
import { type BackendName, WITH_GRAPHICS, WITHOUT_GRAPHICS } from '../../catalog/backends';
import type { BackendFigures, BackendStatus } from '../api/types';
import { type StartBackend, startBackend } from './backend';
import type { Guard } from './gpu';

/** A convolutional network of two layers and 170,000 weights, over one image. */
const WORKS: Readonly<Record<keyof BackendFigures, Work>> = {
  small: { multiplications: { intervals: 1.2e6, exact: 0, plain: 0 }, numbers: 2.5e4, steps: 9 },
  large: { multiplications: { intervals: 1.2e6, exact: 1.2e8, plain: 0 }, numbers: 4e6, steps: 100 },
};

/** For every large work so many small ones are asked for. */
const SMALL_FOR_LARGE = 20;

interface Started {
  readonly status: BackendStatus;
  readonly guard: Guard;
}

/**
 * Starts the backend on which work of usual sizes is done soonest: where there is a graphics device, it is measured beside
 * WebAssembly. A device may be slower than the processor, and has to be started for every small step.
 *
 * @param measure how quick the current backend is
 */
export async function startQuickest(
  starters: Readonly<Partial<Record<BackendName, StartBackend>>>,
  measure: () => Promise<MachineSpeed> = measureSpeed,
): Promise<Started> {
  const first = await startBackend(starters);
  const other = starters[WITHOUT_GRAPHICS];
  if (first.status.backend !== WITH_GRAPHICS || !other) return first;
  const graphics = await first.guard(measure).then(figuresOf, () => undefined);
  const second = await startBackend({ [WITHOUT_GRAPHICS]: other }, WITHOUT_GRAPHICS).catch(() => undefined);
  if (!second) {
    await tf.setBackend(WITH_GRAPHICS);
    return first;
  }
  const processor = figuresOf(await measure());
  const measured = { ...(graphics && { [WITH_GRAPHICS]: graphics }), [WITHOUT_GRAPHICS]: processor };
  if (graphics && total(graphics) < total(processor)) {
    await tf.setBackend(WITH_GRAPHICS);
    return { ...first, status: { ...first.status, measured } };
  }
  tf.removeBackend(WITH_GRAPHICS);
  return { ...second, status: { ...second.status, measured } };
}

function figuresOf(speed: MachineSpeed): BackendFigures {
  return { small: secondsFor(WORKS.small, speed), large: secondsFor(WORKS.large, speed) };
}

function total({ small, large }: BackendFigures): number {
  return SMALL_FOR_LARGE * small + large;
}
