import { expect, test } from './onePage';
import { column, fitsAndIsAccessible, open, QUICK, startButton } from './trainPage';

test('settings of one’s own: groups, radii as fractions, undo and the link', async ({ page }) => {
  await open(page, '');
  await page.getByRole('radio', { name: 'Natural alone' }).dispatchEvent('click');
  await expect(startButton(page)).toHaveText('Train');
  await page.getByRole('radio', { name: 'Your own' }).dispatchEvent('click');
  await page.getByRole('button', { name: 'Method: Natural' }).click();
  await page.getByRole('menuitemradio', { name: /^NDT/ }).click();
  await expect(column(page, 'NDT')).toBeVisible();
  const groups = page.getByRole('list', { name: 'Groups of classes' });
  await expect(groups.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('.');
  await expect(groups.getByRole('listitem')).toHaveCount(4);
  const outer = page.getByRole('textbox', { name: 'Radius between groups' });
  await outer.fill('8/255');
  await outer.press('Enter');
  await expect(outer).toHaveValue('0.0314');
  await outer.fill('2');
  await outer.press('Enter');
  await expect(outer).toHaveAttribute('aria-invalid', 'true');
  await outer.press('Escape');
  await expect(outer).toHaveValue('0.0314');
  await expect(page).toHaveURL(/m=ndt&o=0\.031/);
  await page.getByText('More', { exact: true }).click();
  const seed = page.getByRole('textbox', { name: 'Seed' });
  await seed.fill('7');
  await seed.press('Enter');
  await expect(page).toHaveURL(/s=7/);
  await page.reload();
  await expect(column(page, 'NDT')).toBeVisible();
  await expect(groups.getByRole('listitem')).toHaveCount(4);
  await expect(outer).toHaveValue('0.0314');
});

test('the radii, and what there will be to see, stands there before the start', async ({ page }) => {
  await open(page, '');
  await expect(page.getByText(/^Takes about two minutes on two cores/)).toBeVisible();
  const asked = (name: string) => column(page, name).getByRole('img', { name: /^Radii: / });
  await expect(asked('CROWN-IBP')).toHaveAccessibleName('Radii: 0.10 between all classes');
  await expect(asked('IGRP')).toHaveAccessibleName('Radii: 0.10 between groups, 0.02 within groups');
  const parts = column(page, 'IGRP').getByRole('list').filter({ hasText: 'At the full radius' }).getByRole('listitem');
  await expect(parts).toHaveCount(2);
  await page.getByRole('radio', { name: 'Natural alone' }).dispatchEvent('click');
  await expect(asked('Natural')).toHaveAccessibleName('Radii: accuracy alone');
  await expect(column(page, 'Natural').getByText('no radius', { exact: true })).toBeVisible();
});

test('undo brings settings back', async ({ page }) => {
  await open(page, '');
  await page.keyboard.press('}');
  await expect(page.getByRole('textbox', { name: 'Radius between groups' })).toHaveValue('0.11');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('textbox', { name: 'Radius between groups' })).toHaveValue('0.10');
  await expect(page.getByRole('radio', { name: 'IGRP and CROWN-IBP' })).toBeChecked();
});

test('a link to a training of another browser says so', async ({ page }) => {
  await open(page, 't=elsewhere');
  await expect(page.getByText('not in this browser')).toBeVisible();
});

test('everything is accessible and fits while it is set up', async ({ page }) => {
  await open(page, `${QUICK}&e=1&m=ibp,igrp`);
  await fitsAndIsAccessible(page);
});
