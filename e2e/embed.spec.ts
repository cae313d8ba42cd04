import type { Page } from '@playwright/test';
import { expect, test } from './onePage';
import { type FolderServer, serveFolder } from './serveFolder';

/** What docs/embedding.md says that a frame reports. */
interface Message {
  readonly height?: number;
  readonly key?: string;
}

/**
 * Serves the project's folder as a host does that lets frames without an origin load its files.
 *
 * @param slides in place of docs/slides.html
 */
async function withHost(page: Page, act: (host: FolderServer) => Promise<void>, slides?: string): Promise<void> {
  const host = await serveFolder('.', '/', {
    headers: { 'Access-Control-Allow-Origin': '*' },
    change: (name, body) => (slides !== undefined && name === 'docs/slides.html' ? Buffer.from(slides) : body),
  });
  try {
    await act(host);
  } finally {
    // Frames that are still loading would ask a server that is gone.
    await page.goto('/');
    host.close();
  }
}

test('slides turn by the clicker around a frame, which is still until it is clicked and goes on where it was left', async ({
  page,
}) => {
  await withHost(page, async (host) => {
    await page.goto(`${host.url}docs/slides.html`);
    await page.keyboard.press('PageDown');
    // The address follows a moment later, and nobody turns back before.
    await expect(page).toHaveURL(/#\/1$/);
    const frame = page.frameLocator('iframe[title="Boundscope: Playground"]');
    const cover = frame.getByRole('button', { name: 'Click to use' });
    const question = frame.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Question' });
    await expect(question).toBeVisible();
    // Keys that reach it before it is clicked turn the slides.
    await cover.focus();
    await page.keyboard.press('PageUp');
    await expect(page).toHaveURL(/slides\.html(#\/)?$/);
    await page.keyboard.press('PageDown');
    await expect(page).toHaveURL(/#\/1$/);
    await cover.click();
    await question.click();
    await expect(question).toHaveAttribute('aria-current', 'step');
    await expect(frame.getByRole('banner')).toHaveCount(0);
    // The last step has no use for the key.
    await page.keyboard.press('PageDown');
    await expect(page).toHaveURL(/#\/2$/);
    await expect(page.getByTitle('Boundscope: Playground', { exact: true })).not.toHaveAttribute('src');
    await page.keyboard.press('PageUp');
    await expect(question).toHaveAttribute('aria-current', 'step');
    await expect(cover).toBeVisible();
  });
});

test('a frame without an origin or storage shows what the engine finds', async ({ page }) => {
  await withHost(page, async (host) => {
    await page.goto(`${host.url}docs/slides.html#/2`);
    const frame = page.frameLocator('iframe[title="Boundscope: Inspect, sandboxed"]');
    const verdict = frame.getByRole('complementary', { name: 'What the bounds prove' });
    await expect(verdict).toContainText(/Verified|Falsified|Unknown/);
    await frame.getByRole('button', { name: 'Click to use' }).click();
    await frame.getByRole('radio', { name: 'CROWN', exact: true }).dispatchEvent('click');
    await expect(verdict).toContainText('CROWN bounds');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByTitle('Boundscope: Inspect, sandboxed')).not.toHaveAttribute('src');
    await page.keyboard.press('ArrowRight');
    await expect(verdict).toContainText('CROWN bounds');
  });
});

const LISTENING = `<link rel="icon" href="../dist/icon.svg">
<script>const received = []; addEventListener('message', ({ data }) => received.push(data));</script>
<iframe width="900" height="700" src="../dist/index.html#/1/playground?embed=1&net=two"></iframe>`;

test('a frame reports to the page around it its height, and the keys that it has no use for alone', async ({
  page,
}) => {
  const listen = async (host: FolderServer) => {
    await page.goto(`${host.url}docs/slides.html`);
    const received = (type: string): Promise<Message[]> =>
      page.evaluate(`received.filter((message) => message.type === '${type}')`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Click to use' }).click();
    await expect.poll(async () => (await received('boundscope:height')).at(-1)?.height ?? 0).toBeGreaterThan(300);
    await frame.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Question' }).click();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('F8');
    await expect.poll(async () => (await received('boundscope:key')).map(({ key }) => key)).toEqual(['F8']);
  };
  await withHost(page, listen, LISTENING);
});
