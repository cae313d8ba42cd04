import AxeBuilder from '@axe-core/playwright';
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  type Response,
  type WebError,
} from '@playwright/test';

/** What a page that works never does. */
export interface Trouble {
  readonly kind: 'console error' | 'thrown' | 'foreign request' | 'failed request' | 'bad status';
  readonly text: string;
}

/** A trouble that a test is about. */
export interface ExpectedTrouble {
  readonly kind: Trouble['kind'];
  readonly text: RegExp;
}

interface TroubleFixtures {
  /** Names a trouble that is to happen, once or more often, before the test ends. */
  readonly expectTrouble: (expected: ExpectedTrouble) => void;
  readonly expectedTroubles: ExpectedTrouble[];
  readonly quietPages: undefined;
}

/**
 * The test of this project: as Playwright's, but a test also fails when a page logs an error, throws one, fails to load
 * something or asks another host for anything that the test did not say it expects; and when what it expects does not
 * happen.
 */
export const test = base.extend<TroubleFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures it needs
  expectedTroubles: ({}, use) => use([]),
  expectTrouble: ({ expectedTroubles }, use) => use((expected) => void expectedTroubles.push(expected)),
  quietPages: [
    async ({ context, expectedTroubles }, use) => {
      const { troubles, stop } = watchForTrouble(context);
      await use(undefined);
      stop();
      const matches = (trouble: Trouble, { kind, text }: ExpectedTrouble) =>
        trouble.kind === kind && text.test(trouble.text);
      const unexpected = troubles.filter((trouble) => !expectedTroubles.some((expected) => matches(trouble, expected)));
      const missing = expectedTroubles.filter((expected) => !troubles.some((trouble) => matches(trouble, expected)));
      expect(unexpected, 'what no page does that works').toEqual([]);
      expect(missing, 'what this test expects to happen').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };

/** Collects the troubles of all pages of a context, until it is stopped. */
function watchForTrouble(context: BrowserContext): { readonly troubles: Trouble[]; readonly stop: () => void } {
  const troubles: Trouble[] = [];
  const add = (kind: Trouble['kind'], text: string) => void troubles.push({ kind, text });
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') add('console error', message.text());
  };
  const onError = (webError: WebError) => add('thrown', webError.error().message);
  const onRequest = (request: Request) => {
    if (!isOwn(request.url())) add('foreign request', request.url());
  };
  const onFailure = (request: Request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // The page itself ends loads that are no longer wanted.
    if (reason !== 'net::ERR_ABORTED') add('failed request', `${request.url()}: ${reason}`);
  };
  const onResponse = (response: Response) => {
    if (response.status() >= 400) add('bad status', `${response.url()}: ${response.status()}`);
  };
  context.on('console', onConsole);
  context.on('weberror', onError);
  context.on('request', onRequest);
  context.on('requestfailed', onFailure);
  context.on('response', onResponse);
  const stop = () => {
    context.off('console', onConsole);
    context.off('weberror', onError);
    context.off('request', onRequest);
    context.off('requestfailed', onFailure);
    context.off('response', onResponse);
  };
  return { troubles, stop };
}

function isOwn(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return ['blob:', 'data:', 'file:'].includes(protocol) || hostname === 'localhost' || hostname === '127.0.0.1';
}

/** Marks one text of each look, whose colors are checked for all that look the same. */
const MARK = 'data-look';

/** Fails with the list of axe's findings for the page as it stands; what depends on colors is checked light and dark. */
export async function checkAccessibility(page: Page): Promise<void> {
  const findings: string[] = [];
  const check = async (name: string, axe: AxeBuilder) => {
    const { violations } = await axe.analyze();
    for (const { id, help, nodes } of violations)
      for (const node of nodes)
        findings.push(`${name}: ${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`);
  };
  // In the page itself, as there are no frames, and only what is wrong: the rest would take most of the time. Reading axe
  // anew takes as long as asking it, so it is asked where it is.
  const axe = async () => {
    const isThere = await page.evaluate(() => 'axe' in window);
    return new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) }).setLegacyMode();
  };
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await check(
    'light',
    (await axe()).options({ resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }),
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colors on their way to others would be found wanting.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    if ((await page.evaluate(markLooks, MARK)) === 0) continue;
    const options = { resultTypes: ['violations' as const], runOnly: ['color-contrast'] };
    await check(colorScheme, (await axe()).include(`[${MARK}]`).options(options));
  }
  await page.evaluate((mark) => {
    for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
  }, MARK);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect(findings).toEqual([]);
}

/**
 * Marks the first of all texts that look the same: in the same kinds of elements all the way up, of the same color and
 * size, beside the same. Finding out what lies behind a text takes axe long, and pages repeat themselves.
 *
 * @returns how many are marked
 */
function markLooks(mark: string): number {
  const PLACE = /(^|;)\s*(left|top|right|bottom|width|height|transform|inset|grid-[a-z-]+)\s*:[^;]*/g;
  const ownLook = (element: Element | null) => {
    if (!element) return '';
    const states = ['class', 'fill', 'stroke', 'opacity', 'disabled', 'aria-pressed', 'aria-checked', 'aria-selected'];
    const style = (element.getAttribute('style') ?? '').replace(PLACE, '');
    const { backgroundColor, fill } = getComputedStyle(element);
    return [element.tagName, style, backgroundColor, fill, ...states.map((name) => element.getAttribute(name))].join();
  };
  const lookOf = (element: Element): string => {
    const { parentElement: parent, previousElementSibling: before } = element;
    return `${ownLook(element)}|${ownLook(before)}/${parent ? lookOf(parent) : ''}`;
  };
  const looks = new Set<string>();
  for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
  for (const element of document.body.querySelectorAll('*')) {
    const hasText = [...element.childNodes].some(
      ({ nodeType, data }: Node & { data?: string }) => nodeType === 3 && data?.trim(),
    );
    if (!hasText && !element.matches('input, textarea, select')) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const look = [color, fontSize, fontWeight, lookOf(element)].join();
    if (looks.has(look)) continue;
    looks.add(look);
    element.setAttribute(mark, '');
  }
  return looks.size;
}
