import { checkAccessibility, expect, follow, test } from './onePage';
import { openPlayground } from './playgroundPage';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

for (const viewport of [WIDE, PHONE]) {
  test(`axe finds nothing, ${viewport.width} px`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    await openPlayground(page);
    for (const parameters of ['net=three&step=3', 'net=two&step=2', '']) {
      await follow(page, `#/1/playground?${parameters}`);
      await checkAccessibility(page);
    }
  });
}

test.describe('at 390 px', () => {
  test.beforeEach(({ page }) => page.setViewportSize(PHONE));

  test('nothing scrolls sideways at any step', async ({ page }) => {
    await openPlayground(page);
    for (const parameters of ['', 'net=two', 'net=three']) {
      await follow(page, `#/1/playground?${parameters}`);
      const steps = await page.getByRole('list', { name: 'Steps' }).getByRole('button').all();
      for (const step of steps) {
        await step.click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        expect(await page.locator('main').evaluate((main) => main.scrollWidth)).toBeLessThanOrEqual(390);
      }
    }
  });

  test('offers the first lesson at the first step', async ({ page }) => {
    await openPlayground(page, 'step=0');
    await page.getByRole('button', { name: 'Take the first lesson' }).click();
    await expect(page).toHaveURL(/lessons\/fool/);
  });

  test('shows a layer as cards with their arithmetic, and lets weights be typed', async ({ page }) => {
    await openPlayground(page, 'net=two&step=2');
    const card = page.getByRole('region', { name: /^a = 3x − y − 8, between −1 and 9/ });
    await expect(card).toContainText('3·4 − 5 − 8 = −1');
    await expect(card).toContainText('3·6 − 1 − 8 = 9');
    await card.getByText('3·4 − 5 − 8 = −1').click();
    await card.getByRole('textbox', { name: 'Weight from x to a' }).fill('2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: /^a = 2x − y − 8, between −5 and 3/ })).toBeVisible();
  });

  test('everything that is pressed is large enough for a thumb', async ({ page }) => {
    await openPlayground(page);
    for (const name of ['Previous step', /^(Play|Next step, or the first)$/, 'Undo', 'Copy link', 'One neuron']) {
      const box = await page.getByRole('button', { name }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), String(name)).toBeGreaterThanOrEqual(44);
    }
  });

  test('examples are chosen from the title', async ({ page }) => {
    await openPlayground(page);
    await page.getByRole('button', { name: 'One neuron' }).click();
    await page.getByRole('menuitemradio', { name: /^Three layers/ }).click();
    await expect(page.getByRole('button', { name: 'Three layers' })).toBeVisible();
    await expect(page.getByText('Each input may be anywhere in its range')).toBeVisible();
  });
});
