import type { Page } from '@playwright/test';
import { contentSecurityPolicy } from '../scripts/securityHeaders.mjs';
import { type FolderServer, serveFolder } from './serveFolder';
import { expect, test } from './warmPage';

/** Bounds of the bundled network on the first test image, computed on wasm in the page. */
async function boundOnWasm(page: Page) {
  return page.evaluate(async () => {
    const input = { dataset: 'fashion-mnist', index: 0 };
    const { backend, lower, verdict } = await window.boundscope.bounds({
      model: 'fashion-natural',
      input,
      epsilon: 0.001,
      backend: 'wasm',
    });
    return { backend, verdict, lower };
  });
}

test('every answer carries the policy and isolates the page', async ({ request }) => {
  for (const path of ['/', '/icon.svg']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy('built'));
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['access-control-allow-origin']).toBe('*');
  }
});

test('what is not there is answered with 404', async ({ request }) => {
  expect((await request.get('/models/nothing.json')).status()).toBe(404);
});

test('the policy names no other host and allows no eval', () => {
  const policy = contentSecurityPolicy('built');
  expect(policy).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')/);
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toMatch(/https?:|\*/);
});

test('the page itself says the policy, for hosts that send no headers', async ({ page }) => {
  await page.goto('/');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', contentSecurityPolicy('built'));
});

test('a tour of all views asks no other host for anything', async ({ page }) => {
  await page.goto('/');
  const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  const count = await links.count();
  expect(count).toBeGreaterThan(1);
  for (let i = 0; i < count; i++) {
    await links.nth(i).click();
    const view = page.getByRole('main', { name: (await links.nth(i).innerText()).trim() });
    await expect(view).not.toContainText(/^Opening/);
    await expect(view.getByRole('button').first()).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /^(WebGPU|WebAssembly|JavaScript) · / })).toBeVisible();
});

test('the page is isolated and computes on threaded wasm', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await boundOnWasm(page)).toMatchObject({ backend: 'wasm', lower: expect.any(Array) });
  expect(loaded.some((url) => /threaded-simd.*\.wasm$/.test(url))).toBe(true);
});

test('the policy stops what it should stop', async ({ page, expectTrouble }) => {
  expectTrouble({ kind: 'console error', text: /Content Security Policy/ });
  expectTrouble({ kind: 'failed request', text: /pixel\.png: csp/ });
  await page.goto('/');
  const refused = (run: string) =>
    page.evaluate(async (code) => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
      });
      const script = document.createElement(code === 'script' ? 'script' : 'img');
      if (code === 'fetch') await fetch('http://127.0.0.1:9/').catch(() => {});
      else if (script instanceof HTMLScriptElement) script.textContent = 'document.title = "taken over"';
      else script.src = 'http://127.0.0.1:9/pixel.png';
      document.body.append(script);
      return violation;
    }, run);
  expect(await refused('fetch')).toBe('connect-src');
  expect(await refused('script')).toBe('script-src-elem');
  expect(await refused('image')).toBe('img-src');
  expect(await page.title()).not.toBe('taken over');
});

test.describe('on a static host, in a folder, without headers', () => {
  let host: FolderServer;
  test.beforeAll(async () => {
    host = await serveFolder('dist', '/some/where/');
  });
  test.afterAll(() => host.close());

  test('the page is not isolated and still works', async ({ page }) => {
    await page.goto(host.url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    expect(await boundOnWasm(page)).toMatchObject({ backend: 'wasm', lower: expect.any(Array) });
  });
});
