import { readFileSync } from 'node:fs';
import { expect, test } from './onePage';

test.beforeEach(async ({ page }) => void (await page.goto('/#/1/playground')));

test('lists models and backends', async ({ page }) => {
  const models = await page.evaluate(() => window.boundscope.models());
  expect(models.map(({ id }) => id)).toContain('fashion-natural');
  const backends = await page.evaluate(() => window.boundscope.backends());
  expect(backends, 'this project runs without a graphics adapter').toEqual(['wasm', 'cpu']);
});

test('bounds one image, and a batch with a leading dimension', async ({ page }) => {
  const [one, batch] = await page.evaluate(async () => {
    const request = {
      model: 'fashion-natural',
      epsilon: 0.0002,
      clip: [0, 1],
      method: 'ibp',
      rounding: 'real',
    } as const;
    const dataset = 'fashion-mnist';
    return [
      await window.boundscope.bounds({ ...request, input: { dataset, index: 1 } }),
      await window.boundscope.bounds({ ...request, input: { dataset, indices: [0, 1] } }),
    ] as const;
  });
  expect(one).toMatchObject({ label: 2, verdict: 'verified', rounding: 'real' });
  expect(one.logits).toHaveLength(10);
  expect(batch.label).toEqual([9, 2]);
  expect(batch.verdict[1]).toBe('verified');
  expect(batch.lower).toHaveLength(2);
  expect(batch.layers[0]?.unstable).toHaveLength(2);
  const alone = [one.lower, one.upper, one.marginLower].flat(2);
  const inBatch = [batch.lower[1], batch.upper[1], batch.marginLower[1]].flat(2);
  // How sums are rounded depends on what is bounded together.
  for (const [i, value] of alone.entries()) expect(inBatch[i]).toBeCloseTo(value, 2);
});

test('bounds by every method, ever tighter', async ({ page }) => {
  const margins = await page.evaluate(async () => {
    const request = { model: 'fashion-natural', input: { dataset: 'fashion-mnist', index: 0 }, epsilon: 0.002 };
    const sums: number[] = [];
    for (const method of ['ibp', 'crown-ibp', 'alpha-crown'] as const) {
      const { marginLower } = await window.boundscope.bounds({ ...request, method, backend: 'wasm' });
      sums.push(marginLower.flat().reduce((sum, margin) => sum + margin, 0));
    }
    return sums;
  });
  expect(margins.every(Number.isFinite)).toBe(true);
  expect(margins.toSorted((a, b) => a - b)).toEqual(margins);
});

test('gives the same numbers however its threads share the work', async ({ page }) => {
  const [threads, results] = await page.evaluate(async () => {
    const indices = Array.from({ length: 32 }, (_, index) => index);
    const request = { model: 'fashion-natural', input: { dataset: 'fashion-mnist', indices }, epsilon: 0.004 };
    const found = new Set<string>();
    for (let run = 0; run < 25; run++) {
      const { lower, upper } = await window.boundscope.bounds({ ...request, method: 'ibp', backend: 'wasm' });
      found.add(JSON.stringify([lower, upper]));
    }
    return [crossOriginIsolated, found.size] as const;
  });
  expect(threads, 'threads share memory in this page').toBe(true);
  expect(results).toBe(1);
});

test('takes the bytes of a file, plain numbers and a label', async ({ page }) => {
  const file = readFileSync('public/models/fashion-natural.onnx').toString('base64');
  const result = await page.evaluate(async (base64) => {
    const model = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
    return window.boundscope.bounds({ model, input: new Array(784).fill(0), epsilon: 0.01, label: 3 });
  }, file);
  expect(result.label).toBe(3);
  expect(result.logits).toHaveLength(10);
  expect(result.verdict).not.toBe('verified');
});

test('computes a radius table, and counts accuracies from it', async ({ page }) => {
  const [table, accuracies] = await page.evaluate(async () => {
    const request = { model: 'quick-igrp', dataset: 'fashion-mnist', count: 4, grid: [0, 0.02, 0.1], attack: null };
    const found = await window.boundscope.radiusTable({ ...request, method: 'ibp' });
    const groups = [[0, 2, 3, 4, 6], [1], [5, 7, 9], [8]];
    return [found, await window.boundscope.accuracies(found, { groups, inner: 0.02, outer: 0.1 })] as const;
  });
  expect(table).toMatchObject({ indices: [0, 1, 2, 3], labels: [9, 2, 1, 1], method: 'ibp' });
  const adaptive = accuracies.find(({ criterion }) => criterion === 'adaptive');
  expect(adaptive).toMatchObject({ epsilonIn: 0.02, epsilonOut: 0.1, overall: { images: 4 } });
  const least = accuracies.find(({ criterion }) => criterion === 'all-outer')?.overall.verified ?? 5;
  expect(adaptive?.overall.verified).toBeGreaterThanOrEqual(least);
});

test('says what is wrong with a request', async ({ page }) => {
  const messages = await page.evaluate(async () => {
    const input = { dataset: 'fashion-mnist', index: 0 };
    const requests = [
      { model: 'nowhere', input, epsilon: 0.1 },
      { model: 'fashion-natural', input, epsilon: -1 },
      { model: 'fashion-natural', input: [1, 2, 3], epsilon: 0.1 },
      { model: 'fashion-natural', input: { dataset: 'fashion-mnist', index: 10_000 }, epsilon: 0.1 },
      { model: new TextEncoder().encode('not a network').buffer, input, epsilon: 0.1 },
    ];
    const tries = requests.map((request) => window.boundscope.bounds(request).catch(String));
    return Promise.all(tries);
  });
  expect(messages).toEqual([
    expect.stringContaining('no bundled model “nowhere”'),
    expect.stringContaining('epsilon is -1'),
    expect.stringContaining('784 numbers'),
    expect.stringContaining('no image 10000'),
    expect.stringMatching(/ONNX/),
  ]);
});
