import { PNG } from 'pngjs';
import { writeOnnx } from '../src/formats/models/onnx/writeOnnx';
import { denseNetwork } from '../src/testing/networks/denseNetwork';
import { checkAccessibility, expect, test } from './fixtures';
import { badge } from './inspectPage';

test.describe.configure({ timeout: 120_000 });

const SIDE = 8;
const CLASSES = ['ant', 'bee', 'cat'];

/** Sums the left, the middle and the right of a picture. */
function network(): Buffer {
  const weight = Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const third = Math.floor(((pixel % SIDE) * CLASSES.length) / SIDE);
    return CLASSES.map((_, label) => (label === third ? 0.1 : 0));
  });
  return Buffer.from(writeOnnx(denseNetwork([{ weight, bias: [0, 0, 0] }])));
}

/** A picture of a class: its third is light. */
function picture(label: number, turn: number): Buffer {
  const png = new PNG({ width: 2 * SIDE, height: 2 * SIDE });
  for (let at = 0; at < 4 * SIDE * SIDE; at++) {
    const isOwn = Math.floor(((at % (2 * SIDE)) * CLASSES.length) / (2 * SIDE)) === label;
    png.data.fill(isOwn ? 250 - 10 * turn : 60, 4 * at, 4 * at + 3);
    png.data[4 * at + 3] = 255;
  }
  return PNG.sync.write(png);
}

test('from a network and a folder of pictures to Groups with own class names, to Similarity and to Inspect', async ({
  page,
}, testInfo) => {
  const { mkdir, writeFile } = await import('node:fs/promises');
  const folder = testInfo.outputPath('zoo');
  for (const [label, name] of CLASSES.entries()) {
    await mkdir(`${folder}/${name}`, { recursive: true });
    for (let turn = 0; turn < 4; turn++) await writeFile(`${folder}/${name}/${turn}.png`, picture(label, turn));
  }
  const openFolder = async (name: RegExp | null) => {
    if (name) await page.getByRole('button', { name }).click();
    const choosing = page.waitForEvent('filechooser');
    const role = name ? 'menuitem' : 'button';
    await page.getByRole(role, { name: 'Open a folder of pictures' }).click();
    await (await choosing).setFiles(folder);
  };

  await page.goto('/#/1/groups');
  const input = page.locator('main input[type=file]');
  await expect(page.getByRole('complementary', { name: 'What the numbers say' })).toBeVisible({ timeout: 60_000 });
  await input.setInputFiles({ name: 'own.onnx', mimeType: 'application/octet-stream', buffer: network() });
  const missing = page.getByRole('region', { name: 'own.onnx' });
  await expect(missing).toContainText('Open images of your own');
  await openFolder(/^Images/);
  await missing.getByRole('button', { name: 'Compute certified radii' }).click();
  await page.getByRole('menuitem', { name: 'Compute 12 images with CROWN', exact: true }).click();
  const matrix = page.getByRole('group', { name: /every pair of classes/ });
  await expect(matrix).toHaveCount(1, { timeout: 60_000 });
  const names = page.getByRole('list', { name: 'Classes in the order of the tree' });
  for (const name of CLASSES) await expect(names).toContainText(name);
  await expect(page.getByText('12 images, CROWN')).toBeVisible();
  await expect(page).toHaveURL(/ds=.*own:zoo~/);
  await checkAccessibility(page);

  await page.getByRole('link', { name: 'Similarity' }).click();
  await expect(page.getByRole('group', { name: /distance/i }).first()).toContainText('bee');
  await page.getByRole('button', { name: 'Compare classes by' }).click();
  await page.getByRole('menuitemradio', { name: /^Mistaken|confus/i }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('link', { name: 'Inspect' }).click();
  await input.setInputFiles({ name: 'own.onnx', mimeType: 'application/octet-stream', buffer: network() });
  await expect(page.getByRole('heading', { name: 'ant', exact: true })).toBeVisible();
  await expect(page.getByText(/folders.*alphabetical.*ant, bee, cat/)).toBeVisible();
  await expect(badge(page)).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Test images' }).getByRole('option')).toHaveCount(12);
  await checkAccessibility(page);
  // Who gets the link has neither: both are opened, and nothing is to be tried again.
  await page.getByRole('listbox', { name: 'Test images' }).getByRole('option').nth(5).click();
  await expect(page).toHaveURL(/i=5/);
  const sent = page.url();
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('own.onnx', { timeout: 30_000 });
  await input.setInputFiles({ name: 'own.onnx', mimeType: 'application/octet-stream', buffer: network() });
  await expect(page.getByRole('alert')).toContainText('zoo');
  await openFolder(null);
  await expect(page.getByRole('heading', { name: 'cat', exact: true })).toBeVisible();
  expect(page.url()).toBe(sent);
  await expect(badge(page)).toBeVisible();
  await page.getByRole('button', { name: /^Images/ }).click();
  await page.getByRole('menuitemradio', { name: 'No images: numbers are typed' }).click();
  await expect(page.getByRole('region', { name: 'Inputs' }).getByRole('row')).toHaveCount(65);

  const rows = CLASSES.map((name, label) => [...Array(SIDE * SIDE).fill(label / 2), name].join());
  await input.setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await expect(page.getByText('labelled ant')).toBeVisible();
  await page.getByLabel('Row of rows.csv').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('labelled cat')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Inputs' }).getByLabel('Input 0', { exact: true })).toHaveValue('1');
});
