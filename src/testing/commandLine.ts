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
import '../cli/commands/radius';
import '../cli/commands/supports';
import '../cli/commands/verify';
import { vi } from 'vitest';
import { main as run } from '../cli/main';

/** @throws Error where a reference network is named that is not here, so that the test counts as not run */
export function main(args: readonly string[]): ReturnType<typeof run> {
  const missing = args.find((each) => each.startsWith('../shared/') && !existsSync(each));
  if (missing !== undefined) throw new Error(`${missing} is not here.`);
  return run(args);
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, which spares the start of another: its exit code, and what it prints. */
export async function runHere(...args: readonly string[]): Promise<Outcome> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const spies: { mockRestore(): void }[] = [
    vi.spyOn(console, 'log').mockImplementation((line) => void stdout.push(`${line}\n`)),
    vi.spyOn(console, 'error').mockImplementation((line) => void stderr.push(`${line}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((piece) => stdout.push(String(piece)) > 0),
  ];
  // Jobs end with the process that began them, and wait for nothing of it; a test's process must not.
  const { channel } = process;
  if (channel) spies.push(vi.spyOn(channel, 'unref').mockImplementation(() => {}));
  const listeners = new Set(process.rawListeners('disconnect'));
  try {
    const code = await main(args);
    return { code, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
    for (const listener of process.rawListeners('disconnect')) {
      if (!listeners.has(listener)) process.removeListener('disconnect', listener as () => void);
    }
  }
}
