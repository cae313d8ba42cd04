import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Bounds of the bundled network on two test images, in the page. */
function boundsOn(backend: 'webgpu' | 'wasm') {
  return window.boundscope.bounds({
    model: 'fashion-natural',
    input: { dataset: 'fashion-mnist', indices: [0, 1] },
    epsilon: 0.001,
    backend,
  });
}

test('the built page computes on WebGPU what it computes on wasm', async ({ page }) => {
  await page.goto('/');
  const gpu = await page.evaluate(boundsOn, 'webgpu' as const);
  const wasm = await page.evaluate(boundsOn, 'wasm' as const);
  expect(gpu.backend).toBe('webgpu');
  expect(wasm.backend).toBe('wasm');
  expect(gpu.verdict).toEqual(wasm.verdict);
  expect(gpu.layers.length).toBe(wasm.layers.length);
  for (const [index, layer] of gpu.layers.entries()) {
    const lower = layer.lower.flat();
    const upper = layer.upper.flat();
    const otherLower = wasm.layers[index]?.lower.flat() ?? [];
    const otherUpper = wasm.layers[index]?.upper.flat() ?? [];
    expect(lower.length).toBe(otherLower.length);
    const scale = Math.max(...upper.map(Math.abs), ...lower.map(Math.abs));
    // Both contain the exact range, so they overlap; the allowance for rounding is a small part of the values.
    expect(lower.every((value, i) => value <= (otherUpper[i] ?? Number.NaN))).toBe(true);
    expect(upper.every((value, i) => value >= (otherLower[i] ?? Number.NaN))).toBe(true);
    const differences = lower.map((value, i) => Math.abs(value - (otherLower[i] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThan(1e-3 * scale);
  }
});

/** Has the page compute on WebGPU, which here is software and so not chosen by itself. */
async function chooseWebGpu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^WebAssembly · / }).click();
  await page.getByRole('menuitemradio', { name: /^WebGPU/ }).click();
  await expect(page.getByRole('button', { name: /^WebGPU · / })).toBeVisible({ timeout: 30_000 });
}

test('an adapter that is software runs only where a person wants it, and then on the next visit, too', async ({
  page,
}) => {
  await page.goto('/');
  const badge = page.getByRole('button', { name: /^WebAssembly · .*software/ });
  await expect(badge).toBeVisible({ timeout: 30_000 });
  await chooseWebGpu(page);
  await page.reload();
  await page.getByRole('button', { name: /^WebGPU · / }).click({ timeout: 30_000 });
  await expect(page.getByRole('menuitemradio', { name: /^WebGPU/ })).toHaveAttribute('aria-checked', 'true');
  await page.getByRole('menuitem', { name: /^Measure/ }).click();
  await expect(badge).toBeVisible({ timeout: 30_000 });
});

/** Where a question that names no backend is answered. */
async function backendOf(method: 'ibp' | 'crown') {
  const input = { dataset: 'fashion-mnist', index: 0 };
  return (await window.boundscope.bounds({ model: 'quick-igrp', input, epsilon: 0.01, method })).backend;
}

/** What an earlier visit may have kept of a strong graphics device and a slow processor. */
const kept = (product: number, result: number) => {
  const speed = { interval: product, exact: product, plain: product, number: product, step: 0, pass: result };
  return { small: result, large: 1e8 * product, speed };
};
const KEPT = { measured: { webgpu: kept(1e-13, 1e-3), wasm: kept(1e-9, 0) } };

test('the menu says where a question went by its size, and software gets none whatever was measured', async ({
  page,
}) => {
  await page.addInitScript((text) => {
    if (!sessionStorage.length) localStorage.setItem('boundscope.backend', text);
    sessionStorage.setItem('visited', 'yes');
  }, JSON.stringify(KEPT));
  await page.goto('/#/1/inspect?m=quick-igrp&b=ibp');
  const figures = (first: string, other: string) =>
    new RegExp(`Fashion.* by IBP: predicted .*s on ${first}, .*s on ${other}`);
  const bySize = page.getByRole('menuitemradio', { name: /^By size/ });
  await page.getByRole('button', { name: figures('WebAssembly', 'WebGPU') }).click({ timeout: 30_000 });
  await expect(bySize).toHaveAttribute('aria-checked', 'true');
  await expect(bySize).toContainText(figures('WebAssembly', 'WebGPU'));
  // A choice holds whatever the size, is kept, and the figures stay.
  await page.getByRole('menuitemradio', { name: /^WebGPU/ }).click();
  await expect(page.getByRole('button', { name: /^WebGPU · / })).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(backendOf, 'ibp' as const)).toBe('webgpu');
  await expect(page.getByRole('button', { name: figures('WebGPU', 'WebAssembly') })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /^WebGPU · / }).click({ timeout: 30_000 });
  await expect(bySize).toHaveAttribute('aria-checked', 'false');
  await bySize.click();
  await expect(page.getByRole('button', { name: /^WebAssembly · / })).toBeVisible({ timeout: 30_000 });
  // Large enough for a device as strong as was measured; there is none.
  expect(await page.evaluate(backendOf, 'crown' as const)).toBe('wasm');
  await expect(page.getByRole('button', { name: /^WebAssembly · .*software/ })).toBeVisible();
});

test('what the device does for a layer is shown: its time, and by a click its WGSL', async ({ page }) => {
  await page.goto('/#/1/inspect?m=quick-igrp&b=ibp');
  await chooseWebGpu(page);
  await page.getByRole('button', { name: 'On the device' }).click();
  const layers = page.getByRole('list', { name: 'Time on the device by layer' }).getByRole('button');
  const layer = layers.filter({ hasText: /^Conv .*\d m?s$/ }).last();
  await layer.click({ timeout: 60_000 });
  await expect(layer).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('combobox', { name: /^Programs of / })).toContainText('intervalConv2d');
  await expect(page.getByRole('region', { name: 'WGSL' })).toContainText('fn main(index : i32)');
});

test('WebGPU is listed first where there is an adapter', async ({ page }) => {
  await page.goto('/');
  expect(await page.evaluate(() => window.boundscope.backends())).toEqual(['webgpu', 'wasm', 'cpu']);
});

test('a lost graphics device is reported, and the engine comes back', async ({ page }) => {
  await page.goto('/');
  await chooseWebGpu(page);
  const [worker] = page.workers();
  // The device itself is out of reach; this is what the worker says when it is lost.
  await worker?.evaluate(() => self.postMessage({ lostDevice: 'the driver was reset' }));
  await expect(page.getByText(/graphics device was lost \(the driver was reset\)/)).toBeVisible();
  const { backend, verdict } = await page.evaluate(boundsOn, 'webgpu' as const);
  expect(backend).toBe('webgpu');
  expect(verdict).toHaveLength(2);
});
