import type { Page } from '@playwright/test';
import { badge, open } from './inspectPage';
import { expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

async function type(page: Page, name: string | RegExp, typed: string): Promise<void> {
  const field = page.getByRole('textbox', { name });
  await field.fill(typed);
  await field.press('Enter');
}

const refusal = (page: Page) => page.getByRole('alert').filter({ hasText: /[.?]/ });

test('a bare radius is in the units of the inputs; what cannot be taken is said, with what could be', async ({
  page,
}) => {
  await open(page, '?b=ibp&e=0');
  const radius = 'Radius ε, typed';
  await type(page, radius, '0.01');
  await expect(badge(page)).toHaveText(/at 2\.55\/255$/);
  await type(page, radius, '8');
  await expect(refusal(page)).toContainText('Did you mean 8/255?');
  await expect(page.getByRole('textbox', { name: radius })).toHaveAttribute('aria-invalid', 'true');
  await expect(badge(page)).toHaveText(/at 2\.55\/255$/);
  await page.getByRole('button', { name: 'Take 8/255' }).click();
  await expect(badge(page)).toHaveText(/at 8\/255$/);
  await expect(refusal(page)).toHaveCount(0);
  for (const typed of ['0,5', '3 %', '-1']) {
    await type(page, radius, typed);
    await expect(refusal(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(refusal(page)).toHaveCount(0);
  }
  await expect(badge(page)).toHaveText(/at 8\/255$/);
});

test('Playground says its limits where they are met', async ({ page }) => {
  await page.goto('/#/1/playground?box=4,6,1,5');
  await page.getByRole('button', { name: /^Lower bound of x, 4: type/ }).click();
  const lower = 'Lower bound of x';
  for (const [typed, words] of [
    ['1e30', '1000'],
    ['1/3', '4 decimals'],
    ['1e-9', '4 decimals'],
    ['9', 'above the upper bound, 6'],
  ] as const) {
    await type(page, lower, typed);
    await expect(refusal(page)).toContainText(words);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Lower bound of x, 4: type/ })).toBeVisible();
});

test('Groups and Train take radii in the same way', async ({ page }) => {
  await page.goto('/#/1/groups?m=quick-igrp');
  await expect(page.getByRole('complementary', { name: 'What the numbers say' })).toBeVisible({ timeout: 60_000 });
  await type(page, 'Radius between groups, typed', '8');
  await expect(refusal(page)).toContainText('8/255?');
  await page.goto('/#/1/train?p=own');
  await type(page, 'Radius between groups', '8');
  await expect(refusal(page)).toContainText('8/255?');
});

test('what is refused stays beside its field while the view scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.goto('/#/1/train?p=own');
  const field = 'Radius between groups';
  await type(page, field, '8');
  const distance = () =>
    page.evaluate(() => {
      const [input, sheet] = ['[aria-invalid=true]', '[popover][role=alert]'].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      );
      if (!input || !sheet) return Number.NaN;
      return Math.min(Math.abs(sheet.top - input.bottom), Math.abs(input.top - sheet.bottom));
    });
  await expect.poll(distance).toBeLessThan(8);
  const before = await page.getByRole('textbox', { name: field }).boundingBox();
  await page.getByRole('textbox', { name: field }).hover();
  await page.mouse.wheel(0, 60);
  await expect
    .poll(async () => (await page.getByRole('textbox', { name: field }).boundingBox())?.y)
    .not.toBe(before?.y);
  await expect(refusal(page)).toBeVisible();
  await expect.poll(distance).toBeLessThan(8);
});
