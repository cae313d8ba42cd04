import { checkAccessibility, expect, test } from './onePage';

const VIEWS = ['playground', 'inspect', 'similarity', 'groups', 'train', 'lessons/intervals?step=2'];

test('every view is explained over the real page, by keys', async ({ page }) => {
  test.setTimeout(90_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const view of VIEWS) {
    await page.goto(`/#/1/${view}`);
    await expect(page.locator('main section').first()).toBeVisible();
    await page.keyboard.press('x');
    const tour = page.getByRole('dialog', { name: /This view, explained/ });
    await expect(tour.getByText(/^1 of [2-6]$/)).toBeVisible();
    if (view === 'playground') await checkAccessibility(page);
    if (view === 'groups') await expect(tour.getByText('1 of 4')).toBeVisible();
    const first = await tour.getByRole('heading').innerText();
    await page.keyboard.press('ArrowRight');
    await expect(tour.getByRole('heading')).not.toHaveText(first);
    const box = await tour
      .getByRole('button', { name: 'Next' })
      .or(tour.getByRole('button', { name: 'Done' }))
      .boundingBox();
    const size = page.viewportSize();
    expect(box && size && box.y + box.height <= size.height && box.x + box.width <= size.width).toBe(true);
    await page.keyboard.press('Escape');
    await expect(tour).toBeHidden();
  }
});

test('words of the glossary are explained where they stand', async ({ page }) => {
  await page.goto('/#/1/playground?step=3');
  const text = page
    .getByText('Each weight', { exact: false })
    .or(page.getByText('The bounds say', { exact: false }))
    .first();
  await expect(text).toBeVisible();
  const at = await text.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.search(/bounds/) ?? -1;
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + 6);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  });
  if (!at) throw new Error('The word is not there');
  // The code that knows the words comes with the first move of a pointer.
  await expect(async () => {
    await page.mouse.move(at.x - 1, at.y);
    await page.mouse.move(at.x, at.y);
    await expect(page.getByRole('tooltip')).toContainText('no input of the box leads outside them', { timeout: 1500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('w');
  await expect(page.getByRole('dialog')).toContainText('The words of this view come first');
});

test('CROWN goes back from the question to the inputs, station by station', async ({ page }) => {
  await page.goto('/#/1/playground?net=two&step=4');
  await page.getByRole('radio', { name: 'CROWN, station by station' }).check({ force: true });
  await expect(page.getByText('The question, as the last layer has it')).toBeVisible();
  await page.keyboard.press(']');
  await expect(page.getByRole('img', { name: /The side of the relaxation that is taken lies/ }).first()).toBeVisible();
  for (let station = 0; station < 2; station++) await page.keyboard.press(']');
  await expect(page.getByText('The inputs are reached')).toContainText('verified');
  await expect(page).toHaveURL(/back=3/);
  await checkAccessibility(page);
});
