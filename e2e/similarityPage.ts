import type { Locator, Page } from '@playwright/test';
import { expect } from './onePage';

/** Opens Similarity, or a link to it, and waits for the tree. */
export async function open(page: Page, hash = '#/1/similarity'): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(classes(page)).toBeVisible({ timeout: 45_000 });
}

export const classes = (page: Page): Locator => page.getByRole('list', { name: 'Classes in the order of the tree' });
export const merges = (page: Page): Locator => page.getByRole('list', { name: /^Merges of the tree/ });
export const groups = (page: Page): Locator => page.getByRole('list', { name: 'Groups' });
export const cut = (page: Page): Locator => page.getByRole('slider', { name: 'Cut of the tree' });
export const groupOf = (page: Page, name: string): Locator =>
  classes(page).getByRole('button', { name: new RegExp(`^Move ${name},`) });

/** The group of each class, from top to bottom. */
export async function letters(page: Page): Promise<string[]> {
  const names = await classes(page).getByRole('button').allTextContents();
  return names.map((name) => name.slice(-1));
}
