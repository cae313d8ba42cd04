import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { checkAccessibility, expect, test } from './onePage';
import { classes, cut, groupOf, groups, letters, merges, open } from './similarityPage';

test.describe.configure({ timeout: 90_000 });

test('the tree, its classes and what it shows', async ({ page }) => {
  await open(page);
  await expect(classes(page).getByRole('listitem')).toHaveCount(10);
  await expect(merges(page).locator('li')).toHaveCount(9);
  await expect(page.getByText(/are the closest pair/)).toBeVisible();
  await expect(groups(page).getByRole('listitem')).toHaveCount(3);
  await expect(cut(page)).toHaveAttribute('aria-valuetext', /^3 groups, cut at/);
});

test('the cut moves merge by merge with the keys, and undo takes it back', async ({ page }) => {
  await open(page);
  await cut(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(groups(page).getByRole('listitem')).toHaveCount(4);
  const before = await letters(page);
  await page.keyboard.press('ArrowRight');
  await expect(groups(page).getByRole('listitem')).toHaveCount(5);
  // A finer cut splits one group and leaves every other letter where it was.
  const after = await letters(page);
  expect(after.filter((letter, row) => letter !== before[row]).every((letter) => letter === 'E')).toBe(true);
  await page.keyboard.press('Home');
  await expect(page.getByText('leaves all 10 classes in one group')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('leaves every class alone')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await letters(page)).toEqual(after);
  await page.keyboard.press(',');
  expect(await letters(page)).toEqual(before);
  await page.keyboard.press('.');
  expect(await letters(page)).toEqual(after);
});

test('the cut can be dragged, as one step of undo, and typed', async ({ page }) => {
  await open(page);
  const handle = await boxOf(cut(page));
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) await page.mouse.move(x + step * 8, y);
  await page.mouse.up();
  const moved = await boxOf(cut(page));
  expect(Math.abs(moved.x - handle.x - 80)).toBeLessThan(1.5);
  expect(Number(await cut(page).getAttribute('aria-valuenow'))).toBeGreaterThan(3);
  await expect(page).toHaveURL(/th=\d/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cut(page)).toHaveAttribute('aria-valuenow', '3');
  const count = page.getByRole('textbox', { name: 'Number of groups' });
  await count.fill('6');
  await count.press('Enter');
  await expect(groups(page).getByRole('listitem')).toHaveCount(6);
  const height = page.getByRole('textbox', { name: 'Height of the cut' });
  await height.fill('0');
  await height.press('Enter');
  await expect(groups(page).getByRole('listitem')).toHaveCount(10);
});

test('a class moves to another group by the menu and by dragging, and goes back', async ({ page }) => {
  await open(page, '#/1/similarity?ts=features');
  await expect(groupOf(page, 'Bag')).toContainText('in group A');
  await groupOf(page, 'Bag').press('Enter');
  await page.getByRole('menuitemradio', { name: /^Group B/ }).press('Enter');
  await expect(groupOf(page, 'Bag')).toContainText('moved by hand to group B');
  await expect(page.getByText('Bag was moved to B by hand.')).toBeVisible();
  await expect(page).toHaveURL(/tg=8\.1/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(groupOf(page, 'Bag')).toContainText('in group A');

  await classes(page).getByText('Bag', { exact: true }).hover();
  await page.mouse.down();
  const target = await boxOf(classes(page).getByText('Boot', { exact: true }));
  await page.mouse.move(target.x + 20, target.y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(groupOf(page, 'Bag')).toContainText('moved by hand to group B');
  await groupOf(page, 'Bag').click();
  await page.getByRole('menuitem', { name: /^Back to A/ }).click();
  await expect(groupOf(page, 'Bag')).toContainText('in group A');
  await groupOf(page, 'Bag').click();
  await page.getByRole('menuitem', { name: 'A group of its own' }).click();
  await expect(groupOf(page, 'Bag')).toContainText('group K');
  await page.getByRole('button', { name: 'Undo moves by hand' }).click();
  await expect(groupOf(page, 'Bag')).toContainText('in group A');
});

test('source, distance and linkage make other trees, and the link says which', async ({ page }) => {
  await open(page);
  const first = await merges(page).textContent();
  await page.getByRole('radiogroup', { name: 'Linkage' }).getByText('Average').click();
  await expect(merges(page)).not.toHaveText(first ?? '');
  await expect(page.getByText('mean distance of their classes')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Distance' }).getByText('Cosine').click();
  await page.getByRole('button', { name: /^Compare classes by/ }).click();
  await page.getByRole('menuitemradio', { name: /^Confusion/ }).click();
  await expect(page.getByText(/of one are misclassified as the other/).first()).toBeVisible();
  // Confusion has a distance of its own.
  await expect(page.getByRole('radiogroup', { name: 'Distance' })).toHaveCount(0);
  // Its distances are at most 1.
  await expect(merges(page)).toContainText(/^At (1|0\.\d+):/);
  await expect(page).toHaveURL(/td=cosine&tl=average&ts=confusion/);
  const tree = await merges(page).textContent();
  await page.reload();
  await expect(merges(page)).toHaveText(tree ?? '');
});

test('tree and matrix point at each other', async ({ page }) => {
  await open(page, '#/1/similarity?ts=features');
  const matrix = page.getByRole('group', { name: /^Distances of 10 classes/ });
  await matrix.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const pair = page.getByRole('region', { name: 'The pair' });
  const names = await classes(page).getByRole('listitem').allTextContents();
  const third = names[2]?.replace(/^.*group [A-Z]/, '') ?? '';
  await expect(pair.getByRole('heading')).toContainText(third);
  await expect(pair).toContainText(/apart; they merge at/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(pair.getByRole('heading')).toHaveText(third);
});

test('another tree stands beside the first, and the differences are named', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'This network: mean features' }).click();
  await expect(page.getByRole('list', { name: 'Classes in the order of the other tree' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /of 8 clusters (is|are) in both trees/ })).toBeVisible();
  await expect(page).toHaveURL(/c=fashion-natural&cs=features/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('group', { name: /^Distances of 10/ })).toBeVisible();
});

test('pictures and numbers can be saved', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Distances (CSV)' }).click();
  const file = await readFile(await (await saving).path(), 'utf8');
  expect(file.split('\n').filter(Boolean)).toHaveLength(11);
});

for (const width of [1440, 390]) {
  test(`is accessible at ${width} pixels, and never scrolls sideways`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await checkAccessibility(page);
    const overflow = await page.evaluate(() => {
      const main = document.getElementById('main');
      return main ? main.scrollWidth - main.clientWidth : -1;
    });
    expect(overflow).toBe(0);
    await expect(cut(page)).toHaveCount(1);
    await page.keyboard.press('.');
    await expect(groups(page).getByRole('listitem')).toHaveCount(4);
  });
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return box;
}
