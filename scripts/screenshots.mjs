// @ts-check
/** `node scripts/screenshots.mjs`: takes the README's pictures of the built page, light and dark, into docs/. */
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { buildIfStale } from './build.mjs';
import { launchOptionsFor } from './chromiumOptions.mjs';
import { unusedPort } from './unusedPort.mjs';

/** What to show: the name of the picture, the view's address, what to press, and what must be on screen first. */
const PICTURES = [
  { name: 'playground', hash: '#/1/playground?step=3', ready: 'text=21' },
  { name: 'groups', hash: '#/1/groups', ready: 'aside:has-text("Shirt against"):has-text("gains")' },
  { name: 'train', hash: '#/1/train', press: 'Train both', ready: 'text=/After epoch 12/' },
  { name: 'inspect', hash: '#/1/inspect', ready: 'text=/verified|unknown/i' },
];

/** Milliseconds; a training takes minutes. */
const LONGEST_WAIT = 600_000;

await buildIfStale();
const port = await unusedPort();
const server = await preview({ logLevel: 'warn', preview: { host: '127.0.0.1', port, strictPort: true } });
const browser = await chromium.launch(launchOptionsFor('plain'));
const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 880 } });
for (const { name, hash, press, ready } of PICTURES) {
  await page.goto(`http://localhost:${port}/${hash}`);
  if (press) await page.getByRole('button', { name: press }).click();
  await page.locator(ready).first().waitFor({ timeout: LONGEST_WAIT });
  await page.evaluate(() => document.fonts.ready);
  // Light and dark of one training.
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `docs/${name}-${colorScheme}.png` });
  }
}
await browser.close();
await server.close();
process.exit(0);
