import { type Page, test as quiet } from './fixtures';

/** The view between two tests: it asks the engine nothing, and what the others hold besides their links goes with them. */
const BETWEEN = '#/1/lessons';

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
    // What lies below a pointer that rests shows it.
    await onePage.mouse.move(0, 0);
    // From another server's page the hash alone would not lead back.
    if (!onePage.url().startsWith(`${baseURL}/`)) await onePage.goto(`/${BETWEEN}`);
    await onePage.evaluate(() => localStorage.clear());
    await follow(onePage, BETWEEN);
  },
});

/**
 * Follows a link within the page, and waits until the page shows what it says: a document of its own takes ten times as
 * long. Undo goes back to what was there before.
 *
 * @param hash from "#" on
 */
export async function follow(page: Page, hash: string): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto(`/${hash}`);
  await page.evaluate(
    (to) =>
      new Promise<void>((resolve) => {
        const before = location.href;
        // The page has listened for longer; it draws in the next frame.
        const onChange = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        addEventListener('hashchange', onChange, { once: true });
        location.hash = to;
        if (location.href !== before) return;
        removeEventListener('hashchange', onChange);
        resolve();
      }),
    hash,
  );
}

export { checkAccessibility, expect } from './fixtures';
