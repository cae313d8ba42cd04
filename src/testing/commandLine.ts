/*
 * The command line for tests. It loads the engine with its first command; here all of it is loaded with the test's file,
 * since on a busy machine that takes longer than a test may.
 */
import { existsSync } from 'node:fs';
import '../cli/files/nodeEngine';
import '../cli/commands/attack';
import '../cli/commands/bounds';
import '../cli/commands/evaluate';
import '../cli/commands/inspect';
import '../cli/commands/merge';

import { main as run } from '../cli/main';

/** @throws Error where a reference network is named that is not here, so that the test counts as not run */
export function main(args: readonly string[]): ReturnType<typeof run> {
  const missing = args.find((each) => each.startsWith('../shared/') && !existsSync(each));
  if (missing !== undefined) throw new Error(`${missing} is not here.`);
  return run(args);
}
