import { describe, expect, it } from 'vitest';
import { denseFile, SUM } from '../../../testing/networks/byHand';
import { testEngine } from '../../../testing/testEngine';
import type { DecideRequest, Progress } from '../../api/types';

const MODEL = denseFile([SUM]);
const REQUEST: DecideRequest = { model: MODEL, input: [1, 1], epsilon: 0.5 };

describe('deciding whether a label stays', () => {
  const engine = testEngine();

  it('agrees with what can be worked out by hand, and says what it is of', async () => {
    const safe = await engine.decide(REQUEST);
    expect(safe).toMatchObject({ verdict: 'verified', label: 0, counterexample: null, of: { epsilon: 0.5 } });
    const broken = await engine.decide({ ...REQUEST, epsilon: 1.5 });
    expect(broken).toMatchObject({ verdict: 'falsified', counterexample: { label: 1 } });
    expect(broken.counterexample?.margin).toBeLessThanOrEqual(0);
    expect((await engine.decide({ ...REQUEST, label: 1 })).verdict).toBe('falsified');
  });

  it('decides an image that CROWN leaves unknown, and reports its tree', async () => {
    const seen: Progress[] = [];
    const request = { model: 'fashion-crown-ibp', input: { dataset: 'fashion-mnist', index: 0 }, epsilon: 0.005 };
    const result = await engine.decide({ ...request, timeout: 20 }, { onProgress: (one) => seen.push(one) });
    expect(result.verdict).not.toBe('unknown');
    for (const { tree } of seen) expect(tree?.verified).toBeGreaterThanOrEqual(0);
  });

  it.each([
    [{ timeout: -1 }, /timeout is -1/],
    [{ seed: 0.5 }, /seed is 0.5/],
    [{ epsilon: -1 }, /epsilon is -1/],
    [{ input: [1, 1, 0, 0] }, /2 inputs are given/],
    [{ method: 'ibp' } as object, /method/],
  ])('refuses %o', async (change, message) => {
    await expect(engine.decide({ ...REQUEST, ...change })).rejects.toThrow(message);
  });
});
