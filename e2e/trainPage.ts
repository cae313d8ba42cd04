import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** Large batches of a small network for accuracy alone: an epoch takes seconds. */
export const QUICK = 'b=512&r=0.01';

/** Opens Train with settings in the link's form, and waits until it could start. */
export async function open(page: Page, parameters = QUICK): Promise<void> {
  await page.goto(`/#/1/train?${parameters}`);
  await expect(startButton(page)).not.toHaveAttribute('aria-disabled', /.*/, { timeout: 60_000 });
}

export function startButton(page: Page): Locator {
  return page.getByRole('region', { name: 'What will be trained' }).getByRole('button');
}

/** What the figures say. */
export function finding(page: Page): Locator {
  return page.getByRole('region', { name: 'What the figures say' }).locator('p');
}

/** The column of a training by its method's name. */
export function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** Waits until a training says that it stands like this; it computes meanwhile, and slowly on a busy machine. */
export async function waitForPhase(run: Locator, phase: string | RegExp): Promise<void> {
  await expect(run.locator('p').first()).toContainText(phase, { timeout: 120_000 });
}

/** The batch after which a training waits. */
export async function batchOf(run: Locator): Promise<number> {
  const words = await run.locator('p').first().innerText();
  return Number(/after batch (\d+)/.exec(words)?.[1]);
}
