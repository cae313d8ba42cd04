import { expect, test } from './fixtures';
import { badge, open } from './inspectPage';

test.describe.configure({ timeout: 90_000 });

test('the first sight holds a proof and its opposite, on one screen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await expect(badge(page)).toHaveText(/^Falsified at 1\.6\/255$/, { timeout: 60_000 });
  await expect(page.getByText(/CROWN cannot exclude Pullover \(≥ −0\.\d+\); α-CROWN may close it\.$/)).toBeVisible();
  const counts = page.getByRole('list', { name: 'Classes by verdict', exact: true }).getByRole('listitem');
  await expect(counts).toHaveText([/^\s*1$/, /^\s*1$/, /^\s*7$/]);
  for (const [place, verdict] of ['Falsified', 'Unknown', 'Verified'].entries()) {
    await expect(counts.nth(place).getByRole('img', { name: verdict })).toBeVisible();
  }
  await expect(page.getByRole('img', { name: 'The counterexample, classified as T-shirt' })).toBeInViewport({
    ratio: 1,
  });
  await expect(page.getByRole('img', { name: /in the upper bound/ })).toBeInViewport({ ratio: 1 });
  const hidden = await page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight);
  expect(hidden).toBeLessThanOrEqual(0);
});

/** Files of a kilobyte each are what a slow connection waits for. */
const MOST_REQUESTS = 40;

/** Texts that name the bounds on screen, and when each was there first. */
interface Sighting {
  readonly method: string;
  readonly at: number;
}

test('few files are fetched until the quickest bounds of a network stand there, which the chosen ones follow', async ({
  page,
}) => {
  const asked: { readonly url: string; readonly at: number }[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) asked.push({ url: request.url(), at: Date.now() });
  });
  await page.addInitScript(() => {
    const seen: Sighting[] = [];
    Object.assign(window, { methodsSeen: seen });
    new MutationObserver(() => {
      const [, method] = /(\S+) bounds, proved/.exec(document.body?.textContent ?? '') ?? [];
      if (method && seen.at(-1)?.method !== method) seen.push({ method, at: Date.now() });
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await open(page);
  const seen = await page.evaluate(() => (window as unknown as { methodsSeen: Sighting[] }).methodsSeen);
  expect(seen.map(({ method }) => method.replace(/.*?(IBP|CROWN)$/, '$1'))).toEqual(['IBP', 'CROWN']);
  const before = asked.filter(({ at }) => at <= (seen[0]?.at ?? 0)).map(({ url }) => url);
  expect(before.length, before.join('\n')).toBeLessThanOrEqual(MOST_REQUESTS);
  // What the worker asks for ahead is what is used then.
  expect(before.filter((url, at) => before.indexOf(url) < at)).toEqual([]);
  // What the menu of networks lists comes behind them.
  expect(before.filter((url) => /models\/[\w-]+\.json$/.test(url)).length, before.join('\n')).toBeLessThanOrEqual(3);
});

/** What stood on screen with the first bounds, and where: again once the layer's maps stand there, too. */
interface Sight {
  readonly maps: number;
  readonly places: readonly string[];
}

test('the first bounds and what they prove are drawn before the layer and the image beside them, which move nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.addInitScript(() => {
    const sights: Sight[] = [];
    Object.assign(window, { sights });
    const boxOf = (what: string) => document.querySelector(`main ${what}`)?.getBoundingClientRect();
    // How far a computation is may stand above it all meanwhile.
    const look = () => {
      const top = boxOf('aside')?.y ?? Number.NaN;
      const places = ['section[aria-label="How wide the bounds grow"]', 'aside', 'aside table'].map((what) => {
        const { x, y = Number.NaN, width } = boxOf(what) ?? {};
        return `${what} ${[x, y - top, width]}`;
      });
      return { maps: document.querySelectorAll('main canvas').length, places };
    };
    const observer = new MutationObserver(() => {
      if (!/ bounds, proved/.test(document.body?.textContent ?? '')) return;
      if (sights.length > 0 && document.querySelectorAll('main canvas').length === 0) return;
      sights.push(look());
      if (sights.length === 2) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
  await open(page);
  const sights = await page.evaluate(() => (window as unknown as { sights: Sight[] }).sights);
  expect(sights.map(({ maps }) => maps > 0)).toEqual([false, true]);
  expect(sights[0]?.places.join('\n')).not.toMatch(/undefined|NaN/);
  expect(sights[1]?.places).toEqual(sights[0]?.places);
});
