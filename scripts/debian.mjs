// @ts-check
import { run } from './run.mjs';

/**
 * Installs a Debian package where we may; whether it is there then shows in what it brings.
 *
 * @param {string} name
 */
export async function installFromDebian(name) {
  if (!isLinuxRoot()) return;
  console.log(`Installing the Debian package “${name}”.`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], quiet);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', name], quiet);
}

/** Whether packages of the system may be installed at all. */
export function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
