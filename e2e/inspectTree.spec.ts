import { layers, margins, open } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

const LINK = '?m=quick-ndt&e=10&b=ibp';

test('a tree shows the way of the image, what is proved at each decision, and the layers of one', async ({ page }) => {
  await open(page, LINK);
  const decisions = page.getByRole('radiogroup', { name: 'Tree of decisions' });
  await expect(decisions.getByRole('radio')).toHaveCount(3);
  const root = decisions.getByRole('radio', { name: /^Root: T-shirt and 4 more \| Trouser \| .*, Verified$/ });
  await expect(root).toBeChecked();
  await expect(decisions.getByRole('radio', { name: /^A: T-shirt \| .* \| Shirt, Unknown$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How wide the bounds grow in the root' })).toBeVisible();
  await expect(layers(page).getByRole('radio')).toHaveCount(5);
  await expect(layers(page).getByRole('radio', { name: /^Logits, 4, / })).toBeVisible();

  await root.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'How wide the bounds grow in decision A' })).toBeVisible();
  await expect(layers(page).getByRole('radio', { name: /^Logits, 5, / })).toBeVisible();
  await expect(page).toHaveURL(/d=1/);
  await layers(page)
    .getByRole('radio', { name: /^Logits/ })
    .press('Space');
  await expect(page.getByRole('region', { name: 'Selected unit' })).toContainText(
    /Logit of (T-shirt|Pullover|Dress|Coat|Shirt)/,
  );

  const titles = margins(page).getByRole('rowheader', { name: / \| / });
  await expect(titles).toHaveText([/^Root: T-shirt and 4 more \| Trouser/, /^A: T-shirt \| Pullover/]);
  await margins(page).getByRole('button', { name: 'Sandal and 2 more' }).click();
  await expect(page.getByRole('heading', { name: /^Shirt minus/ })).toBeVisible();
  await checkAccessibility(page);
});

test('a tree fits a phone, and is accessible there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, LINK);
  const decisions = page.getByRole('region', { name: 'Decisions' });
  await expect(decisions.getByRole('radio')).toHaveCount(3);
  expect(await decisions.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  await decisions.getByRole('radio', { name: /^C: Sandal/ }).press('Space');
  await page.getByRole('button', { name: 'Layers' }).click();
  await expect(page.getByRole('heading', { name: 'How wide the bounds grow in decision C' })).toBeVisible();
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
