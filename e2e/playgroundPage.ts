import type { Locator, Page } from '@playwright/test';
import { expect, follow } from './onePage';

/** Opens a link to Playground; at the last step where the parameters name none. */
export async function openPlayground(page: Page, parameters = ''): Promise<void> {
  const step = /(^|&)step=/.test(parameters) ? '' : 'step=99';
  await follow(page, `#/1/playground?${[parameters, step].filter((part) => part).join('&')}`);
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
}

/** A card of the network, by how it is read out. */
export function unit(page: Page, name: RegExp): Locator {
  return page.getByRole('region', { name: 'The network' }).getByRole('button', { name });
}

/** Drags something by its middle. */
export async function drag(page: Page, target: Locator, dx: number, dy: number): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('Nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
}
