import { readFile } from 'node:fs/promises';
import { checkAccessibility, expect, test } from './onePage';

test('presents with a clicker: nothing around, the next step in small, black and back', async ({ page }) => {
  await page.goto('/#/1/playground?net=two');
  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps).toBeVisible();
  await page.keyboard.press('p');
  const layer = page.getByRole('region', { name: 'Presenting' });
  await expect(layer).toContainText('Next: Linear');
  await expect(page.getByRole('banner')).toHaveCount(0);
  await checkAccessibility(page);
  await page.keyboard.press('PageDown');
  await expect(layer).toContainText('Next: ReLU');
  await page.keyboard.press('b');
  await expect(layer.getByRole('img', { name: /^Black/ })).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(layer.getByRole('img', { name: /^Black/ })).toHaveCount(0);
  await expect(layer).toContainText('Next: Linear');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();

  await test.step('every view is one screen of a projector', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    for (const [view, there] of [
      ['inspect', '#margin-table'],
      ['similarity', '[aria-label="How the tree is made"]'],
      ['groups', '[role="group"]'],
      ['train', 'main h2'],
      ['lessons', 'main h2'],
      ['lessons/growth?step=2', 'main svg'],
    ] as const) {
      await page.goto(`/#/1/${view}`);
      await expect(page.locator(there).first()).toBeVisible();
      await page.keyboard.press('p');
      await expect(layer).toHaveCount(1);
      const beyond = () => page.locator('#main').evaluate((main) => main.scrollHeight - main.clientHeight);
      await expect.poll(beyond, { message: view }).toBeLessThanOrEqual(1);
      await page.keyboard.press('Escape');
    }
  });
});

test('keeps states under Alt and a digit, and lets keys alone be turned off', async ({ page }) => {
  await page.goto('/#/1/playground?net=two');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await page.keyboard.press('Shift+Alt+Digit3');
  await page.keyboard.press('2');
  await expect(page).toHaveTitle(/^Inspect/);
  await page.keyboard.press('Alt+Digit3');
  await expect(page).toHaveURL(/playground\?net=two/);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('bookmarks');
  await page.getByRole('option', { name: 'Bookmarks', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Bookmarks' });
  await expect(dialog).toContainText('#/1/playground?net=two');
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Letters and digits act alone' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.keyboard.press('Alt+Digit3');
  await expect(page).toHaveTitle(/^Playground/);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('list the keys');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Letters and digits act alone' }).check();
  await page.keyboard.press('Escape');
});

test('opens the state of a picture that is dropped on the page', async ({ page }) => {
  await page.goto('/#/1/playground?net=two&step=2');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Network (PNG)' }).click();
  const bytes = await readFile(await (await saved).path());
  await page.goto('/#/1/inspect?m=quick-igrp');
  await expect(page.getByRole('complementary', { name: 'What the bounds prove' })).toBeVisible();
  await page.getByRole('main').evaluate(
    (main, data) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(data)], 'network.png', { type: 'image/png' }));
      const view = main.querySelector('section') ?? main;
      view.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    [...bytes],
  );
  await expect(page).toHaveURL(/playground\?net=two&step=2/);
});

test('prints the lab sheet of a lesson with what was drawn, and comes back', async ({ page }) => {
  await page.goto('/#/1/lessons/intervals');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '1');
  });
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('lab sheet');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('article', { name: 'Lab sheet' });
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveCount(5);
  await expect(sheet).toContainText('#/1/lessons/intervals');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '1');
  await checkAccessibility(page);
  await sheet.getByRole('button', { name: 'Back to the lesson' }).click();
  await expect(sheet).toHaveCount(0);
});

test('scales what is drawn for a wide window onto the sheet', async ({ page }) => {
  await page.goto('/#/1/playground?net=two');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  const widest = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    return Math.max(...Array.from(document.querySelectorAll('[data-sheet]'), (each) => each.clientWidth));
  });
  expect(widest).toBeGreaterThan(726);
  await page.emulateMedia({ media: 'print' });
  for (const sheet of await page.locator('[data-sheet]').all()) {
    expect((await sheet.boundingBox())?.width).toBeLessThanOrEqual(727);
  }
  await page.emulateMedia({ media: null });

  await test.step('networks beside each other stand below each other there, with names, so that they can be read', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto('/#/1/groups?m=quick-crown-ibp,quick-igrp');
    const matrices = page.getByRole('group', { name: /every pair of classes/ });
    await expect(matrices).toHaveCount(2);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const [first, second] = await Promise.all((await matrices.all()).map((matrix) => matrix.boundingBox()));
    expect(second?.x).toBeCloseTo(first?.x ?? 0, 0);
    for (const model of ['CROWN-IBP (quick)', 'IGRP (quick)']) {
      const column = page.getByRole('region', { name: model, exact: true });
      await expect(column.getByText('Pullover', { exact: true }).first()).toBeVisible();
    }
    expect(await page.evaluate(smallestText)).toBeGreaterThan(10.6);
    await page.emulateMedia({ media: null });
  });
});

/** Pixels of the smallest text among the figures as it is printed. */
function smallestText(): number {
  const texts = Array.from(document.querySelectorAll('[data-sheet] :is(li, text, span)')).filter(
    (each) => each.children.length === 0 && each.textContent?.trim() && each.checkVisibility(),
  );
  return Math.min(
    ...texts.map((each) => {
      const zoom = each instanceof SVGElement ? (each.closest('div')?.currentCSSZoom ?? 1) : each.currentCSSZoom;
      return zoom * Number.parseFloat(getComputedStyle(each).fontSize);
    }),
  );
}
