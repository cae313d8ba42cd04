import { PNG } from 'pngjs';
import { node, onnxFile } from '../src/testing/networks/onnxFile';
import { badge, open } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

test('Inspect bounds networks of plain numbers: their inputs typed and pasted, values, a score, and classes', async ({
  page,
}) => {
  await open(page, '?b=ibp');
  const inputs = page.getByRole('region', { name: 'Inputs' });
  const outputs = page.getByRole('table', { name: 'Outputs over the whole box' });
  const openFile = (name: string) =>
    page.locator('main input[type=file]').setInputFiles(`../shared/field/${name}.onnx`);

  await openFile('nvjl82_one_to_one');
  await expect(inputs.getByRole('row')).toHaveCount(2);
  await expect(outputs.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('main')).not.toContainText(/class|image|label/i);
  await inputs.getByLabel('How far every input may move').fill('0.5');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/w=0\.5/);

  const stays = page.getByRole('region', { name: 'Stays between' });
  await stays.getByLabel('At least').fill('-100');
  await page.keyboard.press('Enter');
  await stays.getByLabel('At most').fill('100');
  await page.keyboard.press('Enter');
  await expect(stays).toContainText(/Verified at ±0\.5/);
  await stays.getByLabel('At most').fill('-200');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At least -100, its lower bound.')).toBeVisible();
  await stays.getByLabel('At most').fill('-0.2');
  await page.keyboard.press('Enter');
  await expect(stays).toContainText('Unknown');
  await stays.getByRole('button', { name: 'Decide' }).click();
  await expect(stays).toContainText(/Falsified.*An input of the box gives/);

  await page.getByRole('button', { name: 'Inputs and outputs' }).click();
  await page.getByLabel('Threshold').fill('-100');
  await page.getByLabel('Names of the inputs').fill('speed');
  await page.getByLabel('Or a range for each').fill('-0.5, 0.5');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(badge(page)).toHaveText(/^Verified at ±0\.05/);
  await expect(page.getByText(/the score is above -100/)).toBeVisible();
  await expect(inputs.getByLabel('speed', { exact: true })).toBeVisible();
  await inputs.getByLabel('speed, slide').fill('0.25');
  await expect(inputs.getByLabel('speed', { exact: true })).toHaveValue('0.25');

  await openFile('dnnv48_acas_bare_vector');
  await expect(inputs.getByRole('row')).toHaveCount(6);
  // Nothing says that its five outputs are classes.
  await expect(outputs.getByRole('row')).toHaveCount(6);
  await expect(page.getByRole('main')).not.toContainText(/class|image|label/i);
  await inputs.getByText('Paste a row').click();
  await inputs.getByLabel('A row of numbers').fill('0.1 0.2 0.3 0.4');
  await inputs.getByRole('button', { name: 'Take these numbers' }).click();
  await expect(inputs.getByRole('alert')).toHaveText(/4 numbers.*takes 5/);
  await inputs.getByLabel('A row of numbers').fill('0.1, 0.2, 0.3, 0.4, 0.5');
  await inputs.getByRole('button', { name: 'Take these numbers' }).click();
  await expect(inputs.getByLabel('Input 4', { exact: true })).toHaveValue('0.5');
  await page.getByRole('button', { name: 'The largest output wins' }).click();
  await expect(badge(page)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(inputs).toBeVisible();
  await checkAccessibility(page);
});

test('a box of typed numbers has bounds of its own, a radius, and bounds that look at inputs by name', async ({
  page,
}) => {
  await open(page, '?b=ibp');
  const inputs = page.getByRole('region', { name: 'Inputs' });
  await page.locator('main input[type=file]').setInputFiles('../shared/field/dnnv48_acas_bare_vector.onnx');
  await expect(inputs.getByRole('row')).toHaveCount(6);
  await page.getByRole('button', { name: 'The largest output wins' }).click();
  await inputs.getByRole('radiogroup', { name: 'The box' }).getByText('Lower and upper').click();
  const least = inputs.getByLabel('The least that Input 0 may be');
  await expect(least).toHaveValue('-0.05');
  await least.fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At most 0.05, its upper bound.')).toBeVisible();
  await least.fill('-0.01');
  await page.keyboard.press('Enter');
  await inputs.getByLabel('The most that Input 4 may be').fill('0.002');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/z=-0\.01,/);
  await page.getByRole('radiogroup', { name: 'Method' }).getByText('CROWN', { exact: true }).click();
  await expect(badge(page)).toHaveText(/ at the ranges given$/);
  const radius = page.getByRole('region', { name: 'Certified radius' });
  await radius.getByRole('button', { name: 'Find it with CROWN' }).click();
  await expect(radius).toContainText(/Verified up to .* % of the width|verifies none/, { timeout: 60_000 });
  await page
    .getByRole('table', { name: /minus each class/ })
    .getByRole('button')
    .first()
    .click();
  const coefficients = page.getByRole('table', { name: /change with each input/ });
  await expect(coefficients.getByRole('row')).toHaveCount(6);
  await expect(page.getByRole('region', { name: 'Selected margin' })).not.toContainText(/pixel|image/);
  await checkAccessibility(page);
  await inputs.getByRole('radiogroup', { name: 'The box' }).getByText('Value ± radius').click();
  await expect(inputs.getByLabel('How far every input may move')).toHaveValue('0.05');
});

test('Inspect shows a network a picture of one’s own, scaled and in grey, and says so', async ({ page }) => {
  await open(page, '?b=ibp&e=0.5');
  const picture = new PNG({ width: 56, height: 40 });
  picture.data.fill(255);
  await page.locator('main input[type=file]').setInputFiles({
    name: 'my shirt.png',
    mimeType: 'image/png',
    buffer: PNG.sync.write(picture),
  });
  await expect(page.getByText('my shirt.png, 56×40 pixels, was scaled to 28×28 and made grey.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'my shirt.png' })).toBeVisible();
  await expect(badge(page)).toBeVisible();
  await expect(page).toHaveURL(/p=my/);
  await page.getByRole('button', { name: 'Show test images' }).click();
  await expect(page.getByRole('img', { name: /^Test image 4/ })).toBeVisible();

  // One that takes pictures, of more classes than any that come with Boundscope: it is shown one all the same.
  const floatData = Array.from({ length: 192 * 40 }, (_, at) => Math.sin(at * at) / 40);
  const bytes = onnxFile({
    inputs: { x: [1, 3, 8, 8] },
    nodes: [node('Flatten', ['x'], 'flat'), node('Gemm', ['flat', 'w'], 'y')],
    constants: [{ name: 'w', dataType: 1, dims: [192n, 40n], floatData }],
  });
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'forty.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await expect(page.getByRole('img', { name: 'Sample picture' })).toBeVisible();
  await expect(page.getByText(/one to begin with/)).toBeVisible();
  await page.getByRole('button', { name: 'Type numbers instead' }).click();
  await expect(page.getByRole('region', { name: 'Inputs' })).toBeVisible();
});
