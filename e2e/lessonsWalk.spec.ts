import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures';

// Both walks go on in one page: the engine starts once, and what it found for the keys stands there for the thumb.
test.use({ hasTouch: true });

const LESSONS = 11;
const COMPARE = 'Compare';
const AGAIN = 'Draw again';

/** What stands on the page of a lesson. */
interface Sight {
  readonly steps: number;
  /** Name of the step after this one. */
  readonly next: string;
  /** What the button of a prediction says; undefined where nothing is to be drawn. */
  readonly asks: string | undefined;
  readonly text: string;
  /** What was shown after the drawing. */
  readonly answer: string;
  /** Pixels that the page is wide. */
  readonly width: number;
  readonly hasEnding: boolean;
}

/** Waits, frame by frame, until a step is on screen and can be answered; all that is to be known of it in one go. */
async function see(page: Page, lesson: number, step: number, asks?: string): Promise<Sight> {
  const sight = await page.waitForFunction(
    ({ place, index, wanted }) => {
      const all = [...document.querySelectorAll('nav[aria-label="Steps of the lesson"] button')];
      const main = document.querySelector('main');
      if (!main?.innerText.includes(place) || !all[index]?.hasAttribute('aria-current')) return null;
      const words = [...main.querySelectorAll('section button')].map((button) => button.textContent ?? '');
      if (words.includes('Computing') || (wanted && !words.includes(wanted))) return null;
      return {
        steps: all.length,
        next: all[index + 1]?.getAttribute('aria-label') ?? '',
        asks: words.find((word) => word === 'Compare' || word === 'Draw again'),
        text: main.innerText,
        answer: [...main.querySelectorAll<HTMLElement>('[aria-live=polite]')].at(-1)?.innerText ?? '',
        width: main.scrollWidth,
        hasEnding: main.querySelector('[aria-label="Try this next"]') !== null,
      };
    },
    { place: `Lesson ${lesson} of ${LESSONS}`, index: step, wanted: asks },
    { timeout: 60_000 },
  );
  return (await sight.jsonValue()) as Sight;
}

/** Milliseconds for which a finger rests before it lifts. */
const STILL = 120;

/** Puts a finger on the middle of something, moves it sideways and lifts it. */
async function touch(page: Page, session: CDPSession, selector: string, text = '', dx = 0): Promise<void> {
  const [x, y] = await page.evaluate(
    ({ among, words }) => {
      const found = [...document.querySelectorAll<HTMLElement>(among)].filter((each) =>
        (each.textContent ?? '').startsWith(words),
      );
      const target = found.at(-1);
      if (!target) throw new Error(`Nothing to touch: ${among} ${words}`);
      const middle = () => {
        const { left, top, width, height } = target.getBoundingClientRect();
        return [left + width / 2, top + height / 2] as const;
      };
      const isFree = () => {
        const at = document.elementFromPoint(...middle());
        return at !== null && (target.contains(at) || at.contains(target));
      };
      if (!isFree()) target.scrollIntoView({ block: 'center' });
      if (!isFree()) throw new Error(`Covered: ${among} ${words}`);
      return middle();
    },
    { among: selector, words: text },
  );
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] });
  if (dx === 0) {
    // Sent together: where each waited for the page, a busy one would take a tap for a long press.
    await Promise.all([send('touchStart', x), send('touchEnd')]);
    return;
  }
  await Promise.all([send('touchStart', x), send('touchMove', x + dx / 2), send('touchMove', x + dx)]);
  // A finger that lifts while it moves throws the page, and the next tap would only stop that.
  await page.waitForTimeout(STILL);
  await Promise.all([send('touchMove', x + dx), send('touchEnd')]);
}

/** Drags a slider towards where it has room, and sees it move. */
async function swipe(page: Page, session: CDPSession, selector: string): Promise<void> {
  const read = () =>
    page.evaluate((among) => {
      const slider = [...document.querySelectorAll(among)].at(-1);
      return [slider?.getAttribute('aria-valuenow'), slider?.getAttribute('aria-valuemax')] as const;
    }, selector);
  const [before, most] = await read();
  await touch(page, session, selector, '', before === most ? -60 : 60);
  await page.waitForFunction(
    ({ among, old }) => [...document.querySelectorAll(among)].at(-1)?.getAttribute('aria-valuenow') !== old,
    { among: selector, old: before },
    { timeout: 10_000 },
  );
}

/** By arrow keys and r: no answer stands there before it is drawn. */
async function walkByKeys(page: Page): Promise<void> {
  for (let lesson = 1; lesson <= LESSONS; lesson++) {
    let drawn = 0;
    for (let step = 0; ; step++) {
      const { steps, asks, text, hasEnding } = await see(page, lesson, step);
      if (asks) {
        await page.keyboard.press('r');
        const { answer } = await see(page, lesson, step, AGAIN);
        expect(answer.length).toBeGreaterThan(20);
        expect(text).not.toContain(answer.split('\n')[0] ?? answer);
        drawn++;
      }
      if (step < steps - 1) {
        await page.keyboard.press('ArrowRight');
        continue;
      }
      expect(drawn, `predictions of lesson ${lesson}`).toBeGreaterThanOrEqual(1);
      expect(hasEnding, `something to try next in lesson ${lesson}`).toBe(true);
      break;
    }
    if (lesson < LESSONS) {
      await page
        .getByRole('region', { name: 'Try this next' })
        .getByRole('button', { name: /^Lesson: / })
        .press('Enter');
    }
  }
}

/** With a thumb: predictions drawn anew, one number of each lesson scrubbed, nothing wider than the phone. */
async function walkByTouch(page: Page, session: CDPSession): Promise<void> {
  for (let lesson = 1; lesson <= LESSONS; lesson++) {
    const done = { drawn: 0, scrubbed: 0 };
    for (let step = 0; ; step++) {
      const { steps, next, asks, width, hasEnding } = await see(page, lesson, step);
      expect(width).toBeLessThanOrEqual(390);
      if (asks) {
        if (asks === AGAIN) await touch(page, session, 'main section button', AGAIN);
        await see(page, lesson, step, COMPARE);
        await swipe(page, session, 'main section svg [role=slider]');
        await touch(page, session, 'main section button', COMPARE);
        await see(page, lesson, step, AGAIN);
        done.drawn++;
      }
      // Other images are attacked anew, for seconds; ε alone is not.
      const number = 'main p [role=slider]:not([aria-label*="image"], [aria-label*="pixel"])';
      if (done.scrubbed === 0 && (await page.locator(number).count()) > 0) {
        await swipe(page, session, number);
        done.scrubbed++;
      }
      if (step < steps - 1) {
        await touch(page, session, 'main button', next);
        continue;
      }
      expect(done.drawn, `predictions of lesson ${lesson}`).toBeGreaterThanOrEqual(1);
      expect(done.scrubbed, `numbers of lesson ${lesson}`).toBe(1);
      expect(hasEnding, `something to try next in lesson ${lesson}`).toBe(true);
      break;
    }
    if (lesson < LESSONS) await touch(page, session, '[aria-label="Try this next"] button', 'Lesson: ');
  }
}

test('every step of every lesson is reached by keys, then with a thumb: no dead end, no answer before its time', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/#/1/lessons/fool');
  await test.step('by keys', () => walkByKeys(page));
  await page.setViewportSize({ width: 390, height: 844 });
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    location.hash = '#/1/lessons';
  });
  await page.getByRole('button', { name: /An image that fools a network/ }).tap();
  await test.step('with a thumb', () => walkByTouch(page, session));
});
