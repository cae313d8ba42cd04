import type { Page } from '@playwright/test';
import { checkAccessibility, expect, test } from './onePage';

async function open(page: Page, hash: string) {
  await page.goto(`/${hash}`);
  await expect(page.getByRole('main').getByRole('button').first()).toBeVisible();
}

/** Opens the dialogue, and gives the address that it makes. */
async function compose(page: Page) {
  await page.keyboard.press('Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Compose a link' });
  await expect(dialog).toBeVisible();
  return { dialog, address: () => dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue() };
}

test('composes a link that hides, freezes and enlarges, with preview, frame, QR code and file', async ({ page }) => {
  await open(page, '#/1/playground?net=two');
  const { dialog, address } = await compose(page);
  await dialog.getByRole('radio', { name: 'Examples, layers and weights: frozen' }).check();
  await dialog.getByRole('radio', { name: 'Inputs: frozen' }).check();
  await dialog.getByRole('radio', { name: 'Verdict: hidden' }).check();
  await dialog.getByRole('radio', { name: '16 px' }).dispatchEvent('click');
  await dialog.getByRole('radio', { name: 'Projector' }).dispatchEvent('click');
  await dialog.getByRole('combobox', { name: 'Start at' }).selectOption({ label: '5. Question' });
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expect(dialog).toContainText('keeps no secret');
  await expect(dialog.getByRole('textbox', { name: 'Frame' })).toHaveValue(
    /^<iframe title="Boundscope: Playground".*embed=1/,
  );
  const preview = page.frameLocator('iframe[title="Preview of the link"]');
  await expect(preview.getByText('you decide', { exact: true })).toBeVisible();
  await checkAccessibility(page);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as file' }).click();
  expect((await saved).suggestedFilename()).toBe('boundscope-link.html');
  const link = await address();
  expect(link).toMatch(/for=student&freeze=network,inputs&hide=verdict&net=two&size=16&step=4$/);

  await page.keyboard.press('Escape');
  await page.goto(link);
  await expect(page.getByText('you decide', { exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'One neuron' })).toBeDisabled();
  const lower = page.getByRole('slider', { name: 'Lower bound of x' }).first();
  await lower.focus();
  await page.keyboard.press('ArrowRight');
  await expect(lower).toHaveAttribute('aria-valuetext', '4');
  await expect(page.getByText('this link keeps it as it is')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Previous step' }).click();
  await page.getByRole('button', { name: 'Reset to the link' }).click();
  await expect(page).toHaveURL(/step=4/);
});

test('a student’s link neither shows nor leads to the teacher’s pages', async ({ page }) => {
  await open(page, '#/1/lessons/intervals?teacher=1');
  await expect(page.getByRole('region', { name: 'For teachers' })).toBeVisible();
  const { dialog, address } = await compose(page);
  await dialog.getByRole('radio', { name: 'Teacher' }).dispatchEvent('click');
  expect(await address()).toContain('teacher=1');
  await dialog.getByRole('radio', { name: 'Student' }).dispatchEvent('click');
  const link = await address();
  expect(link).not.toContain('teacher=');
  await page.keyboard.press('Escape');
  await page.goto(link);
  await expect(page.getByRole('region', { name: 'For teachers' })).toHaveCount(0);
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pages for teachers' })).toHaveCount(0);
  const own = await compose(page);
  await expect(own.dialog.getByRole('radio', { name: 'Student' })).toBeChecked();
  await expect(own.dialog.getByRole('radio', { name: 'Teacher' })).toHaveCount(0);
});

test('a link hides and freezes parts of the views that ask the engine', async ({ page }) => {
  await page.goto('/#/1/inspect?m=quick-igrp&b=ibp&freeze=method,radius&hide=searches,layers');
  await expect(page.getByRole('complementary', { name: 'What the bounds prove' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'IBP', exact: true })).toBeDisabled();
  await expect(page.getByRole('region', { name: 'How wide the bounds grow' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Certified radius' })).toHaveCount(0);
  await checkAccessibility(page);
  await page.goto('/#/1/groups?m=quick-igrp&only=matrices');
  const matrix = page.getByRole('group', { name: /every pair of classes/ });
  await expect(matrix).toBeVisible();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Settings' })).toHaveCount(0);
  // What was left out is there again where a link says nothing of it.
  await page.goto('/#/1/groups?m=quick-igrp&only=panel');
  await expect(matrix).toHaveCount(0);
  await page.goto('/#/1/groups?m=quick-igrp');
  await expect(matrix).toBeVisible();
});

test('a link shows one part alone, without a way to other views', async ({ page }) => {
  await open(page, '#/1/playground?hide=views&only=plane&for=student');
  await expect(page.getByRole('region', { name: 'The box of inputs' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The network' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Views' })).toHaveCount(0);
  await page.keyboard.press('2');
  await expect(page).toHaveTitle('Playground · Boundscope');
});
