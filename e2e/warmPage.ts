import type { BrowserContext } from '@playwright/test';
import { test as quiet } from './fixtures';

interface WarmFixtures {
  readonly warmContext: BrowserContext;
}

/** What a page keeps in the browser; what the server sent is not of it. */
const KEPT = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage,storage_buckets';

/**
 * The test of this project on a page of its own, in a browser that has been there before: what the server sends is in its
 * cache, so a page opens in half the time. Of what pages keep nothing is left from an earlier test. For tests about what
 * is fetched, and when, a new browser is the right one.
 */
export const test = quiet.extend<object, WarmFixtures>({
  warmContext: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport } = project.use;
      const context = await browser.newContext({ baseURL, viewport, serviceWorkers: 'block' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ warmContext }, use) => {
    await use(warmContext);
    await Promise.all(warmContext.pages().map((page) => page.close()));
    await warmContext.clearPermissions();
  },
  page: async ({ context }, use, { project }) => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const origin = project.use.baseURL ?? '';
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: KEPT });
    await session.detach();
    await use(page);
  },
});

export { expect } from './fixtures';
