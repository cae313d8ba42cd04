import type { Page } from '@playwright/test';
import { checkAccessibility, expect, follow, test } from './onePage';

test('views open by link, by key and by the browser’s back button', async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle('Playground · Boundscope');
  await page.keyboard.press('2');
  await expect(page).toHaveTitle('Inspect · Boundscope');
  await expect(page).toHaveURL(/#\/1\/inspect/);
  await page.goBack();
  await expect(page).toHaveTitle('Playground · Boundscope');
  await page.getByRole('link', { name: 'Inspect' }).click();
  await expect(page.getByRole('link', { name: 'Inspect' })).toHaveAttribute('aria-current', 'page');

  await test.step('a lesson is a page of its own', async () => {
    await page.goto('/#/1/lessons');
    await page
      .getByRole('main')
      .getByRole('button', { name: /Every input at once/ })
      .click();
    await expect(page).toHaveURL(/lessons\/\w+/);
    await page.goBack();
    await expect(page).toHaveURL(/#\/1\/lessons$/);
    await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible();
    await page.goForward();
    await expect(page).toHaveURL(/lessons\/\w+/);
  });
});

test('an address that means nothing opens the first view', async ({ page }) => {
  await open(page);
  for (const hash of ['', '#', '#nonsense', '#/1/nowhere?x=1', '#/7/playground?net=two', '#/1/%E0%A4%A']) {
    await page.evaluate((to) => history.replaceState(null, '', to), `/${hash}`);
    await page.reload();
    await expect(page).toHaveTitle('Playground · Boundscope');
    await expect(page.getByRole('radio', { name: 'One neuron' })).toBeChecked();
  }
});

test('undo and redo follow by button, and undo goes back to the view of the change', async ({ page }) => {
  // A new document has nothing to undo.
  await page.goto('/');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('radio', { name: 'Two by two' }).dispatchEvent('click');
  await page.keyboard.press('2');
  await expect(page).toHaveTitle('Inspect · Boundscope');
  await undo.click();
  await expect(page).toHaveTitle('Playground · Boundscope');
  await expect(page.getByRole('radio', { name: 'One neuron' })).toBeChecked();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.getByRole('radio', { name: 'Two by two' })).toBeChecked();
});

test('the link that is copied is the state on screen, at once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.getByRole('radio', { name: 'Two by two' }).dispatchEvent('click');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#\/1\/playground\?net=two$/);
});

