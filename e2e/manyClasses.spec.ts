import type { Page } from '@playwright/test';
import { writeOnnx } from '../src/formats/models/onnx/writeOnnx';
import { denseNetwork } from '../src/testing/networks/denseNetwork';
import { onnxFile } from '../src/testing/networks/onnxFile';
import { checkAccessibility, expect, test } from './onePage';
import { classes, cut, groups, open } from './similarityPage';

test.describe.configure({ timeout: 90_000 });

test('a file with a hundred classes is shown, and one without classes is told apart', async ({ page }) => {
  await open(page);
  await openFile(page, 'hundred.onnx', 100);
  await expect(classes(page).getByRole('listitem')).toHaveCount(100);
  await cut(page).focus();
  await page.keyboard.press('PageUp');
  await expect(groups(page).getByRole('listitem')).toHaveCount(13);
  await page.getByRole('button', { name: 'Compare classes by Last-layer weights' }).click();
  await expect(page.getByRole('menuitemradio', { name: /^Confusion/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await openFile(page, 'thousand.onnx', 1000);
  const folded = page.getByRole('list', { name: /^Tree of 1,000 classes/ });
  await expect(folded.getByText(/classes, merged at/).first()).toBeVisible();
  const branches = folded.getByRole('listitem');
  const before = await branches.count();
  await folded.locator('details:not([open]) > summary').first().click();
  await expect.poll(() => branches.count()).toBeGreaterThan(before);
  await openFile(page, 'one.onnx', 1);
  await expect(page.getByText(/The network has one output, so there are no classes to tell apart/)).toBeVisible();
});

test('of a network that cannot be bounded the last layer is shown, with a hundred classes and with a thousand', async ({
  page,
}) => {
  await open(page);
  await openBehindMystery(page, 'odd.onnx', 100);
  await expect(page.getByText(/odd\.onnx cannot be bounded, so its last layer is shown alone.*Mystery/)).toBeVisible();
  await expect(classes(page).getByRole('listitem')).toHaveCount(100);
  await expect(page.getByRole('group', { name: /^Distances of 100 classes/ })).toBeVisible();
  const count = page.getByRole('textbox', { name: 'Number of groups' });
  await count.fill('12');
  await count.press('Enter');
  await expect(groups(page).getByRole('listitem')).toHaveCount(12);
  const named = await groups(page).getByRole('listitem').allTextContents();
  expect(
    named
      .map((text) => /Group ([A-Z]+)/.exec(text)?.[1])
      .sort()
      .join(),
  ).toBe('A,B,C,D,E,F,G,H,I,J,K,L');
  await checkAccessibility(page);
  await openBehindMystery(page, 'odder.onnx', 1000);
  await expect(page.getByRole('list', { name: /^Tree of 1,000 classes/ })).toBeVisible();
  await count.fill('30');
  await count.press('Enter');
  await expect(groups(page).getByRole('listitem')).toHaveCount(30);
});

/** Opens a network of so many outputs of four inputs. */
async function openFile(page: Page, name: string, outputs: number): Promise<void> {
  const row = (k: number) => Array.from({ length: outputs }, (_, j) => Math.sin(j * j + 3 * k));
  const weight = [0, 1, 2, 3].map(row);
  const network = denseNetwork([{ weight, bias: new Array<number>(outputs).fill(0) }]);
  const buffer = Buffer.from(writeOnnx(network));
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** Opens a network whose last layer, of eight inputs, stands behind an operator that nobody knows. */
async function openBehindMystery(page: Page, name: string, outputs: number): Promise<void> {
  const floatData = Array.from({ length: 8 * outputs }, (_, at) => Math.sin(at * at));
  const bytes = onnxFile({
    inputs: { x: [1, 8] },
    nodes: [
      { name: 'odd', opType: 'Mystery', input: ['x'], output: ['features'] },
      { name: 'last', opType: 'Gemm', input: ['features', 'w'], output: ['y'] },
    ],
    constants: [{ name: 'w', dataType: 1, dims: [8n, BigInt(outputs)], floatData }],
  });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}
