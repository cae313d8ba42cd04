import type { Locator, Page } from '@playwright/test';
import { checkAccessibility, expect, test } from './onePage';

const IDS = [
  'fool',
  'intervals',
  'growth',
  'lines',
  'deciding',
  'limits',
  'training',
  'similar',
  'groups',
  'tree',
  'own',
];

/** Opens a lesson at its first step, with nothing drawn yet. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/#/1/lessons/${path}`);
  await expect(page.getByRole('navigation', { name: 'Lessons' })).toBeVisible();
}

test('lessons are walked by keyboard, and show no answer before it is drawn', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/#/1/lessons');
  await page.getByRole('button', { name: /Every input at once/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A box of inputs');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/lessons\/intervals\?step=2/);
  await expect(page.getByRole('main')).not.toContainText('21');
  await expect(page.getByRole('main')).not.toContainText('misprint');
  await page.getByRole('slider', { name: 'Largest value' }).press('PageUp');
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await expect(page.getByText('The least value takes the largest x')).toBeVisible();
  await page.getByRole('button', { name: 'Fold hints' }).press('Enter');
  await expect(page.getByText('The least value takes the largest x')).toBeHidden();
  await page.keyboard.press('r');
  await expect(page.getByRole('main')).toContainText('That is a misprint');
  await checkAccessibility(page);
  await page.reload();
  await expect(page.getByRole('main')).toContainText('That is a misprint');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('slider', { name: 'Lower bound of y' }).press('ArrowRight');
  await expect(page).toHaveURL(/n=yl:1.5/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page).not.toHaveURL(/n=/);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(page).toHaveURL(/n=yl:1.5/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is it always a cat?');
  await page.getByRole('button', { name: 'Take this box to Playground' }).press('Enter');
  await expect(page).toHaveURL(/playground\?.*box=4,6,1.5,5/);
});

/** Draws the smallest polygon around ReLU between −2 and 3: two corners by keys, the third by a finger’s drag. */
async function drawTriangle(page: Page): Promise<void> {
  await open(page, 'lines?step=1');
  const corner = (name: number) => page.getByRole('slider', { name: `Corner ${name}` });
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp']) await corner(1).press(key);
  await expect(corner(1)).toHaveAttribute('aria-valuetext', '−2 across, 0 up');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp']) await corner(2).press(key);
  await corner(2).evaluate((handle) => handle.scrollIntoView({ block: 'center' }));
  const [from, zero] = await Promise.all([placeOf(corner(3)), placeOf(corner(2))]);
  // One unit up is the way from (0, 0) to (0, 1); both axes have other scales, so the drag goes up alone.
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(from[0], from[1] + 2 * (from[1] - zero[1]), { steps: 3 });
  await page.mouse.up();
  await expect(corner(3)).toHaveAttribute('aria-valuetext', '0 across, 3 up');
  for (let press = 0; press < 6; press++) await corner(3).press('ArrowRight');
  await expect(page.getByRole('main')).not.toContainText('Exactly');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await expect(page.getByRole('main')).toContainText('Exactly');
}

/** The middle of a handle, in pixels of the window. */
async function placeOf(target: Locator): Promise<[number, number]> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await target.locator('circle').last().boundingBox()) ?? {};
  return [x + width / 2, y + height / 2];
}

test('every lesson ends in something to try next, at 390 px, by touch and in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await open(page, 'growth?step=2');
  const handle = page.getByRole('slider').first();
  await expect(handle).toHaveCSS('touch-action', 'none');
  const corner = page.getByRole('region', { name: 'The square after two turns' }).locator('circle').last();
  await corner.evaluate((circle) => circle.scrollIntoView({ block: 'center' }));
  const { x = 0, y = 0 } = (await corner.boundingBox()) ?? {};
  await page.mouse.move(x + 7, y + 7);
  await page.mouse.down();
  await page.mouse.move(x - 23, y - 23, { steps: 2 });
  await page.mouse.up();
  await expect(page.getByRole('slider', { name: 'Right side of the box' })).toHaveAttribute(
    'aria-valuenow',
    /^1\.[3-9]/,
  );
  await page.keyboard.press('r');
  await checkAccessibility(page);
  await drawTriangle(page);
  for (const id of IDS) {
    await page.goto(`/#/1/lessons/${id}?step=20`);
    await expect(page.getByRole('region', { name: 'Try this next' })).toBeVisible();
    expect(await page.locator('main').evaluate((main) => main.scrollWidth)).toBeLessThanOrEqual(390);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Lessons' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
});

test('a real image is attacked as the lesson says, and leads into Inspect with its radius', async ({ page }) => {
  await open(page, 'fool?step=2&n=levels:4');
  await expect(page.getByRole('region', { name: /The image at ε = 4\/255/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('img', { name: 'The change, made visible' })).toBeVisible();
  await page.goto('/#/1/lessons/fool?step=3&n=levels:4');
  await page.getByRole('button', { name: 'This image and ε in Inspect' }).click();
  await expect(page).toHaveURL(/inspect\?.*e=4/);
});
