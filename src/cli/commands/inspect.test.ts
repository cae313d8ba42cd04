import { afterEach, expect, it, vi } from 'vitest';
import { main } from '../../testing/commandLine';

afterEach(() => vi.restoreAllMocks());

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const code = await main(['inspect', ...args]);
  return { code, out: [...log.mock.calls, ...error.mock.calls].flat().join('\n') };
}

it('says what a network takes, method by method, and lists every node when asked', async () => {
  const { code, out } = await run('fashion-natural');
  expect(code).toBe(0);
  expect(out).toMatch(/exact.*relaxed/);
  expect(out).toMatch(/α-CROWN +up to .*MB/);
  expect((await run('fashion-natural', '--all')).out).toMatch(/1\. .*: exact/);
});

it('says which methods are refused under a limit of memory', async () => {
  expect((await run('fashion-natural', '--memory', '101MB')).out).toMatch(/CROWN .*refused: more than the limit/);
  const { code, out } = await run('fashion-natural', '--memory', 'much');
  expect(code).toBe(2);
  expect(out).toMatch(/--memory.*512MB/);
});

it('reports of a refused file and ends with code 2', async () => {
  const { code, out } = await run('package.json');
  expect(code).toBe(2);
  expect(out).toMatch(/Refused/);
});
