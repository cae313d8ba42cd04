import { expect, test } from './onePage';
import { openPlayground, unit } from './playgroundPage';

test('the walk goes by key, plays, and says what it does', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPlayground(page);
  const current = page.locator('[aria-current=step]');
  await expect(current).toHaveText('Question');
  await page.keyboard.press('ArrowLeft');
  await expect(current).toHaveText('ReLU');
  await expect(page.getByText('clips z from [−1, 21] to [0, 21]')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(current).toHaveText('Question');
  await page.keyboard.press('Space');
  await expect(current).toHaveText('Input');
  await expect(page).toHaveURL(/playground$/);
});

test('plays by itself where motion is welcome', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('button', { name: 'Play' }).click();
  const current = page.locator('[aria-current=step]');
  await expect(current).toHaveText('Input');
  await expect(current).toHaveText('Linear');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('begins at the first step, and shows no more than the walk has come to', async ({ page }) => {
  await page.goto('/#/1/playground');
  await expect(page.locator('[aria-current=step]')).toHaveText('Input');
  await expect(unit(page, /^z = −x \+ 5y, not reached yet$/)).toBeVisible();
  const shown = async () => page.getByRole('main').innerText();
  for (const answer of ['21', 'Falsified', 'holds counterexamples', '16']) expect(await shown()).not.toContain(answer);
  await page.keyboard.press('PageDown');
  await expect(unit(page, /^z = −x \+ 5y, between −1 and 21$/)).toBeVisible();
  for (const answer of ['Falsified', 'holds counterexamples']) expect(await shown()).not.toContain(answer);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(unit(page, /Falsified$/)).toBeVisible();
});

test('Esc gives the arrow keys back to the steps, and a clicker’s keys step', async ({ page }) => {
  await openPlayground(page);
  const weight = page.getByRole('spinbutton', { name: 'Weight from y to z' });
  const current = page.getByRole('list', { name: 'Steps' }).locator('[aria-current]');
  await weight.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await expect(weight).toHaveAttribute('aria-valuenow', '5');
  await expect(current).toHaveText('ReLU');
  await page.keyboard.press('PageUp');
  await expect(current).toHaveText('Linear');
  await page.keyboard.press('PageDown');
  await expect(current).toHaveText('ReLU');
});

test('a click on the ground and a key put no frame around the view', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('heading', { name: 'The box of inputs' }).click();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('main')).toHaveCSS('outline-style', 'none');
});

test('draws what every method knows of a layer, with areas, and the ladder beside the question', async ({ page }) => {
  await openPlayground(page, 'net=two');
  const plane = page.getByRole('region', { name: 'What the box can reach' });
  await expect(plane.getByRole('button', { name: /^Interval/ })).toContainText('× 10.4');
  await plane.getByRole('button', { name: /^Zonotope/ }).click();
  await expect(plane.getByRole('button', { name: /^Zonotope/ })).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('region', { name: 'How low can Cat − Dog go?' })).toContainText('at least 0.2');
  await page.getByRole('radio', { name: 'Box of inputs' }).dispatchEvent('click');
  await expect(page).toHaveURL(/plane=inputs/);
  await expect(page.locator('#input-plane')).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /^tanh/ }).click();
  await expect(page).toHaveURL(/net=tanh/);
});
