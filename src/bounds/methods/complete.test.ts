import { describe, expect, it } from 'vitest';
import { fileOf } from '../../testing/networks/byHand';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { testEngine } from '../../testing/testEngine';

/** z₀ − z₁ = 1 − |x + y| − |x − y|, which is 1 − 2 max(|x|, |y|): positive within 1/2 of the origin, and no further. */
const ABSOLUTE = denseNetwork([
  {
    weight: [
      [1, -1, 1, -1],
      [1, -1, -1, 1],
    ],
    bias: [0, 0, 0, 0],
  },
  { weight: Array.from({ length: 4 }, () => [-1, 0]), bias: [1, 0] },
]);
const model = fileOf(ABSOLUTE);
const at = { model, input: [0, 0], method: 'complete' } as const;

describe('the complete method', () => {
  const engine = testEngine();

  it('has the bounds of α-CROWN, and the verdict of branch and bound', async () => {
    const alpha = await engine.bounds({ ...at, epsilon: 0.45, method: 'alpha-crown' });
    const decided = await engine.bounds({ ...at, epsilon: 0.45 });
    expect([...decided.lower]).toEqual([...alpha.lower]);
    expect([...decided.upper]).toEqual([...alpha.upper]);
    expect([alpha.verdict, decided.verdict]).toEqual([['unknown'], ['verified']]);
    expect(decided.marginLower[1]).toBeGreaterThan(0);
    // No bound is above the minimum, 0.1.
    expect(decided.marginLower[1]).toBeLessThanOrEqual(0.1);
  });

  it('gives the counterexample that falsifies', async () => {
    const { verdict, counterexample, marginLower } = await engine.bounds({ ...at, epsilon: 0.55 });
    expect(verdict).toEqual(['falsified']);
    expect(counterexample).toMatchObject([{ label: 1 }]);
    expect(Math.max(...(counterexample?.[0]?.input ?? []).map(Math.abs))).toBeLessThanOrEqual(0.55);
    expect(marginLower[1]).toBeLessThanOrEqual(0);
  });

  it.each([
    [0, ['falsified']],
    [2 ** -60, ['unknown']],
    [2 ** -100, ['unknown']],
    [-(2 ** -20), ['falsified']],
  ])('takes for a tie what is one, whatever the input: a lead of %s', async (lead, verdict) => {
    const tied = fileOf(denseNetwork([{ weight: [[1, 1]], bias: [lead, 0] }]));
    for (const epsilon of [0, 0.1]) {
      const asked = { model: tied, input: [0.5], method: 'complete', label: 0, epsilon, timeout: 0.3 } as const;
      expect((await engine.bounds(asked)).verdict).toEqual(verdict);
    }
  });

  it('closes the bracket of a radius', async () => {
    const { certified, falsified, counterexample } = await engine.radius({ ...at, largest: 1 });
    expect(certified[0]).toBeLessThan(0.5);
    // Without a grid it ends at the counterexample itself.
    expect(falsified[0]).toBe(Math.max(...(counterexample[0]?.input ?? []).map(Math.abs)));
    expect(falsified[0]).toBeGreaterThanOrEqual(0.5);
    expect((falsified[0] as number) - (certified[0] as number)).toBeLessThan(0.002);
  });

  it('alone takes a time', async () => {
    await expect(engine.bounds({ ...at, epsilon: 0.1, timeout: -1 })).rejects.toThrow(/timeout is -1/);
    await expect(engine.bounds({ ...at, epsilon: 0.1, method: 'ibp', timeout: 5 })).rejects.toThrow(/Leave it out/);
    expect(await engine.bounds({ ...at, epsilon: 0.45, timeout: 5 })).toMatchObject({ of: { timeout: 5 } });
  });
});
