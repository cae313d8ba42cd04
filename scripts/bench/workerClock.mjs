// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

/** How Chromium calls the threads of workers. */
const WORKER = 'DedicatedWorker';

/**
 * A clock of what a page's workers have computed, which others at work on the machine do not touch.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {readonly string[]} others threads of the workers that there were before
 * @returns {Promise<(() => number) | undefined>} milliseconds; nothing where the system does not tell
 */
export async function workerClock(browser, others) {
  const own = (await workersOf(browser)).filter((thread) => !others.includes(thread));
  if (own.length === 0) return undefined;
  return () =>
    own.reduce((sum, thread) => sum + Number(readFileSync(`${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
}

/**
 * The threads of all workers there are, as folders; none where the system does not tell.
 *
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<string[]>}
 */
export async function workersOf(browser) {
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.flatMap(({ id }) =>
      readdirSync(`/proc/${id}/task`)
        .map((thread) => `/proc/${id}/task/${thread}`)
        .filter((thread) => readFileSync(`${thread}/comm`, 'utf8').startsWith(WORKER)),
    );
  } catch {
    return [];
  } finally {
    await session.detach();
  }
}
