import type { Page } from '@playwright/test';
import { writeOnnx } from '../src/formats/models/onnx/writeOnnx';
import type { Network } from '../src/network/network';
import { Random } from '../src/numbers/random';
import { denseNetwork } from '../src/testing/networks/denseNetwork';
import { architectureOf } from '../src/training/architectures';
import { badge, layers, open } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 120_000 });

const random = new Random(1, 'color');

/** Untrained networks for images of 32 × 32 pixels in color: one with maps, and one layer that takes everything for a plane. */
const CONVOLUTIONS = fileOf(architectureOf('tiny-cnn').build([32, 32, 3], 10, random));
const LAYER = fileOf(
  denseNetwork([
    {
      weight: Array.from({ length: 32 * 32 * 3 }, () => Array.from({ length: 10 }, () => 0.1 * random.uniform())),
      bias: [1000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    },
  ]),
);

test('Inspect shows a network for color images pictures in color', async ({ page }) => {
  await open(page);
  await page.locator('input[type=file]').setInputFiles(CONVOLUTIONS);
  await expect(page.getByText(/^CIFAR-10 assumed/)).toHaveCount(1);
  await expect(page.getByText('500 images')).toBeVisible();
  const picture = page.getByRole('img', { name: /^Test image 4, Frog$/ });
  expect(await isColored(page, 'Test image 4, Frog')).toBe(true);
  await expect(layers(page).getByRole('radio', { name: /^Input, 3×32×32, / })).toBeVisible();
  await expect(badge(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(picture).toBeHidden();
  await expect(page.getByRole('img', { name: 'Test image 4, Shirt' })).toBeVisible();
});

test('Groups keeps networks for other images apart, and asks of one in color what its literature asks', async ({
  page,
}) => {
  await page.goto('/#/1/groups?m=quick-igrp');
  const finding = page.getByRole('complementary', { name: 'What the numbers say' });
  await expect(finding).toBeVisible({ timeout: 60_000 });
  await page.locator('input[type=file]').setInputFiles(LAYER);
  const added = page.getByRole('region', { name: 'color.onnx' });
  await added.getByRole('button', { name: 'Compute certified radii' }).click();
  await page.getByRole('menuitem', { name: 'Compute 100 images with IBP', exact: true }).click();
  await expect(added).toContainText('classifies a different data set', { timeout: 60_000 });
  await added.getByRole('button', { name: 'Show it alone' }).click();
  await expect(page).toHaveURL(/tm=cifar-natural/);
  await expect(page.getByRole('textbox', { name: 'Radius within groups, typed' })).toHaveValue('2/255');
  await expect(page.getByRole('textbox', { name: 'Radius between groups, typed' })).toHaveValue('8/255');
  await page.getByRole('button', { name: /^Adaptive: / }).click();
  const images = page.getByRole('region', { name: 'Adaptive' }).getByRole('listitem');
  await expect(images.first()).toContainText(/^(Plane|Car|Bird|Cat|Deer|Dog|Frog|Horse|Ship|Truck) \d+/);
  await checkAccessibility(page);
  await images.first().getByRole('button').click();
  await expect(page.getByText(/^CIFAR-10 assumed/)).toHaveCount(1);
});

function fileOf(network: Network) {
  return { name: 'color.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from(writeOnnx(network)) };
}

/** Whether some pixel of a picture is not grey. */
function isColored(page: Page, name: string): Promise<boolean> {
  return page.getByRole('img', { name }).evaluate((picture) => {
    const { width, height } = picture as HTMLCanvasElement;
    const pixels = (picture as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    return Array.from(pixels).some((value, at) => at % 4 === 1 && value !== pixels[at - 1]);
  });
}
