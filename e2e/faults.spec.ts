import type { Page } from '@playwright/test';
import { securityHeaders } from '../scripts/securityHeaders.mjs';
import { open as openInspect } from './inspectPage';
import { serveFolder } from './serveFolder';
import { open, startButton } from './trainPage';
import { expect, test } from './warmPage';

const ENGINE = /\/assets\/worker-[^/]*\.js$/;
const PROGRAM = /\/assets\/worker-program-[^/]*\.js$/;
const TRAINING = /\/assets\/trainingWorker-[^/]*\.js$/;
const THREADS = /\/assets\/helper-[^/]*\.js$/;

test.describe('a worker whose script does not load', () => {
  test('is asked for a few times, which is said; one press brings it back, and what is on screen with it', async ({
    page,
  }) => {
    await expectWayBack(page, ENGINE);
  });

  test('and one whose script does, but not the program that it begins, likewise', async ({ page, expectTrouble }) => {
    expectTrouble({ kind: 'failed request', text: /worker-program-/ });
    await expectWayBack(page, PROGRAM);
  });

  test('of the engine’s threads is reported, and the engine works without', async ({ page, expectTrouble }) => {
    expectTrouble({ kind: 'bad status', text: /helper-.*404/ });
    expectTrouble({ kind: 'failed request', text: /helper-/ });
    const host = await serveFolder('dist', '/', { headers: securityHeaders('built'), without: THREADS });
    await page.goto(`${host.url}#/1/inspect`);
    await expect(page.getByText(/threads cannot be loaded/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/certified|verified|falsified/i).first()).toBeVisible({ timeout: 30_000 });
    host.close();
  });

  test('of a training is asked for a few times, which is said, and the training can be resumed', async ({ page }) => {
    test.slow();
    const asked = await block(page, TRAINING);
    await open(page, 'm=natural');
    await startButton(page).click();
    await expect(page.getByText(/training’s program cannot be loaded/)).toBeVisible({ timeout: 30_000 });
    expect(asked.length).toBeLessThanOrEqual(5);
    await page.unroute(TRAINING);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Pause' }).first()).toBeVisible({ timeout: 30_000 });
  });
});

/** Opens a view that needs the engine without a file of that, and again with it. */
async function expectWayBack(page: Page, file: RegExp): Promise<void> {
  test.slow();
  const asked = await block(page, file);
  await page.goto('/#/1/inspect');
  await expect(page.getByText(/^The engine’s program cannot be loaded/)).toBeVisible({ timeout: 30_000 });
  const count = asked.length;
  expect(count).toBeLessThanOrEqual(5);
  await page.waitForTimeout(3000);
  expect(asked).toHaveLength(count);
  await page.unroute(file);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByText(/certified|verified|falsified/i).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/cannot be loaded/)).toBeHidden();
}

/** Lets no request for a file through; gives the list of those that were made. */
async function block(page: Page, file: RegExp): Promise<string[]> {
  const asked: string[] = [];
  await page.route(file, (route) => {
    asked.push(route.request().url());
    return route.abort('connectionrefused');
  });
  return asked;
}

test('damaged records of this browser are left out, reported once, and can be deleted', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await page.evaluate(async () => {
    const put = (name: string, stores: Record<string, IDBObjectStoreParameters>, records: [string, object][]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, 1);
        opening.onupgradeneeded = () => {
          for (const [store, options] of Object.entries(stores)) opening.result.createObjectStore(store, options);
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(Object.keys(stores), 'readwrite');
          for (const [store, record] of records) transaction.objectStore(store).put(record);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    await put('boundscope-models', { models: { keyPath: 'key' } }, [['models', { key: 'file:bad.onnx' }]]);
    await put('boundscope', { tables: { keyPath: 'key' } }, [['tables', { key: 'a', run: {} }]]);
    await put('boundscope-trainings', { snapshots: { keyPath: 'id' }, checkpoints: {} }, [['snapshots', { id: 'b' }]]);
  });
  const notice = (kind: string) => page.getByText(`A ${kind} that this browser kept cannot be read`);
  // Each view with what shows that it has read what is kept.
  const openViews = async (isReported: boolean) => {
    for (const [view, ready, kind] of [
      ['inspect', page.getByText(/certified|verified|falsified/i), 'network'],
      ['similarity', page.getByRole('button', { name: 'Similarity by' }).or(page.locator('svg')), 'network'],
      ['groups', page.getByText(/verified/i), 'radius table'],
      ['train', startButton(page), 'training'],
    ] as const) {
      await page.goto(`/#/1/${view}`);
      await expect(ready.first()).toBeVisible({ timeout: 30_000 });
      await expect(notice(kind)).toBeVisible({ visible: isReported, timeout: 30_000 });
    }
    await expect(page.getByText('This view stopped')).toBeHidden();
  };
  await openViews(true);
  for (let left = 3; left > 0; left--) await page.getByRole('button', { name: 'Delete it' }).first().click();
  await page.reload();
  await openViews(false);
});

