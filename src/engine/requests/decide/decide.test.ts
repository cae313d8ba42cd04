import { beforeAll, describe, expect, it } from 'vitest';
import { writeOnnx } from '../../../formats/models/onnx/writeOnnx';
import { startTestBackend } from '../../../testing/backend';
import { diskAssets } from '../../../testing/files';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import type { DecideRequest, Progress } from '../../api/types';
import { LocalEngine } from '../../localEngine';

const started = async () => {
  await startTestBackend('wasm');
  return { device: 'test' };
};

/** z₀ − z₁ = 2x + y: at (1, 1) it is 3, and 3 − 3ε is its least within ε. */
const SUM = denseNetwork([
  {
    weight: [
      [1, -1],
      [1, 0],
    ],
    bias: [0, 0],
  },
]);
const REQUEST: DecideRequest = { model: new Uint8Array(writeOnnx(SUM)).buffer, input: [1, 1], epsilon: 0.5 };

describe('deciding whether a label stays', () => {
  let engine: LocalEngine;
  beforeAll(() => {
    engine = new LocalEngine(diskAssets, { wasm: started });
  });

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
