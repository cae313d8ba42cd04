import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { serveFolder } from './serveFolder';

test.use({ serviceWorkers: 'allow' });

/** Waits until the browser has kept everything and the page is served from what is kept. */
async function kept(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        if (navigator.serviceWorker.controller) resolve();
        else navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
      }),
  );
}

/** How many answers of the engine are kept for the next visit. */
function answersKept(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('boundscope-answers');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('answers').objectStore('answers').get('first');
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result?.answers.size ?? 0);
      };
    };
  });
}

test('works without the network soon after the first visit', async ({ page, context }) => {
  // Every view, and what is kept of it.
  test.slow();
  await kept(page, '/');
  await context.setOffline(true);
  await page.reload();
  await page.goto('/#/1/inspect?m=quick-igrp&b=ibp');
  const verdict = page.getByRole('complementary', { name: 'What the bounds prove' });
  await expect(verdict).toContainText(/Verified|Falsified|Unknown/);
  for (const title of ['Similarity', 'Groups', 'Train', 'Lessons']) {
    await page.getByRole('link', { name: title }).click();
    const main = page.getByRole('main', { name: title });
    await expect(main.getByRole('button').first()).toBeVisible();
    await expect(main).not.toContainText(/cannot be fetched|Opening/);
  }
  await context.setOffline(false);

  await test.step('what was seen before stands without being computed anew', async () => {
    await expect.poll(() => page.evaluate(answersKept)).toBeGreaterThan(2);
    const silent = await context.newPage();
    await silent.addInitScript(() => {
      window.Worker = class extends EventTarget {
        postMessage() {}
        terminate() {}
      } as unknown as typeof Worker;
    });
    await silent.goto('/#/1/inspect?m=quick-igrp&b=ibp');
    await expect(silent.getByRole('table', { name: /minus each class/ })).toBeVisible();
    await silent.close();
  });
});

test('brings threads to hosts without headers, and changes versions whole', async ({ page }) => {
  let isNewer = false;
  const host = await serveFolder('dist', '/some/where/', {
    change: (name, body) => {
      if (!isNewer) return body;
      if (name === 'index.html') return Buffer.from(body.toString().replace('<html ', '<html data-newer="1" '));
      return name === 'sw.js'
        ? Buffer.from(body.toString().replace(/("index\.html",\s*"?revision"?:\s*")\w/, '$1z'))
        : body;
    },
  });
  try {
    await kept(page, host.url);
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    isNewer = true;
    await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
    await expect(page.getByText('A newer version of Boundscope')).toBeVisible();
    await page.reload();
    await expect(page.locator('html')).not.toHaveAttribute('data-newer', '1');
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-newer', '1');
  } finally {
    // A page that is still loading would ask a server that is gone.
    await page.goto('/');
    host.close();
  }
});

test('can be installed', async ({ page, request }) => {
  await page.goto('/');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const { icons, display } = (await (await request.get(href ?? '')).json()) as {
    icons: { src: string }[];
    display: string;
  };
  expect(display).toBe('standalone');
  for (const { src } of icons) expect((await request.get(src)).status()).toBe(200);
  expect(await readFile('public/icon.svg', 'utf8')).toContain('prefers-color-scheme: dark');
});
