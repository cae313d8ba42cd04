import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  batchOf,
  column,
  finding,
  fitsAndIsAccessible,
  lastBatchOf,
  open,
  QUICK,
  startButton,
  waitForPhase,
  waitUntilKept,
} from './trainPage';

test.describe.configure({ timeout: 300_000 });

test('two networks train side by side, and what is trained can be opened, compared and saved', async ({ page }) => {
  await open(page, `${QUICK}&e=1`);
  await expect(startButton(page)).toHaveText('Train both');
  await startButton(page).click();
  await waitForPhase(column(page, 'CROWN-IBP'), 'Done');
  await waitForPhase(column(page, 'IGRP'), 'Done');
  await expect(finding(page)).toContainText(/After epoch 1 IGRP classifies \d+\.\d\s% correctly, CROWN-IBP \d+\.\d\s%/);
  await expect(column(page, 'IGRP').getByRole('button', { name: /^Between groups \d/ })).toBeVisible();
  await expect(column(page, 'IGRP').getByRole('table')).toContainText('Fast estimates');
  await expect(column(page, 'IGRP').getByText('The tree of its classes, epoch 1')).toBeVisible();
  const watched = column(page, 'IGRP').getByRole('img', { name: /: (passes|does not pass|misclassified)$/ });
  await expect(watched).toHaveCount(24);

  await test.step('all of it is accessible and fits', () => fitsAndIsAccessible(page));

  await test.step('curves and figures are saved', async () => {
    expect(await save(page, 'Curves (SVG)')).toMatch(/^<svg[\s\S]*>Between groups</);
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
    await expect(finding(page)).toContainText('After epoch 1 the network classifies');
    await list.getByRole('button', { name: 'Compare with those shown: CROWN-IBP trained here' }).click();
    await expect(finding(page)).toContainText('After epoch 1 CROWN-IBP classifies');
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
  const before = await lastBatchOf(run);
  await page.getByRole('button', { name: 'One batch' }).click();
  await expect.poll(() => batchOf(run)).toBe(before + 1);

  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(page).toHaveTitle(/Playground/);
  await page.getByRole('link', { name: 'Train' }).click();
  await expect(finding(page)).toContainText('After epoch 1', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await waitUntilKept(page, 1);

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
  await list.getByRole('button', { name: 'Delete: Natural trained here' }).click();
  await list.getByRole('button', { name: 'Delete for good: Natural trained here' }).click();
  await expect(list).toHaveCount(0);
});

test('a rate that is far too large is reported, with what was done about it', async ({ page }) => {
  await open(page, 'm=natural&p=own&b=512&e=1&r=1000000000');
  await startButton(page).click();
  const run = column(page, 'Natural');
  await waitForPhase(run, 'Failed in epoch 1');
  await expect(run.getByText(/smaller learning rate/)).toBeVisible();
  await run.getByText('What happened before (5)').click();
  await expect(run.getByText(/That epoch begins again, at 1\/32 of the learning rate/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
});

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
