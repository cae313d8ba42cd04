import { expect, test } from './onePage';

/** A laptop's window of 1280 × 800 at 200 %. */
const ZOOMED = { width: 640, height: 400 };

/** Each view, what shows that it is there, and the button behind which its picture is in a window of that width. */
const VIEWS: readonly (readonly [link: string, there: string, button?: string])[] = [
  ['playground', 'main svg'],
  ['inspect', 'main table', 'Layers'],
  ['similarity', 'main svg text'],
  ['groups', 'main table, main svg'],
  ['train', 'main h2'],
  ['lessons', 'main h1'],
  ['lessons/growth?step=2', 'main svg'],
];

for (const [view, there, button] of VIEWS) {
  test(`no text of ${view} is cut in a window of 1280 pixels at 200 %`, async ({ page }) => {
    await page.setViewportSize(ZOOMED);
    await page.goto(`/#/1/${view}`);
    await expect(page.locator(there).first()).toBeVisible({ timeout: 60_000 });
    if (button) await page.getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => page.evaluate(textsCut)).toEqual([]);
  });
}

test('the cards of Playground hold their words in a window of 1440 pixels at 200 %', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  for (const step of [0, 3]) {
    await page.goto(`/#/1/playground?step=${step}`);
    await expect(page.locator('svg g[role="button"] text').first()).toBeVisible();
    await expect.poll(() => page.evaluate(textsBeyondCards)).toEqual([]);
  }
});

/** Texts of cards in an SVG that reach beyond the card. */
function textsBeyondCards(): string[] {
  return [...document.querySelectorAll<SVGGElement>('svg g[role="button"]')].flatMap((card) => {
    const { left, right } = card.getElementsByTagName('rect')[1]?.getBoundingClientRect() ?? new DOMRect();
    return [...card.getElementsByTagName('text')]
      .filter((text) => text.getBoundingClientRect().left < left || text.getBoundingClientRect().right > right)
      .map((text) => text.textContent ?? '');
  });
}

test('the largest type of a link chooses layouts by the room that is left', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/#/1/lessons/growth?size=20&step=2');
  // As in a window of 935 pixels: the figure stands below, as wide as its column.
  await expect.poll(async () => (await page.locator('#lesson-figure').boundingBox())?.width).toBeGreaterThan(500);
  await expect(page.getByRole('button', { name: 'Export' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

/** Texts that reach beyond the right or left side of what holds them, or scrolls with them. */
function textsCut(): string[] {
  const cut: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim();
    const parent = node.parentElement;
    if (!text || !parent?.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, width } = range.getBoundingClientRect();
    let holder: Element | null = parent;
    while (holder && getComputedStyle(holder).overflowX === 'visible') holder = holder.parentElement;
    const style = holder && getComputedStyle(holder);
    // For screen readers alone, and what ends in dots.
    if (width === 0 || (holder && (holder.clientWidth <= 2 || style?.textOverflow === 'ellipsis'))) continue;
    const box = holder?.getBoundingClientRect();
    const scrolls = style?.overflowX === 'auto' || style?.overflowX === 'scroll';
    const from = box ? box.left - (scrolls ? (holder?.scrollLeft ?? 0) : 0) : 0;
    const to = box ? from + (scrolls ? (holder?.scrollWidth ?? 0) : box.width) : window.innerWidth;
    if (left < from - 1 || right > to + 1) cut.push(`${text.slice(0, 40)}: ${left} to ${right} in ${from} to ${to}`);
  }
  if (document.documentElement.scrollWidth > window.innerWidth) cut.push('The page scrolls sideways.');
  return cut;
}
