import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './onePage';
import * as similarity from './similarityPage';

test.describe.configure({ timeout: 90_000 });

const networkOf = (name: string) => `public/models/${name}.onnx`;

/** No file, but something without a network in it. */
const NOTHING = 'none.onnx';

/** Has files opened in one turn of the page, each by itself: none of them is read before the last is there. */
async function openInARow(page: Page, paths: readonly string[]): Promise<void> {
  const files = await Promise.all(
    paths.map(async (path) => ({
      name: basename(path),
      base64: path === NOTHING ? btoa('nonsense') : (await readFile(path)).toString('base64'),
    })),
  );
  await page.locator('main input[type=file]').evaluate((input: HTMLInputElement, all) => {
    for (const { name, base64 } of all) {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, files);
}

test('networks that come right after each other stand in Groups in that order; what has no room is named', async ({
  page,
}) => {
  await page.goto('/#/1/groups?m=quick-igrp');
  await expect(page.getByRole('complementary', { name: 'What the numbers say' })).toBeVisible({ timeout: 60_000 });
  const names = ['fashion-natural', 'quick-crown-ibp', 'fashion-igrp', 'cifar-igrp'];
  const [first, ...others] = names.map(networkOf) as [string, ...string[]];
  await openInARow(page, [first, NOTHING, ...others]);
  await expect(page.getByText(/cifar-igrp.onnx could not be opened.*at most 4 networks/)).toBeVisible();
  await expect(page.getByText(/none.onnx could not be opened/)).toBeVisible();
  const shown = names.slice(0, 3).map((name) => `file(:|%3A)${name}.onnx`);
  await expect(page).toHaveURL(new RegExp(`m=quick-igrp(,|%2C)${shown.join('(,|%2C)')}`));
});

test('of networks that come right after each other the last is shown in Similarity, and all can be chosen', async ({
  page,
}) => {
  await similarity.open(page);
  await openInARow(page, [networkOf('fashion-ndt'), NOTHING, networkOf('quick-igrp')]);
  const network = page.getByRole('button', { name: 'quick-igrp.onnx' });
  await expect(network).toBeVisible();
  await expect(page.getByText(/none.onnx could not be opened/)).toBeVisible();
  await expect(page).toHaveURL(/quick-igrp.onnx/);
  await expect(similarity.classes(page).getByRole('listitem')).toHaveCount(10);
  await network.click();
  await expect(page.getByRole('menuitemradio', { name: 'fashion-ndt.onnx' })).toBeVisible();
});
