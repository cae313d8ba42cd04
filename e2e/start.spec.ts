import { gzipSync } from 'node:zlib';
import { checkAccessibility, expect, test } from './fixtures';

/** What may be loaded before TensorFlow.js, compressed. */
const FIRST_LOAD_BYTES = 250 * 1024;

/** The engine: its worker with TensorFlow.js, and what that asks for. */
const ENGINE = /\/worker-[^/]*\.js$|\.wasm$|\/models\/|\/datasets\/|^blob:/;

test('the page opens on its first view', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Boundscope/);
  await expect(page.getByRole('main')).toBeVisible();
});

test(`the first screen loads at most ${FIRST_LOAD_BYTES / 1024} KiB besides the engine`, async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const url = response.url();
    if (!ENGINE.test(url)) sizes.set(url, response.body().then(compressedSize));
  });
  await page.goto('/');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  const entries = await Promise.all([...sizes].map(async ([url, size]) => ({ url, size: await size })));
  expect(entries.some(({ url }) => url.endsWith('.js'))).toBe(true);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  expect(total, JSON.stringify(entries, null, 1)).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`the first screen is accessible in ${colorScheme} at ${width} pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 844 });
      await page.goto('/');
      await expect(page.getByRole('main')).toBeVisible();
      await checkAccessibility(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

/** Fonts and pictures are compressed already; compressing again changes their size little. */
function compressedSize(body: Buffer): number {
  return Math.min(body.length, gzipSync(body, { level: 9 }).length);
}
