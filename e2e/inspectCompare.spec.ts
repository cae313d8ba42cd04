import type { Page } from '@playwright/test';
import { badge, margins, open } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

test('another method stands beside the chosen one, layer by layer and to the same scales', async ({ page }) => {
  await open(page, '?e=0.5&b=crown-ibp');
  await page.getByRole('button', { name: 'Compare with…' }).press('Enter');
  await page.getByRole('menuitemradio', { name: /^IBP/ }).press('Enter');
  await expect(page).toHaveURL(/v=ibp/);
  const table = page.getByRole('table', { name: 'CROWN-IBP compared with IBP, layer by layer' });
  await expect(table.getByRole('columnheader')).toHaveCount(5);
  const ratios = await table.getByRole('row').nth(1).getByRole('cell').allTextContents();
  expect(ratios.slice(0, 4)).toEqual(['1', '1', '1', '1']);
  expect(Number(ratios[4])).toBeLessThan(1);
  const [own, other] = [channels(page, 'CROWN-IBP'), channels(page, 'IBP')];
  await other.nth(2).press('Space');
  await expect(own.nth(2)).toBeChecked();
  expect(await own.nth(2).getAttribute('aria-label')).toBe(await other.nth(2).getAttribute('aria-label'));
  const [ownMargin, otherMargin] = await provedMargins(page);
  expect(otherMargin).toBeLessThan(ownMargin as number);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(table).toHaveCount(0);
});

test('another radius stands beside the chosen one, and the link brings both back', async ({ page, context }) => {
  await open(page, '?e=0.2');
  await page.getByRole('button', { name: 'Compare with…' }).click();
  await page.getByRole('menuitemradio', { name: /^Another radius/ }).click();
  const field = page.getByRole('textbox', { name: 'Radius to compare with' });
  await expect(field).toHaveValue('0.1/255');
  await field.fill('0.01');
  await field.press('Enter');
  await field.fill('0/255');
  await field.press('Enter');
  await expect(page.getByText('0/255: Verified', { exact: true })).toBeVisible();
  const [own, other] = await provedMargins(page);
  expect(other).toBeGreaterThan(own as number);
  const link = await context.newPage();
  await link.goto(page.url());
  await expect(margins(link)).toBeVisible({ timeout: 60_000 });
  await expect(link.getByText('0/255: Verified', { exact: true })).toBeVisible();
  expect(await margins(link).textContent()).toBe(await margins(page).textContent());
});

test('a margin, and any unit, shows what its bound looks at', async ({ page }) => {
  await open(page, '?e=0.5&b=crown-ibp');
  const row = margins(page).getByRole('row').nth(1);
  const name = row.getByRole('button');
  await name.press('Enter');
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  const margin = page.getByRole('region', { name: 'Selected margin' });
  await expect(margin.getByRole('img', { name: /in the lower bound/ })).toBeVisible();
  await expect(margin.getByRole('img', { name: /in the upper bound/ })).toBeVisible();
  const proved = Number(ascii((await row.getByRole('cell').first().textContent()) ?? ''));
  const sentence = ascii((await margin.getByText('Lower bound = ').textContent()) ?? '');
  const least = Number(/at least (-?[\d.]+) in this box/.exec(sentence)?.[1]);
  expect(Math.abs(least - proved)).toBeLessThan(0.05 + 0.01 * Math.abs(proved));
  await page.getByRole('radiogroup', { name: 'Channels' }).getByRole('radio').nth(1).press('Space');
  const unit = page.getByRole('region', { name: 'Selected unit' });
  await expect(unit.getByRole('img', { name: /in the lower bound/ })).toBeVisible();
  await expect(unit.getByText(/^Lower bound = Σ coefficient · pixel [+−] [\d.]/)).toBeVisible();
});

test('interval bounds say that they look at nothing', async ({ page }) => {
  await open(page, '?g=0&b=ibp');
  await expect(page.getByRole('region', { name: 'Selected margin' })).toContainText('IBP keeps no function');
});

test('a search shows its bounds as they rise, and that they are not yet proved', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seenWhileSearching: seen });
    new MutationObserver(() => {
      const text = document.body.textContent ?? '';
      if (text.includes('Searching, not yet proved.')) seen.add('searching');
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.getByRole('radio', { name: 'α-CROWN' }).dispatchEvent('click');
  await expect(page.getByText(/^α-CROWN bounds, proved/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Took .* m?s\./)).toBeVisible();
  const seen = await page.evaluate(() => [
    ...(window as unknown as { seenWhileSearching: Set<string> }).seenWhileSearching,
  ]);
  expect(seen).toEqual(['searching']);
  await expect(page.getByText('Searching, not yet proved.')).toHaveCount(0);
});

test('two methods can be compared at 390 pixels by keys, and accessibly', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '?e=0.5&b=crown-ibp&v=ibp&g=0');
  await expect(page.getByText('IBP: Unknown', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /in the lower bound/ })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Layers' }).click();
  const tabs = page.getByRole('radiogroup', { name: 'Bounds shown' });
  await expect(page.getByRole('radiogroup', { name: 'Channels, CROWN-IBP' })).toBeVisible();
  await tabs.getByRole('radio', { checked: true }).press('ArrowRight');
  await expect(page.getByRole('radiogroup', { name: 'Channels, IBP' })).toBeVisible();
  await checkAccessibility(page);
  await expect(badge(page)).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('two methods can be compared accessibly on a wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '?e=0.5&b=crown-ibp&v=ibp');
  await expect(page.getByRole('img', { name: /in the lower bound/ })).toBeVisible();
  await checkAccessibility(page);
});

function channels(page: Page, side: string) {
  return page.getByRole('radiogroup', { name: `Channels, ${side}`, exact: true }).getByRole('radio');
}

/** The first row's proved margin, and that of the bounds beside it. */
async function provedMargins(page: Page): Promise<number[]> {
  const cell = margins(page).getByRole('row').nth(1).getByRole('cell').first();
  await expect(cell.locator('span > span, span + span').last()).toBeVisible();
  const texts = await cell.evaluate((element) => [...element.children].map((child) => child.textContent ?? ''));
  return texts.map((text) => Number(ascii(text)));
}

function ascii(text: string): string {
  return text.replaceAll('−', '-');
}
