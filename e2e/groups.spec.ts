import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

/** One model, asked for 0.02 within groups and to 0.1 between them. */
const LINK = '#/1/groups?m=quick-igrp';
const PAIR = '#/1/groups?m=quick-crown-ibp,quick-igrp';

async function open(page: Page, hash = LINK): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(page.getByRole('complementary', { name: 'What the numbers say' })).toBeVisible({ timeout: 60_000 });
}

/** The share proved by a criterion, in per cent. */
async function proved(page: Page, criterion: string): Promise<number> {
  const row = page.getByRole('button', { name: new RegExp(`^${criterion}: `) }).first();
  const label = await row.getAttribute('aria-label');
  return Number(/: (\d+\.\d) % verified/.exec(label ?? '')?.[1]);
}

test('the adaptive criterion is met more often than one radius for all, and the finding says so', async ({ page }) => {
  await open(page);
  const adaptive = await proved(page, 'Adaptive');
  const all = await proved(page, 'All pairs at 0.10');
  expect(adaptive).toBeGreaterThan(all);
  expect(await proved(page, 'Between groups')).toBeGreaterThanOrEqual(adaptive);
  expect(await proved(page, 'Within groups')).toBeGreaterThanOrEqual(adaptive);
  const finding = page.getByRole('complementary', { name: 'What the numbers say' });
  await expect(finding).toContainText(`${adaptive.toFixed(1)} %`);
  await expect(finding).toContainText(`${all.toFixed(1)} %`);
});

test('two models stand side by side, with what the second gains and pays', async ({ page }) => {
  await open(page, PAIR);
  await expect(page.getByRole('group', { name: /every pair of classes/ })).toHaveCount(2);
  const finding = page.getByRole('complementary', { name: 'What the numbers say' });
  await expect(finding).toContainText(/CROWN-IBP \(quick\).* \d+\.\d.* clean accuracy/);
  await page.getByRole('button', { name: 'Remove CROWN-IBP (quick)' }).click();
  await expect(page.getByRole('group', { name: /every pair of classes/ })).toHaveCount(1);
  await expect(finding).toContainText(/^At ε = 0.10 against all classes/);
  await page.getByRole('button', { name: '+ Add model' }).click();
  await page.getByRole('menuitemradio', { name: /Fashion-MNIST, natural/ }).click();
  await expect(page.getByRole('group', { name: /every pair of classes/ })).toHaveCount(2);
  await expect(page).toHaveURL(/m=quick-igrp,fashion-natural|m=quick-igrp%2Cfashion-natural/);
});

test('begins with one radius beside two, and with the tree of their images', async ({ page }) => {
  await open(page, '#/1/groups');
  const matrices = page.getByRole('group', { name: /every pair of classes/ });
  await expect(matrices).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Fashion-MNIST, natural' })).toBeVisible();
  await open(page, '#/1/groups?m=cifar-crown-ibp,quick-igrp');
  await expect(page.getByRole('button', { name: 'CIFAR-10, natural' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '2 groups' })).toBeVisible();
  await expect(page).toHaveURL(/tm=cifar-natural/);
  await page.getByRole('region', { name: 'Fashion-MNIST, IGRP (quick)' }).getByRole('button').click();
  await expect(page.getByRole('button', { name: 'Fashion-MNIST, natural' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '3 groups' })).toBeVisible();
  await expect(page).not.toHaveURL(/tm=/);
  // The views share the tree: from that of CIFAR-10 one comes to its networks.
  await page.goto('/#/1/similarity?tm=cifar-natural');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Classes in the order of the tree' })).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.getByRole('button', { name: 'CIFAR-10, natural' })).toBeVisible();
  await expect(page).toHaveURL(/groups\?tm=cifar-natural$/);
});

test('one radius for all shows in the matrix what similar classes cost', async ({ page }) => {
  await open(page, `${LINK}&c=6-2`);
  const images = page.getByRole('region', { name: 'Shirt, not Pullover' });
  const failing = async () => Number(/([\d,]+) of/.exec((await images.textContent()) ?? '')?.[1]?.replaceAll(',', ''));
  await expect(images).toContainText('images not verified');
  const adaptive = await failing();
  await page.keyboard.press('r');
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/u=1/);
  await expect(page.getByRole('region', { name: 'Accuracy of each group at 0.10 for all pairs' })).toBeVisible();
  expect(await failing()).toBeGreaterThan(adaptive);
  await page.keyboard.press('Escape');
  await expect(images).toBeHidden();
});

test('four models fit beside each other', async ({ page }) => {
  await open(page, '#/1/groups?m=quick-crown-ibp,quick-igrp,quick-ndt,fashion-natural');
  const columns = page.getByRole('region').filter({ has: page.getByRole('group', { name: /every pair of classes/ }) });
  await expect(columns).toHaveCount(4);
  for (const column of await columns.all()) {
    // Half of a tick at 100 % may stand out.
    expect(await column.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
  }
});

test('radii act by key, and undo brings them back', async ({ page }) => {
  await open(page);
  const before = await proved(page, 'Adaptive');
  const slider = page.getByRole('slider', { name: 'Between groups' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('textbox', { name: 'Radius between groups, typed' })).toHaveValue('0.00');
  expect(await proved(page, 'Adaptive')).toBeGreaterThan(before);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await proved(page, 'Adaptive')).toBe(before);
  await page.keyboard.press('{');
  await expect(page).toHaveURL(/o=0\.09/);
});

test('the cut regroups the classes, and one group asks for the inner radius everywhere', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: /[Cc]ut/ }).focus();
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await expect(page.getByRole('heading', { name: '1 group' })).toBeVisible();
  expect(await proved(page, 'Adaptive')).toBe(await proved(page, 'All pairs at 0.02'));
});

