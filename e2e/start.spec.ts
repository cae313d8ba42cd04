import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** What the page itself may load, compressed, until the engine runs. */
const FIRST_LOAD_BYTES = 250 * 1024;

/** The one file of the engine that the page asks for; its worker asks for the rest. */
const ENGINE = /\/worker-[^/]*\.js$/;

test('the page opens on its first view', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Boundscope/);
  await expect(page.getByRole('main')).toBeVisible();
});

test(`the first screen loads at most ${FIRST_LOAD_BYTES / 1024} KiB besides the engine`, async ({ page, request }) => {
  await page.goto('/');
  // The engine starts when the page is idle: nothing of the first screen comes later but its fonts.
  await expect(page.getByRole('button', { name: /^(WebGPU|WebAssembly|JavaScript) · / })).toBeVisible();
  await expect.poll(() => fontsOf(page, 'Source Serif 4')).toContain('loaded');
  await expect.poll(() => fontsOf(page, 'Source Serif 4')).not.toContain('loading');
  const urls = (await urlsAskedByThePage(page)).filter((url) => !ENGINE.test(url));
  const entries = await Promise.all(
    urls.map(async (url) => ({ url, size: compressedSize(await (await request.get(url)).body()) })),
  );
  for (const kind of [/\.js$/, /\.css$/, /\.woff2$/]) expect(urls.some((url) => kind.test(url))).toBe(true);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  expect(total, JSON.stringify(entries, null, 1)).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
});

/**
 * What the page asked for, by its own account: what its workers ask for is not in it, and no answer has to be read in the
 * moment that it comes.
 */
function urlsAskedByThePage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const icons = [...document.querySelectorAll<HTMLLinkElement>('link[rel=icon]')].map(({ href }) => href);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    return [...new Set([location.href.replace(/#.*/, ''), ...icons, ...loaded])].filter(
      (url) => !url.startsWith('blob:'),
    );
  });
}

/** How far each font of a family is: unloaded, loading, loaded. */
function fontsOf(page: Page, family: string): Promise<string[]> {
  return page.evaluate(
    (name) => [...document.fonts].filter((font) => font.family.includes(name)).map(({ status }) => status),
    family,
  );
}

/** Fonts and pictures are compressed already; compressing again changes their size little. */
function compressedSize(body: Buffer): number {
  return Math.min(body.length, gzipSync(body, { level: 9 }).length);
}
