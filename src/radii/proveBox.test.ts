import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods';
import type { Method } from '../catalog/methods';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { randomLayers } from '../testing/decideOn';
import { LINEAR, SUM } from '../testing/networks/byHand';
import { type Dense, denseNetwork } from '../testing/networks/denseNetwork';
import { provesBox } from './proveBox';

beforeAll(() => startTestBackend('wasm'));
afterEach(() => vi.restoreAllMocks());

async function proves(layers: readonly Dense[], image: number[], epsilon: number, method: Method, label = 0) {
  const ready = uploadNetwork(denseNetwork(layers));
  const box = inputBox(image, epsilon, null, 'real');
  const options = { method, rounding: 'real' } as const;
  return provesBox(ready, box, label, options, NO_CHECKPOINT).finally(() => ready.dispose());
}

describe('a box is proved', () => {
  it('just below the radius at which a margin becomes zero, by every method', async () => {
    for (const method of ['ibp', 'crown-ibp', 'crown', 'alpha-crown'] as const) {
      expect(await proves([SUM], [1, 1], 0.999, method)).toBe(true);
      expect(await proves([SUM], [1, 1], 1, method)).toBe(false);
    }
  });

  it('by the cheapest method that does', async () => {
    const slow = [vi.spyOn(BOUNDS_BY.crown, 'lowerMargins'), vi.spyOn(BOUNDS_BY['alpha-crown'], 'lowerMargins')];
    expect(await proves([LINEAR], [0.5, 0.25], 0.1, 'alpha-crown')).toBe(true);
    for (const method of slow) expect(method).not.toHaveBeenCalled();
  });

  it('by slower ones of the classes alone that are left', async () => {
    const ask = vi.spyOn(BOUNDS_BY['alpha-crown'], 'lowerMargins');
    // z₀ − z₁ is at least 1.25 − 3ε, z₀ − z₂ at least 2 − 3ε.
    expect(await proves([LINEAR], [0.5, 0.25], 0.5, 'alpha-crown')).toBe(false);
    expect(ask.mock.calls.map(([, , , , , options]) => options?.only)).toEqual([[[1]]]);
  });

  it('where the method alone proves it', async () => {
    const point = [0.2, -0.4, 0.6];
    const methods = ['ibp', 'crown-ibp', 'crown', 'alpha-crown'] as const;
    let differ = 0;
    for (let seed = 0; seed < 4; seed++) {
      const ready = uploadNetwork(denseNetwork(randomLayers(seed, [3, 8, 8, 3])));
      const exact = await BOUNDS_BY.ibp.bound(ready, inputBox(point, 0, null, 'real'), [0], 'real', NO_CHECKPOINT);
      const label = exact.logits.lower.indexOf(Math.max(...exact.logits.lower));
      for (const epsilon of [0.02, 0.08, 0.3]) {
        const box = inputBox(point, epsilon, null, 'real');
        const proofs: boolean[] = [];
        for (const method of methods) {
          const alone = await BOUNDS_BY[method].lowerMargins(ready, box, [label], 'real', NO_CHECKPOINT);
          const found = await provesBox(ready, box, label, { method, rounding: 'real' }, NO_CHECKPOINT);
          if (alone.every((margin, other) => other === label || margin > 0)) expect(found).toBe(true);
          proofs.push(found);
        }
        if (proofs[0] !== proofs[3]) differ++;
        expect(proofs, 'a slower method proves what a cheaper one does').toEqual([...proofs].sort());
      }
      ready.dispose();
    }
    expect(differ).toBeGreaterThan(0);
  });

  it('of one class alone by nothing', async () => {
    expect(await proves([{ weight: [[1]], bias: [0] }], [1], 0.1, 'crown')).toBe(false);
  });
});