test('a cell opens its images, and one of them opens in Inspect with radius and class', async ({ page }) => {
  await open(page);
  const matrix = page.getByRole('group', { name: /every pair of classes/ });
  await matrix.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/c=\d+-\d+/);
  await page.goto(`/${LINK}&c=6-0`);
  const images = page.getByRole('region', { name: 'Shirt, not T-shirt' });
  await expect(images).toContainText(/of [\d,]+ images not verified/);
  await images.getByRole('listitem').first().getByRole('button').click();
  await expect(page).toHaveURL(/#\/1\/inspect\?.*g=0/);
});

test('bars, classes and curves lead to images too', async ({ page }) => {
  await open(page);
  await page
    .getByRole('button', { name: /^All pairs at 0.10/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'All pairs at 0.10' })).toContainText('images not verified');
  await page.getByText('Classes', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Adaptive accuracy of each class' })).toContainText('Sneaker');
  await page.getByText('Over the radius', { exact: true }).click();
  const chart = page.getByRole('group', { name: /accuracy over the radius/ });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart).toContainText(/All images at 0.002: \d+\.\d % verified/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'All images at 0.002' })).toBeVisible();
});

test('the models stand in one table, of the selected pair or of a similar and a dissimilar one', async ({ page }) => {
  await open(page, `${PAIR}&p=table`);
  const table = page.getByRole('region', { name: 'The models in numbers' }).getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText(['% of test images', 'CROWN-IBP (quick)', 'IGRP (quick)']);
  const first = table
    .getByRole('row', { name: /^Adaptive / })
    .getByRole('cell')
    .first();
  // Mean and range of the seeds stand beneath.
  await expect(first).toHaveText(
    new RegExp(`^${(await proved(page, 'Adaptive')).toFixed(1)} \\d+\\.\\d \\(\\d+\\.\\d–\\d+\\.\\d\\)$`),
  );
  await expect(table.getByRole('row', { name: /^Shirt and (T-shirt|Boot), not confused/ })).toHaveCount(2);
  await page
    .getByRole('group', { name: /every pair of classes/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row', { name: /not confused/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'The models in numbers (CSV)' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv.trim().split('\n')).toHaveLength(3);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(table).toBeVisible();
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test('every merge can have a radius of its own', async ({ page }) => {
  await open(page);
  const ways = page.getByRole('radiogroup', { name: 'How radii are chosen' });
  await ways.getByText('Per merge').click();
  const fields = page.getByRole('region', { name: 'A radius for every merge of the tree' }).getByRole('textbox');
  await expect(fields).toHaveCount(9);
  const before = await proved(page, 'Adaptive');
  await fields.first().fill('0');
  await fields.first().press('Enter');
  expect(await proved(page, 'Adaptive')).toBeGreaterThanOrEqual(before);
  await expect(page).toHaveURL(/r=/);
  await ways.getByText('Adaptive').click();
  await expect(page).not.toHaveURL(/[?&]r=/);
});

test('tables are saved, and come back from a file', async ({ page }) => {
  await open(page);
  const before = await proved(page, 'Adaptive');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Certified radii .*CSV/ }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'radii.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  expect(await proved(page, 'Adaptive')).toBe(before);
  await input.setInputFiles({ name: 'radii.csv', mimeType: 'text/csv', buffer: Buffer.from('nonsense') });
  await expect(page.getByText(/radii.csv could not be opened/)).toBeVisible();
  expect(await proved(page, 'Adaptive')).toBe(before);
});

test('a model without a table says so and computes one, with progress, and can be stopped', async ({ page }) => {
  await open(page);
  const file = await readFile('../shared/goldens/fc3.onnx');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'fc3.onnx', mimeType: 'application/octet-stream', buffer: file });
  const missing = page.getByRole('region', { name: /fc3/ });
  await missing.getByRole('button', { name: 'Compute certified radii' }).click();
  await expect(page.getByRole('menuitem', { name: /other machines/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Compute 10,000 images with CROWN', exact: true }).click();
  await expect(page.getByText(/Certified radii of .*fc3/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Certified radii of .*fc3/)).toBeHidden();
  await expect(missing).toBeVisible();
});

test('axe finds nothing in any panel, nor in a menu', async ({ page }) => {
  await open(page, `${LINK}&c=6-0`);
  for (const panel of ['Over the radius', 'Table']) {
    await page.getByText(panel, { exact: true }).click();
    await checkAccessibility(page);
  }
  await page.getByRole('button', { name: '10,000 images, IBP' }).click();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
});

test('axe finds nothing on a phone either', async ({ page }) => {
  await open(page, `${LINK}&c=6-0`);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('group', { name: /every pair of classes/ })).toBeVisible();
  await checkAccessibility(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
