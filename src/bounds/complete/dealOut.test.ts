import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { decideOn, randomLayers } from '../../testing/decideOn';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { dealOut } from './dealOut';
import type { Split } from './splitValues';

beforeAll(() => startTestBackend('wasm'));

describe('dealing out', () => {
  const part = (alternative: number, unit: number, sign: 1 | -1) => {
    return { alternative, splits: [{ value: 'v', unit, at: 0, sign }] satisfies Split[] };
  };
  const open = [part(0, 1, 1), part(0, 1, -1), part(1, 4, 1), part(1, 4, -1), part(2, 0, 1)];

  it('gives every subproblem to one share, under a name that tells what was dealt', () => {
    const shares = [1, 2, 3].map((number) => dealOut(open, { number, of: 3 }));
    expect(shares.flatMap(({ own }) => own)).toHaveLength(open.length);
    expect(new Set(shares.flatMap(({ own }) => own))).toEqual(new Set(open));
    for (const { own, others, name } of shares) {
      expect(new Set([...own, ...others])).toEqual(new Set(open));
      expect(name).toBe(shares[0]?.name);
    }
    for (const other of [open.slice(1), open.toReversed(), [part(0, 1, -1), ...open.slice(1)]]) {
      expect(dealOut(other, { number: 1, of: 3 }).name).not.toBe(shares[0]?.name);
    }
  });
});

/** Near its least value: some four hundred subproblems, sixty of them open at once. */
const LIMIT = -40;

describe('deciding by shares', () => {
  const network = denseNetwork(randomLayers(6, [6, 16, 16, 1]));
  const at = (limit: number) => {
    const shares = [1, 2].map((number) => decideOn(network, limit, { share: { number, of: 2 } }));
    return Promise.all(shares);
  };

  it('verifies in shares what is verified at once, each share saying that it is one', async () => {
    const whole = await decideOn(network, LIMIT);
    expect(whole).toMatchObject({ verdict: 'verified' });
    expect(whole.dealt).toBeUndefined();
    const shares = await at(LIMIT);
    expect(shares.map(({ verdict }) => verdict)).toEqual(['verified', 'verified']);
    expect(shares[0]?.dealt).toMatch(/^[0-9a-f]{24}$/);
    expect(shares[1]?.dealt).toBe(shares[0]?.dealt);
    // Neither has all of the margin.
    for (const share of shares) expect(share.provedMargin(0)).toBeUndefined();
    const verified = shares.map(({ state }) => state.verified);
    expect(Math.max(...verified)).toBeLessThan(whole.state.verified);
  });

  it('finds what violates it, or leaves it open, in one of them', async () => {
    const verdicts = (await at(LIMIT + 4)).map(({ verdict }) => verdict);
    expect(verdicts).toContain('falsified');
  });
});
