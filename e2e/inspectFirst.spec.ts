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

test('few files are fetched until the quickest bounds of a network stand there, until the chosen ones do', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().startsWith('http') && asked.push(request.url())));
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { methodsSeen: seen });
    new MutationObserver(() => {
      const [, method] = /(\S+) bounds, proved/.exec(document.body?.textContent ?? '') ?? [];
      if (method && seen.at(-1) !== method) seen.push(method);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await open(page);
  const seen = await page.evaluate(() => (window as unknown as { methodsSeen: string[] }).methodsSeen);
  expect(seen.map((text) => text.replace(/.*?(IBP|CROWN)$/, '$1'))).toEqual(['IBP', 'CROWN']);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(MOST_REQUESTS);
});
