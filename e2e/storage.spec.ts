import { expect, test } from './warmPage';

test('works where the browser keeps nothing, and says so once', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    Storage.prototype.setItem = refuse;
    IDBFactory.prototype.open = refuse;
  });
  await page.goto('/#/1/lessons/intervals');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const notice = page.getByText('This browser keeps nothing for Boundscope');
  await expect(notice).toHaveCount(1);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.keyboard.press('Shift+Alt+Digit3');
  await page.keyboard.press('t');
  await page.keyboard.press('2');
  await expect(page).toHaveTitle(/^Inspect/);
  await page.keyboard.press('Alt+Digit3');
  await expect(page).toHaveTitle(/^Lessons/);
  await expect(notice).toHaveCount(0);
});

test('two tabs keep their own states, and share what they remember', async ({ page, context }) => {
  const other = await context.newPage();
  await page.goto('/#/1/playground?net=two');
  await other.goto('/#/1/lessons');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Lessons' })).toBeVisible();
  await page.keyboard.press('Shift+Alt+Digit1');
  await other.keyboard.press('Shift+Alt+Digit2');
  for (const [tab, place, title] of [
    [other, 1, /^Playground/],
    [page, 2, /^Lessons/],
  ] as const) {
    // What the other tab keeps comes by an event.
    await expect(async () => {
      await tab.keyboard.press(`Alt+Digit${place}`);
      await expect(tab).toHaveTitle(title, { timeout: 1000 });
    }).toPass();
  }
  await expect(page).toHaveURL(/lessons/);
});
