import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { withTemporaryFolder } from './temporaryFolder';

const held = (use: (folder: string) => Promise<void>) => {
  return withTemporaryFolder('boundscope-test-', async (folder) => {
    writeFileSync(join(folder, 'file'), '');
    await use(folder);
    return folder;
  });
};

it('removes a folder after use, and after what fails', async () => {
  expect(existsSync(await held(async () => {}))).toBe(false);
  let failed = '';
  const failing = held(async (folder) => {
    failed = folder;
    throw new Error('It failed.');
  });
  await expect(failing).rejects.toThrow('It failed.');
  expect([failed === '', existsSync(failed)]).toEqual([false, false]);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves none behind where %s ends the process', async (signal) => {
  const before = process.listenerCount(signal);
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  try {
    await held(async (folder) => {
      process.emit(signal, signal);
      expect(existsSync(folder)).toBe(false);
      expect(kill).toHaveBeenCalledWith(process.pid, signal);
      // So that it ends this time.
      expect(process.listenerCount(signal)).toBe(before);
    });
  } finally {
    kill.mockRestore();
  }
});
