import { readFile } from 'node:fs/promises';
import { denseFile } from '../src/testing/networks/byHand';
import { open } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

test('a box is decided, held and let go on, with the tree as it grows and the verdict in the end', async ({ page }) => {
  await open(page, '?b=ibp&e=0.5');
  const decision = page.getByRole('region', { name: 'Decision' });
  await decision.getByRole('button', { name: 'Decide' }).click();
  await decision.getByRole('button', { name: 'Pause' }).click();
  await expect(decision.getByText(/Paused/)).toBeVisible();
  // What is held holds up nothing else.
  await page.getByRole('radio', { name: 'CROWN-IBP' }).dispatchEvent('click');
  await page.getByRole('radio', { name: 'IBP', exact: true }).dispatchEvent('click');
  await decision.getByRole('button', { name: /Decide|Resume/ }).click();
  await expect(decision.getByText(/^(Verified|Falsified)$/)).toBeVisible({ timeout: 60_000 });
  await expect(decision.getByText(/Took/)).toBeVisible();
  await expect(decision.getByRole('button', { name: 'Decide' })).toHaveCount(0);
  await checkAccessibility(page);
});

test('a decision is cancelled at once', async ({ page }) => {
  // No attack breaks this box by itself, which would leave nothing to decide.
  await open(page, '?b=ibp&e=0.6');
  const decision = page.getByRole('region', { name: 'Decision' });
  await decision.getByRole('button', { name: 'Decide' }).click();
  await decision.getByRole('button', { name: 'Cancel' }).click();
  await expect(decision.getByRole('button', { name: 'Decide' })).toBeVisible();
});

test('a property is put together, edited as VNN-LIB, and decided', async ({ page }) => {
  await open(page, '?b=ibp&e=0.5');
  await page.getByRole('button', { name: 'A property…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Property' });
  const text = dialog.getByRole('textbox', { name: 'In VNN-LIB' });
  await expect(dialog.getByText(/is above Coat/)).toBeVisible();
  await dialog.getByLabel('Start from').selectOption('below');
  await dialog.getByLabel('Never above').selectOption({ label: 'Bag' });
  await expect(dialog.getByText('Bag is at least Shirt.')).toBeVisible();
  await expect(text).toHaveValue(/\(assert \(> Y_6 Y_8\)\)|\(assert \(< Y_8 Y_6\)\)/);
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await expect(dialog.getByRole('status').getByText('Falsified', { exact: true })).toBeVisible({ timeout: 45_000 });
  await dialog.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('menuitem', { name: 'Decision of the property (JSON)' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8'));
  expect(saved).toMatchObject({ verdict: 'falsified', property: await text.inputValue() });
  expect(saved.counterexample.input).toHaveLength(784);
  await checkAccessibility(page);
  await text.fill('(assert (<= Y_0 1))');
  await expect(dialog.getByRole('alert')).toContainText(/Line 1, column 13/);
  // A press beside the dialog loses nothing of it.
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'A property…' }).click();
  await expect(text).toHaveValue('(assert (<= Y_0 1))');
  // What stands in the text is not what the controls would make.
  await expect(dialog.getByLabel('Never above')).toHaveCount(0);
  await dialog.getByLabel('Start from').selectOption('below');
  await dialog.getByLabel('Never above').selectOption({ label: 'Bag' });
  await expect(dialog.getByText('Bag is at least Shirt.')).toBeVisible();
  // A network that is there only now is asked about its own outputs.
  await page.locator('main input[type=file]').last().setInputFiles('../shared/field/nvjl82_one_to_one.onnx');
  await expect(dialog.getByText(/^Output 0 is at least/)).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

/** |x| + |y| − |x + y| + 0.05 against 0. */
const TENT = denseFile([
  {
    weight: [
      [1, -1, 0, 0, 1, -1],
      [0, 0, 1, -1, 1, -1],
    ],
    bias: [0, 0, 0, 0, 0, 0],
  },
  { weight: [1, 1, 1, 1, -1, -1].map((weight) => [weight, 0]), bias: [0.05, 0] },
]);

test('two inputs are decided by keys within a limit, and their boxes drawn', async ({ page }) => {
  await open(page, '?b=ibp');
  const file = { name: 'tent.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from(TENT) };
  await page.locator('main input[type=file]').last().setInputFiles(file);
  await page.getByRole('button', { name: 'The largest output wins' }).click();
  await page.getByLabel('How far every input may move').fill('1');
  await page.keyboard.press('Enter');
  const decision = page.getByRole('region', { name: 'Decision' });
  await expect(page.getByText(/^Unknown at ±1/)).toBeVisible();
  await decision.getByRole('button', { name: 'Time limit: 60 s' }).press('Enter');
  await page.getByRole('menuitemradio', { name: '5 min' }).press('Enter');
  await expect(decision.getByRole('button', { name: 'Time limit: 5 min' })).toBeFocused();
  await decision.getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(decision.getByText('Verified', { exact: true })).toBeVisible();
  await expect(
    decision.getByRole('img', { name: /^Boxes of Input 0 and Input 1: \d+ verified, 0 unknown/ }),
  ).toBeVisible();
  await expect(decision.getByRole('img', { name: /^The tree, \d+ splits deep/ })).toBeVisible();
  await expect(decision.getByRole('button', { name: /^Decide/ })).toHaveCount(0);
  // What had the focus gave it on.
  expect(await decision.evaluate((region) => region.contains(document.activeElement))).toBe(true);
  await checkAccessibility(page);
});