test('the palette finds and runs commands, and gives the focus back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('ControlOrMeta+k');
  const search = page.getByRole('combobox', { name: 'Search commands' });
  await expect(search).toBeFocused();
  await checkAccessibility(page);
  await search.fill('three layers');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Three layers' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
  await page.keyboard.press('/');
  await expect(search).toBeVisible();
  await search.fill('xyz');
  await expect(page.getByText('No command has these letters.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
});

test('a key says what the page is for, and what its words mean', async ({ page }) => {
  await open(page);
  await page.keyboard.press('w');
  const words = page.getByRole('dialog', { name: 'What this is' });
  await expect(words).toContainText('every input of a box');
  await expect(words.getByRole('term').filter({ hasText: 'Logit' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toHaveCount(0);
});

test('the list of keys shows what works here', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list).toContainText('Play or pause the steps');
  // The dialog has put the focus on its first button, which nobody asked about.
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('tooltip')).toHaveText('Close');
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('the theme follows the system until it is chosen, and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe('rgb(250, 248, 244)');
  await page.keyboard.press('t');
  expect(await ground()).toBe('rgb(22, 21, 19)');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  expect(await ground()).toBe('rgb(22, 21, 19)');
  await page.keyboard.press('t');
  expect(await ground()).toBe('rgb(250, 248, 244)');
  await page.keyboard.press('t');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).toBe('rgb(22, 21, 19)');
});

test('says which backend runs, and on what, and offers the others', async ({ page }) => {
  await open(page);
  const badge = page.getByRole('button', { name: /^(WebGPU|WebAssembly|JavaScript) · / });
  await expect(badge).toBeVisible({ timeout: 30_000 });
  await badge.click();
  const menu = page.getByRole('menu', { name: 'Where bounds are computed' });
  await expect(menu.getByRole('menuitemradio', { checked: true })).toContainText('Runs now');
  await checkAccessibility(page);
  await menu.getByRole('menuitemradio', { name: /^JavaScript/ }).click();
  await expect(page.getByRole('button', { name: /^JavaScript · / })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await page.getByRole('button', { name: /^JavaScript · / }).click({ timeout: 30_000 });
  await menu.getByRole('menuitem', { name: /^Measure/ }).click();
  await expect(page.getByRole('button', { name: /^WebAssembly · / })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: /^WebAssembly · / }).click();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});

for (const size of ['', '16', '20']) {
  test(`a menu opens below its button and within the window with type of ${size || 'the usual'} size`, async ({
    page,
  }) => {
    await open(page);
    await page.evaluate((to) => to && document.documentElement.setAttribute('data-size', to), size);
    for (const name of ['Export', 'More']) {
      const button = page.getByRole('button', { name, exact: true });
      await button.press('Enter');
      const menu = page.getByRole('menu');
      await expect(menu).toBeVisible();
      await expect
        .poll(async () => {
          const [below, list] = [await button.boundingBox(), await menu.boundingBox()];
          if (!below || !list) return 'nothing';
          if (Math.abs(list.y - below.y - below.height) > 12) return `${below.y + below.height} and ${list.y}`;
          return list.x >= 0 && list.x + list.width <= 1280 && list.x < below.x + below.width;
        })
        .toBe(true);
      await page.keyboard.press('Escape');
      await expect(button).toBeFocused();
    }
    await page.evaluate(() => document.documentElement.removeAttribute('data-size'));
  });
}

test('no tool of the header is squeezed or put below another one', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('button', { name: /^(WebGPU|WebAssembly|JavaScript) · / })).toBeVisible({
    timeout: 30_000,
  });
  for (const width of [720, 859, 860, 1019, 1020, 1199, 1200, 1280, 1359, 1360]) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(() =>
        page.evaluate(() => {
          const tools = [...document.querySelectorAll('header button, header a')].map((tool) =>
            tool.getBoundingClientRect(),
          );
          const shown = tools.filter(({ width }) => width > 0);
          const isCut = ({ left, right, top, bottom }: DOMRect) =>
            left < 0 || right > window.innerWidth || top < 0 || bottom > 50;
          const isOver = shown.some((tool, at) => shown.some((other, i) => i > at && other.left < tool.right - 1));
          const icons = [...document.querySelectorAll('header svg')].map((icon) => icon.getBoundingClientRect().width);
          return {
            isOver,
            cut: shown.filter(isCut).length,
            thin: icons.filter((icon) => icon > 0 && icon < 14).length,
          };
        }),
      )
      .toEqual({ isOver: false, cut: 0, thin: 0 });
  }
});

test('a crashed engine is reported without a dialog, can be dismissed, and comes back', async ({ page }) => {
  await open(page);
  const badge = page.getByRole('button', { name: /^(WebGPU|WebAssembly|JavaScript) · / });
  await expect(badge).toBeVisible({ timeout: 30_000 });
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('a test');
    }, 0);
  });
  const notice = page.getByText(/^The engine stopped unexpectedly/);
  await expect(notice).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  await expect(badge).toBeVisible();
});

test('the keyboard reaches the view without passing the navigation', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the view' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('menus open by key, and letters find their items', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await expect(page.getByRole('menuitem', { name: 'Network (SVG)' })).toBeFocused();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
});

test('at 390 px the title is the menu of the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('button', { name: 'One neuron' }).click();
  await checkAccessibility(page);
  await page.getByRole('menuitem', { name: 'All commands' }).click();
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
});

async function open(page: Page): Promise<void> {
  await follow(page, '#/1/playground');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
}
