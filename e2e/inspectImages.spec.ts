import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { test } from './fixtures';
import { badge, margins, open } from './inspectPage';

const ALL = '**/t10k-images-idx3-ubyte.gz';
const FIRST = '**/t10k-first-*-images-idx3-ubyte.gz';

test.describe.configure({ timeout: 90_000 });

/** Holds back the file of all test images until it is let go. */
async function holdBack(page: Page) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = page.waitForRequest(ALL);
  await page.route(ALL, async (route) => {
    await released;
    await route.continue();
  });
  return { asked, release };
}

const strip = (page: Page) => page.getByRole('listbox', { name: 'Test images' });
const picture = (page: Page, image: number) => strip(page).getByRole('option', { name: `Image ${image},` });

/** What a thumbnail's pixels are; null for an empty place. */
async function pixels(page: Page, image: number): Promise<string | null> {
  const canvas = picture(page, image).locator('canvas');
  return (await canvas.count()) === 0 ? null : canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
}

test('the first images stand before the others have come, which then come by themselves', async ({ page }) => {
  const { asked, release } = await holdBack(page);
  await open(page);
  await asked;
  await expect(page.getByText('10,000 images')).toBeVisible();
  const first = await pixels(page, 4);
  expect(first).not.toBeNull();
  // Moving among the first, and ending what runs, needs nothing of the others.
  await strip(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('img', { name: 'Test image 5, Trouser' })).toBeVisible();
  // Beyond them places are empty, and what is on screen stays until the image is there.
  await page.keyboard.press('End');
  await expect(picture(page, 9999)).toHaveAttribute('aria-selected', 'true');
  expect(await pixels(page, 9999)).toBeNull();
  await expect(picture(page, 9999)).toHaveCSS('height', '45px');
  await expect(page.getByRole('img', { name: 'Test image 5, Trouser' })).toBeVisible();
  await expect(margins(page)).toBeVisible();
  release();
  await expect(page.getByRole('img', { name: 'Test image 9999, Sandal' })).toBeVisible();
  expect(await pixels(page, 9999)).not.toBeNull();
  await expect(picture(page, 9999)).toHaveCSS('height', '45px');
  await page.keyboard.press('Home');
  await expect(picture(page, 4)).toBeVisible();
  expect(await pixels(page, 4)).toBe(first);
});

test('ending an attack does not end the arrival of the other images', async ({ page }) => {
  const { asked, release } = await holdBack(page);
  await open(page);
  await asked;
  await expect(badge(page)).toHaveText(/^Falsified/, { timeout: 60_000 });
  await page.keyboard.press(']');
  await page.getByRole('button', { name: 'Attack' }).click();
  await page.keyboard.press(']');
  await expect(badge(page)).not.toHaveText(/^Falsified/);
  await expect(page.getByText(/Cancelled/)).toHaveCount(0);
  release();
  await strip(page).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('img', { name: 'Test image 9999, Sandal' })).toBeVisible();
  await expect(page.getByText(/Cancelled/)).toHaveCount(0);
});

test('going back from an image that is still to come needs no waiting', async ({ page }) => {
  const { asked, release } = await holdBack(page);
  await open(page, '?b=ibp');
  await asked;
  await strip(page).focus();
  await page.keyboard.press('End');
  await expect(page.getByText('Computing IBP bounds')).toBeVisible();
  // Long enough for the next question to end this one.
  await page.waitForTimeout(1200);
  await page.keyboard.press('Home');
  await expect(page.getByRole('img', { name: 'Test image 0, Boot' })).toBeVisible();
  release();
  await page.keyboard.press('End');
  await expect(page.getByRole('img', { name: 'Test image 9999, Sandal' })).toBeVisible();
});

test('a link to a late image waits for it', async ({ page }) => {
  const { asked, release } = await holdBack(page);
  await page.goto('/#/1/inspect?i=5000');
  await asked;
  await expect(page.getByText(/^Bounds of .* appear here once/)).toBeVisible();
  release();
  await expect(page.getByRole('img', { name: /^Test image 5000,/ })).toBeVisible({ timeout: 60_000 });
  await expect(margins(page)).toBeVisible();
});

base('the page does without the small file, and says what is missing where there is none at all', async ({ page }) => {
  await page.route(FIRST, (route) => route.fulfill({ status: 404 }));
  await open(page);
  await expect(page.getByRole('img', { name: 'Test image 4, Shirt' })).toBeVisible();
  await page.route(ALL, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await expect(page.getByText(/t10k-images-idx3-ubyte\.gz cannot be fetched \(status 404\)/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open a file' })).toBeVisible();
});

base('a whole set that failed is asked for again with the next image beyond the first', async ({ page }) => {
  await page.route(ALL, (route) => route.fulfill({ status: 503 }));
  await open(page);
  await expect(page.getByText(/cannot be fetched \(status 503\)/)).toBeVisible();
  await page.unroute(ALL);
  await strip(page).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('img', { name: 'Test image 9999, Sandal' })).toBeVisible();
});
