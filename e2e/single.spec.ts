import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures';

const FILE = 'dist-single/boundscope.html';

test('one file opens from disk, with Playground, lessons and small networks', async ({ page }) => {
  execFileSync('node', ['scripts/buildSingle.mjs']);
  expect(statSync(FILE).size).toBeLessThan(6e6);
  const url = pathToFileURL(FILE).href;
  await page.goto(url);
  await expect(page.getByRole('radio', { name: 'One neuron' })).toBeChecked();
  await expect(page.getByText('computes on one thread')).toBeVisible();
  await page.goto(`${url}#/1/inspect?m=quick-igrp&b=ibp`);
  const proved = page.getByRole('complementary', { name: 'What the bounds prove' });
  await expect(proved).toContainText(/Verified|Falsified|Unknown/);
  await expect(page.getByRole('button', { name: /^WebAssembly · one thread/ })).toBeVisible();
  await page.goto(`${url}#/1/lessons/growth`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Train' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toContainText('more networks and images than one file holds');
});
