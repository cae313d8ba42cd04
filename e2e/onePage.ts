import { type Page, test as quiet } from './fixtures';

/** The view between two tests: unlike those that are tested, it asks the engine nothing. */
const BETWEEN = '#/1/playground';

interface OnePageFixtures {
  readonly onePage: Page;
}

/**
 * The test of this project on a page that goes on from test to test, as starting the engine and reading a network anew
 * for each takes longer than most tests. What a link holds is as the link says; what only a page remembers, such as
 * what can be undone, may come from an earlier test. After one that fails the page is a new one.
 */
export const test = quiet.extend<object, OnePageFixtures>({
  onePage: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport } = project.use;
      const context = await browser.newContext({ baseURL, viewport, serviceWorkers: 'block' });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: ({ onePage }, use) => use(onePage.context()),
  page: async ({ onePage }, use, { project }) => {
    await use(onePage);
    const { baseURL = '', viewport } = project.use;
    for (const page of onePage.context().pages()) if (page !== onePage) await page.close();
    if ((await onePage.locator('dialog[open]').count()) > 0) await onePage.keyboard.press('Escape');
    await onePage.unrouteAll({ behavior: 'ignoreErrors' });
    await onePage.emulateMedia({ colorScheme: null, reducedMotion: null });
    if (viewport) await onePage.setViewportSize(viewport);
    // From another server's page the hash alone would not lead back.
    if (!onePage.url().startsWith(`${baseURL}/`)) await onePage.goto(`/${BETWEEN}`);
    await onePage.evaluate((hash) => {
      localStorage.clear();
      location.hash = hash;
    }, BETWEEN);
  },
});

export { checkAccessibility, expect } from './fixtures';
