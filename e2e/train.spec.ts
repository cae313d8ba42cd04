import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { checkAccessibility, expect, test } from './fixtures';
import { batchOf, column, finding, open, QUICK, startButton, waitForPhase } from './trainPage';

test.describe.configure({ timeout: 300_000 });

test('two networks train side by side, and what is trained can be opened, compared and saved', async ({ page }) => {
  await open(page, `${QUICK}&e=1`);
  await expect(startButton(page)).toHaveText('Train both');
  await startButton(page).click();
  await waitForPhase(column(page, 'CROWN-IBP'), 'Done');
  await waitForPhase(column(page, 'IGRP'), 'Done');
  await expect(finding(page)).toContainText(/After epoch 1 IGRP reads \d+\.\d\s% right, CROWN-IBP \d+\.\d\s%/);
  await expect(column(page, 'IGRP').getByRole('button', { name: /^Between groups \d/ })).toBeVisible();
  await expect(column(page, 'IGRP').getByRole('table')).toContainText('rounding ignored');
  await expect(column(page, 'IGRP').getByText('Its own tree of the classes, epoch 1')).toBeVisible();
  const watched = column(page, 'IGRP').getByRole('img', { name: /: (holds|open|misread)$/ });
  await expect(watched).toHaveCount(24);

  await test.step('curves and figures are saved', async () => {
    expect(await save(page, 'Curves (SVG)')).toMatch(/^<svg[\s\S]*Between groups \d/);
    const csv = await save(page, 'Figures of every epoch (CSV)');
    expect(csv.trim().split('\n')).toHaveLength(3);
    expect(await save(page, 'IGRP trained here, card (JSON)')).toContain('0.02 within and 0.1 between the groups');
  });

  await test.step('undo goes back to the settings, where the trainings are listed and can be shown', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(startButton(page)).toBeVisible();
    const list = page.getByRole('region', { name: 'Trainings in this browser' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list.getByRole('button', { name: 'Show: IGRP trained here' }).click();
    await expect(finding(page)).toContainText('After epoch 1 the network reads');
    await list.getByRole('button', { name: 'Show beside: CROWN-IBP trained here' }).click();
    await expect(finding(page)).toContainText('After epoch 1 CROWN-IBP reads');
  });

  await test.step('Inspect opens the network', async () => {
    await column(page, 'IGRP').getByRole('button', { name: 'Open in Inspect' }).click();
    await expect(page).toHaveURL(/#\/1\/inspect\?e=25\.5/, { timeout: 60_000 });
    await expect(page.getByRole('table', { name: /minus each class/ })).toBeVisible({ timeout: 60_000 });
  });

  await test.step('Groups opens both beside the bundled ones', async () => {
    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByRole('button', { name: 'Compare in Groups' }).click();
    await expect(page).toHaveURL(/#\/1\/groups\?.*file:CROWN-IBP%20trained%20here,quick-crown-ibp,quick-igrp/, {
      timeout: 60_000,
    });
    await expect(page.getByRole('region', { name: /IGRP trained here/ })).toBeVisible({ timeout: 60_000 });
  });
});

test('a training pauses, takes one batch, goes on unseen, and comes back after a reload', async ({ page }) => {
  await open(page, `${QUICK}&e=2&m=natural&p=natural`);
  await page.keyboard.press('Space');
  const run = column(page, 'Natural');
  await waitForPhase(run, 'ms a batch');
  await page.getByRole('button', { name: 'Pause' }).click();
  await waitForPhase(run, /Paused in epoch/);
  // A batch that was under way is still counted.
  await page.waitForTimeout(500);
  const before = await batchOf(run);
  await page.getByRole('button', { name: 'One batch' }).click();
  await expect.poll(() => batchOf(run)).toBe(before + 1);

  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(page).toHaveTitle(/Playground/);
  await page.getByRole('link', { name: 'Train' }).click();
  await expect(finding(page)).toContainText('After epoch 1', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.waitForTimeout(300);

  await page.reload();
  await waitForPhase(run, /Stopped after epoch 1 of 2|Done/);
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await waitForPhase(run, 'Done');
  await expect(finding(page)).toContainText('After epoch 2');
  const chart = run.getByRole('group', { name: /shares of held-out images/ });
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(finding(page)).toContainText('After epoch 1');
  await page.keyboard.press('Escape');
  await expect(finding(page)).toContainText('After epoch 2');

  const onnx = await saved(page, () => run.getByRole('button', { name: 'Save ONNX' }).click());
  await page.goto('/#/1/inspect');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.onnx', mimeType: 'application/octet-stream', buffer: onnx });
  await expect(page.getByText('mine.onnx').first()).toBeVisible({ timeout: 60_000 });

  await page.goto('/#/1/train');
  const list = page.getByRole('region', { name: 'Trainings in this browser' });
  await list.getByRole('button', { name: 'Remove: Natural trained here' }).click();
  await list.getByRole('button', { name: 'Remove for good: Natural trained here' }).click();
  await expect(list).toHaveCount(0);
});

test('a rate that is far too large is told, with what was done about it', async ({ page }) => {
  await open(page, 'm=natural&p=own&b=512&e=1&r=1000000000');
  await startButton(page).click();
  const run = column(page, 'Natural');
  await waitForPhase(run, 'Failed in epoch 1');
  await expect(run.getByText(/smaller learning rate/)).toBeVisible();
  await run.getByText('What happened before (5)').click();
  await expect(run.getByText(/That epoch begins again, at 1\/32 of the learning rate/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
});

test('settings of one’s own: groups, radii as fractions, undo and the link', async ({ page }) => {
  await open(page, '');
  await page.getByRole('radio', { name: 'Natural alone' }).check({ force: true });
  await expect(startButton(page)).toHaveText('Train');
  await page.getByRole('radio', { name: 'Your own' }).check({ force: true });
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

test('what is asked of whom, and what there will be to see, stands there before the start', async ({ page }) => {
  await open(page, '');
  await expect(page.getByText(/^Two minutes on two cores tell\. It goes on while you look around/)).toBeVisible();
  const asked = (name: string) => column(page, name).getByRole('img', { name: /^Asked for: / });
  await expect(asked('CROWN-IBP')).toHaveAccessibleName('Asked for: 0.10 between all classes');
  await expect(asked('IGRP')).toHaveAccessibleName('Asked for: 0.10 between groups, 0.02 inside');
  const parts = column(page, 'IGRP').getByRole('list').filter({ hasText: 'At the full radius' }).getByRole('listitem');
  await expect(parts).toHaveCount(2);
  await page.getByRole('radio', { name: 'Natural alone' }).check({ force: true });
  await expect(asked('Natural')).toHaveAccessibleName('Asked for: accuracy alone');
  await expect(column(page, 'Natural').getByText('no radius', { exact: true })).toBeVisible();
});

test('undo brings settings back', async ({ page }) => {
  await open(page, '');
  await page.keyboard.press('}');
  await expect(page.getByRole('textbox', { name: 'Radius between groups' })).toHaveValue('0.11');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('textbox', { name: 'Radius between groups' })).toHaveValue('0.10');
  await expect(page.getByRole('radio', { name: 'IGRP beside plain' })).toBeChecked();
});

test('a link to a training of another browser says so', async ({ page }) => {
  await open(page, 't=elsewhere');
  await expect(page.getByText('not in this browser')).toBeVisible();
});

test('everything is accessible and fits, while it is set up and while it trains', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, `${QUICK}&e=1&m=ibp,igrp`);
  await inAllLooks(page);
  await startButton(page).click();
  await expect(finding(page)).toContainText('After epoch 1', { timeout: 90_000 });
  await inAllLooks(page);
});

async function inAllLooks(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 720, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (width !== 720) await checkAccessibility(page);
      // Charts follow the width a frame later.
      await expect.poll(() => overflowOf(page), `${width} pixels`).toEqual([0, 0]);
    }
  }
}

/** Pixels by which the page and the view are wider than the screen. */
function overflowOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const elements = [document.documentElement, document.getElementById('main')];
    return elements.map((element) => (element ? element.scrollWidth - element.clientWidth : 0));
  });
}

/** The text of a file from the menu of exports. */
async function save(page: Page, label: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const file = await saved(page, () => page.getByRole('menuitem', { name: label }).click());
  return file.toString('utf8');
}

async function saved(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await act();
  return readFile(await (await download).path());
}
