import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { breakpoints } from '../scripts/breakpoints.mjs';
import { checkAccessibility, expect, test } from './fixtures';
import { type FolderServer, serveFolder } from './serveFolder';

let folder: string;
let server: FolderServer;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boundscope-gallery-'));
  const outDir = join(folder, 'built');
  await build({
    root: 'gallery',
    configFile: false,
    plugins: [breakpoints()],
    base: './',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  server = await serveFolder(outDir, '/');
});
test.afterAll(async () => {
  server?.close();
  await rm(folder, { recursive: true });
});

/** What is wrong with the drawings of a page: numbers that are none, texts cut off, texts on each other. */
function flaws(): string[] {
  const found: string[] = [];
  const whereOf = (element: Element) => {
    const name = element.closest('section')?.getAttribute('aria-label');
    return `${name}, ${element.closest('li')?.querySelector('h3')?.textContent}`;
  };
  for (const element of document.querySelectorAll('section svg *')) {
    for (const { name, value } of element.attributes) {
      if (/NaN|undefined|Infinity/.test(value)) found.push(`${whereOf(element)}: ${name} is “${value}”`);
    }
  }
  for (const svg of document.querySelectorAll('section svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
    for (const [i, { text, box }] of texts.entries()) {
      const say = (what: string) => found.push(`${whereOf(svg)}: “${text.textContent}” ${what}`);
      const isCutOff = getComputedStyle(svg).overflow !== 'visible';
      const isIn = box.left > frame.left - 1 && box.right < frame.right + 1 && box.bottom < frame.bottom + 1;
      if (isCutOff && !isIn) say('is cut off');
      for (const { text: other, box: its } of texts.slice(i + 1)) {
        const width = Math.min(box.right, its.right) - Math.max(box.left, its.left);
        const height = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
        if (width > 1 && height > 4) say(`lies on “${other.textContent}”`);
      }
    }
  }
  return found;
}

test('every picture is drawn in full, and can be read, in all its states', async ({ page }) => {
  await page.goto(server.url);
  const pictures = page.getByRole('region');
  await expect(pictures).not.toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(flaws)).toEqual([]);
  const empty = await page
    .locator('li > div')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.getBoundingClientRect().height < 2).map((cell) => cell.parentElement?.textContent),
    );
  expect(empty).toEqual([]);
  await checkAccessibility(page);
});
