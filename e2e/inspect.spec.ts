import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { badge, layers, margins, open, smallestMargin } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

const MODEL = 'public/models/fashion-natural.onnx';

test.describe.configure({ timeout: 90_000 });

test('the first bounds stand beside what they prove', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'Shirt', exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Test image 4, Shirt' })).toBeVisible();
  await expect(margins(page).getByRole('row')).toHaveCount(10);
  await expect(layers(page).getByRole('radio')).toHaveCount(5);
  await expect(layers(page).getByRole('radio', { name: /^Conv 2, 32×10×10, mean width/ })).toBeChecked();
});

test('a larger radius, set by key, proves less', async ({ page }) => {
  await open(page, '?b=ibp');
  const slider = page.getByRole('slider', { name: 'Radius ε' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(badge(page)).toHaveText(/^Verified at 0$/);
  await page.keyboard.press('ArrowRight');
  await expect(badge(page)).toHaveText(/at 0.01\/255$/);
  const small = await smallestMargin(page);
  await page.keyboard.press('End');
  await expect(badge(page)).toHaveText(/^Unknown at 8\/255$/);
  expect(await smallestMargin(page)).toBeLessThan(small);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(badge(page)).toHaveText(/at 0.01\/255$/);
  expect(await smallestMargin(page)).toBe(small);
});

test('a radius can be typed as a fraction or a decimal, also beyond the track', async ({ page }) => {
  await open(page, '?b=ibp');
  const field = page.getByRole('textbox', { name: 'Radius ε, typed' });
  await field.fill('3/255');
  await field.press('Enter');
  await expect(badge(page)).toHaveText(/^Unknown at 3\/255$/);
  await field.fill('0.1');
  await field.press('Enter');
  await expect(badge(page)).toHaveText(/at 25.5\/255$/);
});

test('any test image can be reached by key, number and class', async ({ page }) => {
  await open(page, '?b=ibp&e=0.1');
  const strip = page.getByRole('listbox', { name: 'Test images' });
  await strip.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('img', { name: 'Test image 5, Trouser' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('img', { name: 'Test image 9999, Sandal' })).toBeVisible();
  await page.keyboard.type('12');
  await expect(page.getByRole('img', { name: 'Test image 12, Sneaker' })).toBeVisible();
  await page.getByRole('button', { name: 'All classes' }).click();
  await page.getByRole('menuitemradio', { name: 'Bag' }).click();
  await expect(page.getByText('1,000 images')).toBeVisible();
  await strip.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { name: 'Bag', exact: true })).toBeVisible();
});

test('layers, channels and units can be chosen', async ({ page }) => {
  await open(page);
  await layers(page).getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Dense 1, before ReLU' })).toBeVisible();
  await page.getByRole('listbox', { name: 'Units' }).press('End');
  await page.getByRole('button', { name: 'Dense 1, before ReLU' }).click();
  await page.getByRole('menuitemradio', { name: /Dense 1, after ReLU/ }).click();
  await expect(page.getByRole('button', { name: 'Dense 1, after ReLU' })).toBeVisible();

  await layers(page)
    .getByRole('radio', { name: /^Conv 1/ })
    .press('Space');
  const channels = page.getByRole('radiogroup', { name: 'Channels' });
  await channels.getByRole('radio', { checked: true }).focus();
  const unit = page.getByRole('heading', { name: /^Channel \d+, row \d+, column \d+$/ });
  const before = await unit.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(unit).not.toHaveText(before ?? '');
});

test('a tighter method, chosen by key, proves more', async ({ page }) => {
  await open(page, '?e=0.5&b=ibp');
  const loose = await smallestMargin(page);
  await page.keyboard.press('m');
  await expect(page.getByRole('radio', { name: 'CROWN-IBP' })).toBeChecked();
  await expect(page.getByText('CROWN-IBP bounds, proved for the network over the real numbers.')).toBeVisible();
  await expect.poll(() => smallestMargin(page)).toBeGreaterThan(loose);
  await expect(page).toHaveURL(/b=crown-ibp/);
  await expect(page.getByRole('region', { name: 'Selected unit' })).toContainText('violet wedge');
});

test('an attack shows what the network takes the image for', async ({ page }) => {
  await open(page, '?e=6&b=crown-ibp');
  await page.keyboard.press('a');
  await expect(badge(page)).toHaveText(/^Falsified at 6\/255$/, { timeout: 60_000 });
  await expect(page.getByText(/^An attack turns this shirt into a T-shirt/)).toBeVisible();
  await expect(page.getByRole('img', { name: 'The counterexample, classified as T-shirt' })).toBeVisible();
  await page.getByRole('button', { name: 'Enlarge' }).click();
  const large = page.getByRole('dialog', { name: 'Counterexample' });
  await expect(large.getByRole('img')).toHaveCount(3);
  await large.getByRole('button', { name: 'Flicker' }).click();
  await expect(large.getByText('Shirt', { exact: true })).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Counterexample (SVG)' }).click();
  expect(await readFile(await (await saved).path(), 'utf8')).toMatch(/<metadata .*<image /s);
  await expect(margins(page).getByRole('columnheader', { name: 'found' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(badge(page)).toHaveText(/^Unknown at/);
  await expect(margins(page).getByRole('columnheader', { name: 'itself' })).toBeVisible();
});

test('the search for the certified radius can be ended', async ({ page }) => {
  await open(page);
  const start = page.getByRole('button', { name: /^Find it with / });
  await start.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(start).toBeVisible();
});

test('the certified radius is bracketed', async ({ page }) => {
  await open(page, '?m=quick-igrp&i=0&e=0.1&b=ibp');
  const section = page.getByRole('region', { name: 'Certified radius' });
  await section.getByRole('button', { name: 'Find it with IBP' }).click();
  await expect(section.getByText(/^Verified up to [\d.]+\/255\..*Falsified at [\d.]+\/255\.$/)).toBeVisible({
    timeout: 80_000,
  });
});

test('a unit can be chosen by keys alone', async ({ page }) => {
  await open(page);
  const channel = page.getByRole('radiogroup', { name: 'Channels' }).getByRole('radio', { checked: true });
  await channel.focus();
  const unit = page.getByRole('heading', { name: /^Channel \d+, row \d+, column \d+$/ });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(unit).toHaveText(/, row 1, column 1$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(unit).toHaveText(/, row 1, column 1$/);
  await expect(channel).toBeFocused();
});

test('a file that is no network leaves everything as it was', async ({ page }) => {
  await open(page, '?e=0');
  const before = await margins(page).textContent();
  const bytes = await readFile(MODEL);
  for (const buffer of [Buffer.from('not a network'), bytes.subarray(0, 1000), Buffer.alloc(0)]) {
    await page.setInputFiles('input[type=file]', { name: 'broken.onnx', mimeType: 'application/octet-stream', buffer });
    await expect(page.getByText(/^broken\.onnx could not be opened\. \S/)).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }
  expect(await margins(page).textContent()).toBe(before);
  await expect(page.getByRole('button', { name: 'Fashion-MNIST, natural' })).toBeVisible();
});

test('an ONNX file can be dropped anywhere on the view', async ({ page }) => {
  await open(page);
  const content = await readFile(MODEL, 'base64');
  const dropped = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], 'mine.onnx'));
    return transfer;
  }, content);
  await margins(page).dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(page.getByText(/^Drop a network/)).toBeVisible();
  await margins(page).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByRole('button', { name: 'mine.onnx' })).toBeVisible();
  await expect(page).toHaveURL(/m=file:mine\.onnx/);
});

