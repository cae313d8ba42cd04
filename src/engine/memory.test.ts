import { expect, it } from 'vitest';
import { fileOf } from '../testing/networks/byHand';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { testEngine } from '../testing/testEngine';
import type { BoundsRequest, Method } from './api/types';

const NETWORK = denseNetwork([
  {
    weight: [
      [1, -1, 0.5],
      [-1, 1, 0.25],
    ],
    bias: [0, 0.5, -0.25],
  },
  {
    weight: [
      [1, -1],
      [2, 1],
      [-1, 1],
    ],
    bias: [0, 1],
  },
]);

/** α-CROWN takes most of the time, so it comes less often. */
const METHODS: readonly Method[] = ['ibp', 'crown', 'crown-ibp', 'ibp', 'crown', 'crown-ibp', 'crown', 'alpha-crown'];

const CALLS = 1000;

it('leaves no tensors behind in a thousand calls, cancelled and failed ones among them', async () => {
  const engine = testEngine();
  const model = fileOf(NETWORK);
  const ended = { computed: 0, cancelled: 0, failed: 0 };
  const call = async (index: number) => {
    const method = METHODS[index % METHODS.length] as Method;
    const request: BoundsRequest = { model, input: [0.1, index % 3], epsilon: 0.5, method };
    const isBad = index % 13 === 0;
    const controller = new AbortController();
    const running = engine.bounds(isBad ? { ...request, input: [1] } : request, { signal: controller.signal });
    if (index % 5 === 0) void abortAfter(controller, (index * 7) % 200);
    await running.then(
      () => ended.computed++,
      (error: Error) => (error.name === 'CancelledError' ? ended.cancelled++ : ended.failed++),
    );
  };
  for (const method of METHODS) await engine.bounds({ model, input: [0.1, 1], epsilon: 0.5, method });
  const before = await engine.memory();
  for (let index = 0; index < CALLS; index++) {
    await call(index);
    if (index % 50 === 49) expect(await engine.memory()).toEqual(before);
  }
  expect(ended.computed).toBeGreaterThan(700);
  expect(ended.cancelled).toBeGreaterThan(10);
  expect(ended.failed).toBeGreaterThan(50);
});

/** Cancels so many turns of the microtask queue later, wherever the computation then is. */
async function abortAfter(controller: AbortController, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
  controller.abort();
}
