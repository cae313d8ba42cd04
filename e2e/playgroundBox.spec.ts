import { expect, test } from './onePage';
import { drag, openPlayground, unit } from './playgroundPage';

test('the sides and the inside of the box move it, and a double click sets it exactly', async ({ page }) => {
  await openPlayground(page);
  const right = page.getByRole('slider', { name: 'Right side of the box' });
  await drag(page, right, 30, 0);
  await expect.poll(async () => Number(await right.getAttribute('aria-valuenow'))).toBeGreaterThan(6);
  for (const [name, from] of [
    ['Left side of the box', 4],
    ['Lower side of the box', 1],
    ['Upper side of the box', 5],
  ] as const) {
    const side = page.getByRole('slider', { name });
    await side.press('ArrowDown');
    await expect(side).toHaveAttribute('aria-valuenow', String(round(from - 0.1)));
  }
  const inside = page.getByRole('button', { name: /^The box: arrow keys/ });
  const width = async () => {
    const ends = await page.getByRole('slider', { name: /(Left|Right) side of the box/ }).all();
    const [low = 0, high = 0] = await Promise.all(
      ends.map(async (end) => Number(await end.getAttribute('aria-valuenow'))),
    );
    return round(high - low);
  };
  const before = await width();
  await inside.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Left side of the box' })).toHaveAttribute('aria-valuenow', '4');
  expect(await width()).toBe(before);
  await inside.dblclick();
  await page.getByRole('textbox', { name: 'Largest x, exactly' }).fill('6.25');
  await page.keyboard.press('Enter');
  await expect(right).toHaveAttribute('aria-valuenow', '6.25');
  await page.keyboard.press('Escape');
  await expect(inside).toBeFocused();
});

test('the method that is chosen answers the question, and splitting shows its boxes', async ({ page }) => {
  await openPlayground(page, 'net=two');
  const ladder = page.getByRole('region', { name: 'How low can Cat − Dog go?' });
  await ladder.getByRole('button', { name: /^CROWN/ }).click();
  await expect(unit(page, /lies between 0.2 and 11. Verified$/)).toBeVisible();
  await expect(page).toHaveURL(/by=crown/);
  await expect(page.locator('.narration')).toContainText('2.4x + 0.2y − 9.6');
  await ladder.getByRole('button', { name: /^Exact, 3 cells at least 2/ }).click();
  await expect(unit(page, /lies between 2 and 10. Verified$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(unit(page, /lies between −4 and 11. Unknown$/)).toBeVisible();
  await openPlayground(page, 'net=split');
  await expect(unit(page, /Verified$/)).toBeVisible();
  await expect(page.locator('#input-plane [class*=part-verified]')).toHaveAttribute('d', /(M.*){8}/);
  await page.getByRole('radio', { name: 'CROWN, station by station' }).dispatchEvent('click');
  await expect(page.locator('.narration')).toContainText('The question, as the last layer has it');
  await page.getByRole('button', { name: 'A station on' }).click();
  await expect(page.locator('.narration')).toContainText('gives way to its relaxation');
});

test('a bias is dragged and typed on its neuron', async ({ page }) => {
  await openPlayground(page, 'net=two');
  const bias = page.getByRole('spinbutton', { name: 'Bias of a' });
  await drag(page, bias, 40, 0);
  await expect(bias).toHaveAttribute('aria-valuenow', '-7');
  await bias.dblclick();
  await page.getByRole('textbox', { name: 'Bias of a' }).fill('-8.25');
  await page.keyboard.press('Enter');
  await expect(bias).toHaveAttribute('aria-valuenow', '-8.25');
  await expect(unit(page, /^a = 3x − y − 8.25, between −1.25 and 8.75/)).toBeVisible();
});

test('three classes: Cat against each of the others, with a plane of two logits', async ({ page }) => {
  await openPlayground(page, 'net=classes');
  await expect(unit(page, /^Is Cat − Dog above 0\? It lies between −0.5/)).toBeVisible();
  await page.getByRole('radio', { name: 'Cat − Car' }).dispatchEvent('click');
  await expect(unit(page, /^Is Cat − Car above 0\? It lies between −3/)).toBeVisible();
  await expect(page).toHaveURL(/vs=2/);
  await expect(page.getByText('Car above Cat')).toBeVisible();
  const joint = page.getByText('Cat above both everywhere');
  await expect(joint).toContainText('unknown');
  await page
    .getByRole('region', { name: 'How low can Cat − Car go?' })
    .getByRole('button', { name: /^Exact/ })
    .click();
  await expect(unit(page, /^Is Cat − Car above 0\? It lies between 1.5 .*Verified$/)).toBeVisible();
  await expect(joint).toContainText('verified');
  await page.getByRole('combobox', { name: 'Up' }).selectOption('Dog');
  await expect(page).toHaveURL(/outs=2,1/);
  await expect(page.getByText('Car above Cat')).toBeHidden();
});

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
