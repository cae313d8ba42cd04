// @ts-check
import { installFromDebian, isLinuxRoot } from './debian.mjs';
import { findChromium } from './findChromium.mjs';
import { run, tool } from './run.mjs';

const HELP =
  'No Chromium or Chrome was found, and none could be installed. Install one, or set CHROMIUM_PATH to its program.';

/**
 * Path of a Chromium for the browser tests; installs one where there is none: Playwright's build, else Debian's
 * package where we may.
 *
 * @returns {Promise<string>}
 */
export async function installChromium() {
  const installed = findChromium();
  if (installed !== undefined) return installed;
  for (const install of [installFromPlaywright, () => installFromDebian('chromium')]) {
    await install();
    const found = findChromium();
    if (found !== undefined) return found;
  }
  throw new Error(HELP);
}

/** The libraries it needs are installed only after the download came through. */
async function installFromPlaywright() {
  console.log('No Chromium was found; asking Playwright for one.');
  const code = await run(tool('playwright'), ['install', '--no-shell', 'chromium']);
  if (code === 0 && isLinuxRoot()) await run(tool('playwright'), ['install-deps', 'chromium']);
}
