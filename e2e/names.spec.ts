import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { holdEngine } from './heldEngine';
import { badge, margins, open } from './inspectPage';
import { expect, test } from './warmPage';

/** A classifier of two numbers, which no images fit. */
const NO_IMAGES = { name: 'two numbers.onnx', path: '../shared/field/marabou494_known_cex.onnx' };
/** Without its card nothing says what its classes are. */
const NO_CARD = { name: 'no card.onnx', path: 'public/models/fashion-natural.onnx' };

test.describe.configure({ timeout: 90_000 });

async function openFile(page: Page, { name, path }: { name: string; path: string }): Promise<void> {
  const buffer = await readFile(path);
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
}

/** The files offered, by what they are called. */
async function exportedAs(page: Page, label: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: label }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const progress = (page: Page) => page.getByRole('status').filter({ hasText: 'until then' });
const busy = (page: Page) => page.locator('[aria-busy=true]');

test('Inspect: a network that cannot be taken so leaves nothing of the one before, and says why after all notices', async ({
  page,
}) => {
  await open(page, '?b=ibp&e=0.5');
  await page.getByRole('button', { name: 'Inputs and outputs' }).click();
  await page.getByLabel('Standard deviation').fill('0');
  await page.getByRole('button', { name: 'Apply' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/There are no bounds of Fashion-MNIST, natural.*std has a number/);
  await expect(badge(page)).toHaveCount(0);
  await expect(margins(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(badge(page)).toBeVisible();
  await openFile(page, NO_IMAGES);
  await expect(page.getByRole('region', { name: 'Inputs' })).toBeVisible();
  await expect(page.getByText('0.5/255')).toHaveCount(0);
  await expect(page.getByText('Fashion-MNIST')).toHaveCount(0);
});

test('Inspect: until the new bounds are there, the old ones go by their own name, on screen and in files', async ({
  page,
}) => {
  const engine = await holdEngine(page);
  await open(page, '?b=ibp&e=0.5&i=4');
  await engine.hold('bounds');
  await page.keyboard.press(']');
  await page.keyboard.press('m');
  await expect(busy(page)).toBeVisible();
  await expect(progress(page)).toContainText('Fashion-MNIST, natural, shirt 4, ε = 0.5/255, IBP');
  await expect(badge(page)).toHaveText(/at 0.5\/255$/);
  const old = await exportedAs(page, 'Everything (JSON)');
  expect(old.name).toBe('Fashion-MNIST-natural-image-4-epsilon-0.5-ibp.json');
  expect(JSON.parse(old.text)).toMatchObject({ method: 'ibp', index: 4, epsilon: 0.5 / 255 });
  await engine.release();
  await expect(busy(page)).toHaveCount(0);
  await expect(page.getByText(/^CROWN-IBP bounds/)).toBeVisible();
  const own = await exportedAs(page, 'Everything (JSON)');
  expect(own.name).toMatch(/^Fashion-MNIST-natural-image-4-epsilon-0\.6-crown-ibp\.json$/);
  expect(JSON.parse(own.text)).toMatchObject({ method: 'crown-ibp', index: 4 });
  for (const picture of ['Growth of the bounds', 'Margins']) {
    const svg = await exportedAs(page, `${picture} (SVG)`);
    expect(svg.text).toMatch(/^<svg[\s\S]*shirt 4, ε = 0\.6[\s\S]*<text[\s\S]*\d\.\d/);
    expect(svg.text).not.toContain('var(--');
    expect((await exportedAs(page, `${picture} (PNG)`)).text.slice(1, 4)).toBe('PNG');
  }
});

test('Inspect: what is cancelled stays marked as the old, and can be taken up', async ({ page }) => {
  const engine = await holdEngine(page);
  await open(page, '?b=ibp&e=0.5');
  await engine.hold('bounds');
  await page.keyboard.press(']');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Cancelled\. Shown: .*shirt 4, ε = 0\.5\/255, IBP/)).toBeVisible();
  await expect(busy(page)).toBeVisible();
  await engine.release();
  await page.getByRole('button', { name: 'Compute' }).click();
  await expect(busy(page)).toHaveCount(0);
  await expect(badge(page)).not.toHaveText(/at 0.5\/255$/);
});

test('Inspect: a link to a file that is not here shows no other network, and the file once it is opened', async ({
  page,
}) => {
  await page.goto(`/#/1/inspect?b=ibp&m=${encodeURIComponent(`file:${NO_CARD.name}`)}`);
  await expect(page.getByRole('alert')).toContainText('There are no bounds of no card.onnx');
  await expect(badge(page)).toHaveCount(0);
  await openFile(page, NO_CARD);
  await expect(badge(page)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Image' })).toContainText('assumed');
  const { name, text } = await exportedAs(page, 'Everything (JSON)');
  expect(name).toMatch(/^no-card-image-4-epsilon-1\.6-ibp\.json$/);
  expect(JSON.parse(text)).toMatchObject({ model: 'no card.onnx', classNamesAssumed: true });
});

test('Groups: a network without fitting images is offered no radii, and one that cannot be had is named', async ({
  page,
}) => {
  await page.goto('/#/1/groups?m=quick-igrp,nonsense');
  await expect(page.getByRole('region', { name: 'nonsense' })).toContainText('could not be read');
  await openFile(page, NO_IMAGES);
  const section = page.getByRole('region', { name: NO_IMAGES.name });
  await expect(section).toContainText('no certified radii here');
  await expect(section.getByRole('button', { name: /Compute/ })).toHaveCount(0);
});

test('Groups: while another tree is computed, nothing is counted by the old one', async ({ page }) => {
  const engine = await holdEngine(page);
  await page.goto('/#/1/groups?m=quick-igrp');
  const finding = page.getByRole('complementary', { name: 'What the numbers say' });
  await expect(finding).toBeVisible({ timeout: 60_000 });
  await engine.hold('classDistances', 'load');
  await page.goto('/#/1/groups?m=quick-crown-ibp&ts=features&tk=2');
  await expect(finding).toHaveCount(0);
  await engine.release();
  await expect(finding).toBeVisible();
  await expect(page.getByRole('region', { name: 'Fashion-MNIST, CROWN-IBP (quick)' })).toBeVisible();
});

test('Similarity: the old tree goes by its own name until the new one is there; that of another network is gone', async ({
  page,
}) => {
  const engine = await holdEngine(page);
  await page.goto('/#/1/similarity');
  const tree = page.getByRole('complementary', { name: 'What the tree shows' });
  await expect(tree).toBeVisible({ timeout: 60_000 });
  await engine.hold('classDistances');
  await page.goto('/#/1/similarity?ts=features');
  await expect(progress(page)).toContainText('Fashion-MNIST, natural, last-layer weights');
  await expect(busy(page)).toBeVisible();
  const old = await exportedAs(page, 'Everything (JSON)');
  expect(old.name).toBe('Fashion-MNIST-natural-classes-weights-ward.json');
  expect(JSON.parse(old.text)).toMatchObject({ source: 'weights' });
  await engine.hold('load');
  await page.goto('/#/1/similarity?tm=quick-igrp');
  await expect(tree).toHaveCount(0);
  await engine.release();
  await expect(tree).toBeVisible();
  expect((await exportedAs(page, 'Everything (JSON)')).name).toMatch(/^Fashion-MNIST-IGRP-quick-classes-weights/);
});

test('Similarity: a network that has no classes to compare leaves no tree', async ({ page }) => {
  await page.goto('/#/1/similarity');
  await expect(page.getByRole('complementary', { name: 'What the tree shows' })).toBeVisible({ timeout: 60_000 });
  await openFile(page, NO_CARD);
  await expect(page.getByRole('complementary', { name: 'What the tree shows' })).toContainText('assumed');
  await page.goto('/#/1/similarity?tm=file:gone.onnx');
  await expect(page.getByRole('alert')).toContainText('There is no tree of gone.onnx');
  await expect(page.getByRole('complementary', { name: 'What the tree shows' })).toHaveCount(0);
});

test('Train: groups come from the tree that is named, or nothing can be started', async ({ page }) => {
  const engine = await holdEngine(page);
  await page.goto('/#/1/train');
  const start = page.getByRole('region', { name: 'What will be trained' }).getByRole('button');
  await expect(start).not.toHaveAttribute('aria-disabled', /.*/, { timeout: 60_000 });
  await engine.hold('classDistances', 'load');
  await page.goto('/#/1/train?ts=confusion');
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await engine.release();
  await expect(start).not.toHaveAttribute('aria-disabled', /.*/);
  await page.goto('/#/1/train?tm=file:gone.onnx');
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('region', { name: 'What will be trained' })).toContainText(
    'There is no tree of gone.onnx',
  );
});

test('Playground: numbers and pictures are those of the box on screen', async ({ page }) => {
  await page.goto('/#/1/playground');
  const first = JSON.parse((await exportedAs(page, 'Numbers (JSON)')).text);
  await page.goto('/#/1/playground?box=0,1,0,1');
  const second = JSON.parse((await exportedAs(page, 'Numbers (JSON)')).text);
  expect(second).not.toEqual(first);
  expect(second.box).toEqual({ x: ['0', '1'], y: ['0', '1'] });
});

test('Inspect says which file it reads for as long as it reads it', async ({ page }) => {
  const engine = await holdEngine(page);
  await open(page, '?b=ibp&e=0.5');
  await engine.hold('load');
  await openFile(page, NO_CARD);
  await expect(page.getByRole('status').getByText('Reading no card.onnx')).toBeVisible();
  await engine.release();
  await expect(page.getByText('Reading no card.onnx')).toHaveCount(0);
  await expect(page.getByText('no card.onnx').first()).toBeVisible();
});
