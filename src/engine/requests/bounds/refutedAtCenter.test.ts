import { beforeAll, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import type { Rounding } from '../../../kernels/rounding/rounding';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { computeBounds } from './computeBounds';

beforeAll(() => startTestBackend('wasm'));

/** Class 1 wins over class 0 by 1 where x = −1, and by a single rounding where x = 1. */
const NETWORK = denseNetwork([
  { weight: [[1, -1]], bias: [0, 0] },
  {
    weight: [
      [1, 1],
      [0, 1],
    ],
    bias: [0, 2 ** -23],
  },
]);

const verdicts = async (rounding: Rounding) => {
  const ready = uploadNetwork(NETWORK);
  const inputs = { values: Float64Array.of(1, -1, 1), batch: 3, clip: null, labels: [0, 0, 1] };
  const request = { epsilon: 2, clip: null, method: 'ibp', rounding, label: undefined } as const;
  const { verdict } = await computeBounds({ id: '', network: NETWORK, ready }, inputs, request, NO_CHECKPOINT);
  ready.dispose();
  return verdict;
};

it('falsifies what another class wins over real numbers, by however little', async () => {
  expect(await verdicts('real')).toEqual(['falsified', 'falsified', 'verified']);
});

it('falsifies what another class wins in every float32 execution', async () => {
  expect(await verdicts('float32')).toEqual(['unknown', 'falsified', 'unknown']);
});