test('a training belongs to one tab; another one follows it, and takes it up when the first is closed', async ({
  page,
  context,
}) => {
  test.slow();
  await open(page, 'm=natural&b=512&r=0.01');
  await startButton(page).click();
  await expect(page.getByText(/^Epoch 1 of/).first()).toBeVisible({ timeout: 60_000 });
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText(/Trains in another tab/).first()).toBeVisible({ timeout: 30_000 });
  await expect(second.getByRole('button', { name: 'Pause' })).toBeHidden();
  await page.close();
  await expect(second.getByText(/^Stopped/).first()).toBeVisible({ timeout: 30_000 });
  await second.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(second.getByText(/^Epoch \d+ of/).first()).toBeVisible({ timeout: 60_000 });
});

test('bounds without a limit are drawn to the edge and said, in every layer and by every method', async ({ page }) => {
  test.slow();
  await openInspect(page);
  await page.locator('main input[type=file]').first().setInputFiles('../shared/faults/huge_weight.onnx');
  await expect(page.getByText(/huge_weight/).first()).toBeVisible({ timeout: 30_000 });
  for (const method of ['IBP', 'CROWN-IBP', 'CROWN', 'α-CROWN']) {
    await page
      .getByRole('radiogroup', { name: 'Method' })
      .getByRole('radio', { name: method, exact: true })
      .dispatchEvent('click');
    await expect(page.getByText(new RegExp(`^${method} bounds`))).toBeVisible({ timeout: 60_000 });
    const layers = page.getByRole('radiogroup', { name: 'Layers' }).getByRole('radio');
    for (let layer = 0; layer < (await layers.count()); layer++) {
      await layers.nth(layer).dispatchEvent('click');
      await expect.poll(() => wrongAttributes(page)).toEqual([]);
    }
  }
  await expect(page.getByText('∞').first()).toBeVisible();
  await expect(page.getByText(/no finite bounds/)).toBeVisible();
});

/** Attributes of pictures that hold no number where one belongs. */
function wrongAttributes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('svg, svg *, [style]')].flatMap((element) =>
      [...element.attributes]
        .filter(({ value }) => /NaN|Infinity|undefined/.test(value))
        .map(({ name, value }) => `${element.tagName} ${name}="${value}"`),
    ),
  );
}

test('a view that cannot be fetched says so in its place, and opens, with its looks, once it can be', async ({
  page,
  expectTrouble,
}) => {
  expectTrouble({ kind: 'failed request', text: /SimilarityView|Palette|tour-/ });
  expectTrouble({ kind: 'console error', text: /./ });
  await page.goto('/#/1/playground');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.route(/assets\/(Palette|tour)-/, (route) => route.abort('internetdisconnected'));
  const notice = page.getByText(/cannot be fetched/);
  for (const name of ['Commands', 'Explain this view']) {
    await page.getByRole('button', { name }).click();
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
  const code = /assets\/SimilarityView/;
  await page.route(code, (route) => route.abort('internetdisconnected'));
  await page.getByRole('link', { name: 'Similarity' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be fetched');
  await page.unroute(code);
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect(page.getByRole('heading', { name: 'Which classes of a network are similar' })).toBeAttached();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const unstyled = await page
    .locator('link[rel=stylesheet]')
    .evaluateAll((links) => links.filter((link) => (link as HTMLLinkElement).sheet === null).length);
  expect(unstyled).toBe(0);
});
