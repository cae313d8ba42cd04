import type { Page } from '@playwright/test';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(page.getByRole('complementary', { name: 'What the numbers say' })).toBeVisible({ timeout: 60_000 });
}

test('figures of several seeds stand beside those of the network, and gains are stated where they part', async ({
  page,
}) => {
  await open(page, '#/1/groups?m=quick-crown-ibp,quick-igrp');
  const column = page.getByRole('region', { name: 'IGRP (quick)', exact: true });
  await expect(column).toContainText(/\d seeds( on the first 1,000 images)?: clean \d+\.\d \(\d+\.\d–\d+\.\d\)/);
  // Beside a bar the range, and on asking what the difference to the first model is worth.
  const every = column.getByRole('button', { name: /^All pairs at 0\.1/ });
  await expect(every).toContainText(/\d+\.\d–\d+\.\d/);
  await every.hover();
  await expect(page.getByRole('tooltip').filter({ hasText: 'more than the seeds make' })).toBeVisible();
  const finding = page.getByRole('complementary', { name: 'What the numbers say' });
  await expect(finding).toContainText(
    /Over (\d and )?\d seeds and 1,000 images, compared with CROWN-IBP \(quick\), IGRP \(quick\) gains/,
  );
  // One seed on one side is no evidence.
  await open(page, '#/1/groups?m=quick-crown-ibp,fashion-ndt');
  await expect(page.getByRole('region', { name: 'neural decision tree', exact: true })).toContainText('One seed.');
  await expect(finding).toContainText('One network each');
});

test('other networks: by clean and adaptive accuracy, by keys and as a table', async ({ page }) => {
  await open(page, '#/1/groups?m=quick-igrp&p=front');
  const plot = page.getByRole('group', { name: /Networks by clean and adaptive accuracy/ });
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  const reading = plot.getByRole('status');
  await expect(reading).toContainText(/% clean, \d+\.\d % adaptive, of .*npx boundscope train/);
  const first = await reading.textContent();
  await page.keyboard.press('ArrowRight');
  await expect(reading).not.toHaveText(first ?? '');
  await page.getByText('As a table').click();
  const rows = page.getByRole('region', { name: 'The networks in numbers' }).getByRole('row');
  await expect(rows.filter({ hasText: 'npx boundscope train quick-igrp --seeds 2' })).toHaveCount(1);
  await checkAccessibility(page);
  // Of those that are bundled the one with the highest clean accuracy is added to those on screen.
  await plot.focus();
  for (const _ of Array.from({ length: await rows.count() })) await page.keyboard.press('ArrowRight');
  while ((await reading.textContent())?.includes('--seeds')) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /every pair of classes/ })).toHaveCount(2);
});