test('the link brings back what is on screen', async ({ page, context }) => {
  await open(page, '?e=0.05&i=7&l=0&r=float32&b=ibp');
  await layers(page)
    .getByRole('radio', { name: /^Dense 1/ })
    .press('Space');
  await expect(page).toHaveURL(/l=5/);
  const seen = await visibleState(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(margins(other)).toBeVisible({ timeout: 60_000 });
  expect(await visibleState(other)).toEqual(seen);
  await expect(other.getByText('proved for every float32 run')).toBeVisible();
});

test('the bounds can be saved', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Bounds of all layers \(CSV\)/ }).click(),
  ]);
  const lines = (await readFile((await download.path()) as string, 'utf8')).trim().split('\n');
  expect(lines[0]).toBe('layer,op,unit,lower,upper');
  const values = lines.slice(1).map((line) => line.split(',').slice(-2).map(Number) as [number, number]);
  expect(values.length).toBeGreaterThan(10_000);
  expect(values.every(([lower, upper]) => lower <= upper)).toBe(true);
});

for (const width of [1440, 390]) {
  test(`is accessible at ${width} pixels, and never scrolls sideways`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    if (width < 720) {
      await page.getByRole('button', { name: 'Layers' }).click();
      await expect(layers(page)).toBeVisible();
      const strip = layers(page).locator('xpath=../..');
      expect(await strip.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    }
    await checkAccessibility(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

async function visibleState(page: Page): Promise<readonly (string | null)[]> {
  return [
    await margins(page).textContent(),
    await badge(page).textContent(),
    await layers(page).getByRole('radio', { checked: true }).getAttribute('aria-label'),
    await page.getByRole('region', { name: 'Selected unit' }).textContent(),
  ];
}
