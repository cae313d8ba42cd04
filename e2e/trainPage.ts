import type { Locator, Page } from '@playwright/test';
import { checkAccessibility, expect } from './fixtures';

/** Large batches of a small network for accuracy alone: an epoch takes seconds. */
export const QUICK = 'b=512&r=0.01';

/** Opens Train with settings in the link's form, and waits until it could start. */
export async function open(page: Page, parameters = QUICK): Promise<void> {
  await page.goto(`/#/1/train?${parameters}`);
  await expect(startButton(page)).not.toHaveAttribute('aria-disabled', /.*/, { timeout: 60_000 });
}

export function startButton(page: Page): Locator {
  return page.getByRole('region', { name: 'What will be trained' }).getByRole('button');
}

/** What the figures say. */
export function finding(page: Page): Locator {
  return page.getByRole('region', { name: 'What the figures say' }).locator('p');
}

/** The column of a training by its method's name. */
export function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** Waits until a training says that it stands like this; it computes meanwhile, and slowly on a busy machine. */
export async function waitForPhase(run: Locator, phase: string | RegExp): Promise<void> {
  await expect(run.locator('p').first()).toContainText(phase, { timeout: 120_000 });
}

/** The batch that a paused training ends with: the one that was under way is still counted. */
export async function lastBatchOf(run: Locator): Promise<number> {
  let last = Number.NaN;
  const isSame = async () => {
    const before = last;
    last = await batchOf(run);
    return last === before;
  };
  await expect.poll(isSame, { intervals: [2000], timeout: 60_000 }).toBe(true);
  return last;
}

/** Waits until the browser has kept a training up to an epoch: a page that is opened anew goes on from there. */
export async function waitUntilKept(page: Page, epoch: number): Promise<void> {
  const lastKept = () =>
    page.evaluate(async () => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await settled(indexedDB.open('boundscope-trainings'));
      const snapshots = await settled(database.transaction('snapshots').objectStore('snapshots').getAll());
      database.close();
      return Math.max(...snapshots.map((snapshot) => snapshot.epoch));
    });
  await expect.poll(lastKept, { timeout: 60_000 }).toBeGreaterThanOrEqual(epoch);
}

/** The batch after which a training waits. */
export async function batchOf(run: Locator): Promise<number> {
  const words = await run.locator('p').first().innerText();
  return Number(/after batch (\d+)/.exec(words)?.[1]);
}

/** Checks a view at every width at which it is laid out anew. */
export async function fitsAndIsAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const before = page.viewportSize();
  for (const width of [1440, 720, 390]) {
    await page.setViewportSize({ width, height: 900 });
    if (width !== 720) await checkAccessibility(page);
    // Charts follow the width a frame later.
    await expect.poll(() => overflowOf(page), `${width} pixels`).toEqual([0, 0]);
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ reducedMotion: null });
}

/** Pixels by which the page and the view are wider than the screen. */
function overflowOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const elements = [document.documentElement, document.getElementById('main')];
    return elements.map((element) => (element ? element.scrollWidth - element.clientWidth : 0));
  });
}
