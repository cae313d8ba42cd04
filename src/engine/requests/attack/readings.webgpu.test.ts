import { expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { CENTER, countReadings, TWO_LAYERS } from '../../../testing/countReadings';
import { computeBounds } from '../bounds/computeBounds';
import { computeAttack } from './computeAttack';

const INPUTS = { values: CENTER, batch: 1, clip: null };
const SETTINGS = { restarts: 3, steps: 20, seed: 1, until: 'all' } as const;

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

it('an attack waits for the device once for each restart, and once more where something is found', async () => {
  const label = await ownLabel();
  const { restarts } = SETTINGS;
  expect(await askAttack(1e-4, label)).toEqual({ readings: restarts, found: 0 });
  // The label itself is read first where nobody has said it.
  expect(await askAttack(1e-4)).toEqual({ readings: 1 + restarts, found: 0 });
  const { readings, found } = await askAttack(100, label);
  expect(found).toBe(1);
  expect(readings).toBeLessThanOrEqual(2 * restarts);
});
