import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Gives a folder of its own to what needs one for a while, and removes it afterwards, also where the process is told to end.
 *
 * @param name how the folder's own begins
 */
export async function withTemporaryFolder<T>(name: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), name));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const end = (signal: NodeJS.Signals) => {
    remove();
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    process.removeListener('exit', remove);
    for (const signal of ENDINGS) process.removeListener(signal, end);
  };
  process.once('exit', remove);
  for (const signal of ENDINGS) process.once(signal, end);
  try {
    return await use(folder);
  } finally {
    release();
    remove();
  }
}
