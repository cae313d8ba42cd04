import { expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import type { Method } from '../../../catalog/methods';
import { CENTER, countReadings, TWO_LAYERS } from '../../../testing/countReadings';
import { computeBounds } from '../bounds/computeBounds';
import { computeRadius } from '../radius/computeRadius';
import { computeAttack } from './computeAttack';

const INPUTS = { values: CENTER, batch: 1, clip: null };
const SETTINGS = { restarts: 3, steps: 20, seed: 1, until: 'all' } as const;
/** As often as a device is waited for, steps hardly matter: where many attacks are made, few do. */
const FEW_STEPS = { ...SETTINGS, steps: 5, until: 'any' } as const;

async function askAttack(epsilon: number, label?: number) {
  let found = 0;
  const readings = await countReadings(async (ready) => {
    const model = { id: 'two', network: TWO_LAYERS, ready };
    const request = { epsilon, clip: null, label, settings: SETTINGS };
    const { counterexample } = await computeAttack(model, INPUTS, request, NO_CHECKPOINT);
    found = counterexample.filter(Boolean).length;
  }, TWO_LAYERS);
  return { readings, found };
}

async function ownLabel(): Promise<number> {
  let own = -1;
  await countReadings(async (ready) => {
    const request = { epsilon: 0, clip: null, method: 'ibp', rounding: 'real', label: undefined } as const;
    const model = { id: 'two', network: TWO_LAYERS, ready };
    own = (await computeBounds(model, INPUTS, request, NO_CHECKPOINT)).label[0] as number;
  }, TWO_LAYERS);
  return own;
}

it('an attack of a small network waits for the device once, and once more where something is found', async () => {
  const label = await ownLabel();
  expect(await askAttack(1e-4, label)).toEqual({ readings: 1, found: 0 });
  // The label itself is read first where nobody has said it.
  expect(await askAttack(1e-4)).toEqual({ readings: 2, found: 0 });
  expect(await askAttack(100, label)).toEqual({ readings: 2, found: 1 });
});

/** Attacks and proofs that a bracket takes, and how often they wait. */
async function askRadius(method: Method) {
  const label = await ownLabel();
  let tests = 0;
  const readings = await countReadings(async (ready) => {
    const model = { id: 'two', network: TWO_LAYERS, ready };
    const request = {
      label,
      clip: null,
      method,
      rounding: 'real',
      largest: 0.4,
      grid: 15,
      settings: FEW_STEPS,
    } as const;
    const left: number[] = [];
    await computeRadius(model, INPUTS, request, NO_CHECKPOINT, ({ done }) => void left.push(done));
    tests = left.length;
  }, TWO_LAYERS);
  return { readings, tests };
}

it.each([
  ['ibp', 1],
  ['crown-ibp', 1],
  ['crown', 3],
] as const)('a radius by %s waits at most %d times a proof, and twice an attack', async (method, ofProof) => {
  const { readings, tests } = await askRadius(method);
  expect(tests).toBeGreaterThan(4);
  expect(readings).toBeLessThanOrEqual(2 + Math.max(2, ofProof) * tests);
});
