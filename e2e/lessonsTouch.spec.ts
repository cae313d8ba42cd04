import type { CDPSession, Locator } from '@playwright/test';
import { expect, test } from './fixtures';

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

/** A finger that goes down on something, moves sideways and is lifted. */
async function swipe(session: CDPSession, target: Locator, dx: number): Promise<void> {
  // In the middle, clear of what is docked below.
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await target.boundingBox();
  if (!box) throw new Error('Nothing to touch');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] });
  await touch('touchStart', x);
  await touch('touchMove', x + dx / 2);
  await touch('touchMove', x + dx);
  await touch('touchEnd');
}

/** Swipes until the value has changed: what is computed meanwhile may move everything under the finger. */
async function swipeToChange(session: CDPSession, target: Locator): Promise<void> {
  const before = (await target.getAttribute('aria-valuenow')) ?? '';
  const isMost = before === (await target.getAttribute('aria-valuemax'));
  await expect(async () => {
    await swipe(session, target, isMost ? -60 : 60);
    await expect(target).not.toHaveAttribute('aria-valuenow', before, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

test('every lesson is walked with a thumb: numbers scrubbed, predictions drawn, no dead end', async ({ page }) => {
  test.setTimeout(200_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const session = await page.context().newCDPSession(page);
  await page.goto('/#/1/lessons');
  await page.getByRole('button', { name: /An image that fools a network/ }).tap();
  const steps = page.getByRole('navigation', { name: 'Steps of the lesson' }).getByRole('listitem');
  for (let lesson = 1; ; lesson++) {
    await expect(page.getByText(`Lesson ${lesson} of 11`)).toBeAttached();
    const last = (await steps.count()) - 1;
    const [drawn, scrubbed] = [{ count: 0 }, { count: 0 }];
    for (let step = 0; ; step++) {
      await expect(steps.nth(step).locator('[aria-current=step]')).toHaveCount(1);
      const asked = page.getByRole('button', { name: /^(Compare|Computing)$/ });
      if ((await asked.count()) > 0) {
        const handle = page.getByRole('region', { name: /\?$/ }).getByRole('slider').last();
        await swipeToChange(session, handle);
        const compare = page.getByRole('button', { name: 'Compare', exact: true });
        await expect(compare).toBeEnabled({ timeout: 60_000 });
        await compare.tap();
        await expect(page.getByRole('button', { name: 'Draw again' })).toBeVisible();
        drawn.count++;
      }
      const number = page.getByRole('main').locator('p [role=slider]').first();
      if (scrubbed.count === 0 && (await number.count()) > 0) {
        await swipeToChange(session, number);
        scrubbed.count++;
      }
      expect(await page.locator('main').evaluate((main) => main.scrollWidth)).toBeLessThanOrEqual(390);
      if (step === last) break;
      const title =
        (await steps
          .nth(step + 1)
          .getByRole('button')
          .getAttribute('aria-label')) ?? '';
      // What is computed meanwhile may move the button under the thumb; a step is gone to by its name, so twice does no harm.
      await expect(async () => {
        await page.getByRole('button', { name: title, exact: true }).last().tap({ timeout: 5000 });
        await expect(steps.nth(step + 1).locator('[aria-current=step]')).toHaveCount(1, { timeout: 2000 });
      }).toPass({ timeout: 30_000 });
    }
    expect(drawn.count, `predictions in lesson ${lesson}`).toBeGreaterThanOrEqual(1);
    expect(scrubbed.count, `numbers in lesson ${lesson}`).toBe(1);
    const ending = page.getByRole('region', { name: 'Try this next' });
    await expect(ending).toBeVisible();
    if (lesson === 11) break;
    await ending.getByRole('button', { name: /^Lesson: / }).tap();
  }
});
