import { expect, type Locator, type Page } from '@playwright/test';

/** Opens Inspect with the fields of its link, and waits for the bounds of the method that is chosen there. */
export async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/#/1/inspect${query}`);
  await expect(margins(page)).toBeVisible({ timeout: 60_000 });
  const method = page.getByRole('radiogroup', { name: 'Method' }).getByRole('radio', { checked: true });
  const name = await method.evaluate((radio) => radio.closest('label')?.textContent ?? '');
  await expect(page.getByText(new RegExp(`^${name} bounds`))).toBeVisible({ timeout: 60_000 });
}

export function margins(page: Page): Locator {
  return page.getByRole('table', { name: /minus each class/ });
}

export function layers(page: Page): Locator {
  return page.getByRole('radiogroup', { name: 'Layers' });
}

export function badge(page: Page): Locator {
  return page.getByText(/^(Verified|Unknown|Falsified) at /);
}

/** The first row's proved margin, which is the smallest. */
export async function smallestMargin(page: Page): Promise<number> {
  const cell = await margins(page).getByRole('row').nth(1).getByRole('cell').first().textContent();
  return Number(cell?.replace('\u2212', '-'));
}
