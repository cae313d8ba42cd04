import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from './folders';

/** What a process said of a property. */
export interface JobAnswer {
  /** The verdict as the competition has it; “error” where it cannot be taken, or the process came to grief. */
  readonly verdict: string;
  /** The counterexample behind it, as text. */
  readonly details: string;
  readonly errors: string;
}

/** Begins this program anew, in a process of its own. */
export function beginProcess(args: readonly string[], options: ForkOptions): ChildProcess {
  return fork(join(packageFolder(), 'bin/boundscope.mjs'), args, options);
}

/** Decides a property in a process of its own, which takes nothing with it when memory runs out. */
function decideApart(args: readonly string[], running: Set<ChildProcess>): Promise<JobAnswer> {
  return new Promise((resolve) => {
    const child = beginProcess(['verify', ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    running.add(child);
    const [out, errors]: [string[], string[]] = [[], []];
    child.stdout?.on('data', (text) => out.push(String(text)));
    child.stderr?.on('data', (text) => errors.push(String(text)));
    child.on('close', (code) => {
      running.delete(child);
      const [verdict = '', ...details] = out.join('').split('\n');
      resolve({
        verdict: code === 0 ? verdict : 'error',
        details: details.join('\n').trim(),
        errors: errors.join('').trim(),
      });
    });
  });
}

/**
 * Decides several properties in as many processes at once as is said.
 *
 * @param jobs arguments of “boundscope verify”, each
 * @param onAnswer is given each as it is decided; where it gives true, all that still run are ended
 * @param running holds the processes while they run
 */
export async function decideEach(
  jobs: readonly (readonly string[])[],
  atOnce: number,
  onAnswer: (answer: JobAnswer, at: number, seconds: number) => boolean,
  running: Set<ChildProcess> = new Set(),
): Promise<void> {
  let next = 0;
  let isOver = false;
  const work = async () => {
    while (next < jobs.length && !isOver) {
      const at = next++;
      const start = performance.now();
      const answer = await decideApart(jobs[at] as readonly string[], running);
      if (isOver) return;
      isOver = onAnswer(answer, at, (performance.now() - start) / 1000);
      if (isOver) for (const child of running) child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, work));
}

/** Ends with the process that began this one, which may be killed. */
export function endWithParent(): void {
  if (!process.connected) return;
  process.once('disconnect', () => process.exit(1));
  // Waiting for it is no reason to go on.
  process.channel?.unref();
}
